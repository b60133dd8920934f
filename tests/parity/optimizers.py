"""Fifty steps of every optimizer on a small net: plain, with weight decay, with a falling rate; and the rates
of every schedule.
"""

from collections.abc import Callable

import numpy as np

import nncourse as nn
from parity import Case, Tensors, as_ours, draw_parameters, load_ours, load_theirs

STEPS = 50
LAYERS = 3, 2


def falling(step: int) -> float:
    return 0.05 / (1 + 0.2 * step)


def draw(rng: np.random.Generator) -> Tensors:
    return draw_parameters([nn.Dense(*LAYERS)], rng) | {
        "x": rng.standard_normal((6, LAYERS[0])),
        "target": rng.uniform(-1.0, 1.0, (6, LAYERS[1])),
    }


def run(name: str, ours: Callable, theirs: Callable, *, rate=0.05, decay: float = 0.0) -> Case:
    """`ours(rate)` with L2 of strength `decay`, `theirs(torch, groups)` with weight_decay in the group of the
    weights; None leaves it to the optimizer's own.
    """

    def train(inputs: Tensors) -> Tensors:
        net = nn.Network([nn.Dense(*LAYERS), nn.Activate(nn.tanh)], rng=np.random.default_rng(0), dtype=float)
        load_ours(net, inputs)
        loss, optimizer, path = nn.SquaredError(), ours(rate), []
        for _ in range(STEPS):
            y, trace = net.forward(inputs["x"], training=True)
            net.backward(loss.backward(loss.forward(y, inputs["target"])[1]), trace)
            nn.L2(decay).add_gradient(net)
            optimizer.step(net.theta, net.gradient, weights=net.weights)
            path.append(net.theta.copy())
        return {"path": np.array(path)}

    def peer(inputs: Tensors) -> Tensors:
        import torch

        module = load_theirs(torch.nn.Sequential(torch.nn.Linear(*LAYERS), torch.nn.Tanh()), inputs)
        W, b = module.parameters()
        decayed = {"params": [W]} | ({"weight_decay": decay} if decay else {})
        optimizer = theirs(torch, [decayed, {"params": [b], "weight_decay": 0.0}])
        x, target, path = torch.tensor(inputs["x"]), torch.tensor(inputs["target"]), []
        for step in range(STEPS):
            for group in optimizer.param_groups:
                group["lr"] = rate(step) if callable(rate) else rate
            optimizer.zero_grad()
            torch.nn.functional.mse_loss(module(x), target).backward()
            optimizer.step()
            path.append(np.concatenate([as_ours(W).ravel(), as_ours(b)]))
        return {"path": np.array(path)}

    return Case(name, "torch", draw, train, peer)


def variants(name: str, ours: Callable, theirs: Callable) -> list[Case]:
    return [
        run(name, ours, theirs),
        run(f"{name}, weight decay", ours, theirs, decay=0.1),
        run(f"{name}, falling rate", ours, theirs, rate=falling),
    ]


def schedule(name: str, ours: Callable[[int], float], theirs: Callable) -> Case:
    def rates(inputs: Tensors) -> Tensors:
        import torch

        optimizer = torch.optim.SGD([torch.zeros(1)], lr=float(inputs["initial"]))
        schedule, listed = theirs(torch.optim.lr_scheduler, optimizer), []
        for _ in range(STEPS):
            listed.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            schedule.step()
        return {"rates": np.array(listed)}

    return Case(
        name,
        "torch",
        lambda rng: {"initial": np.array(rng.uniform(0.01, 1.0))},
        lambda inputs: {"rates": np.array([ours(float(inputs["initial"]))(t) for t in range(STEPS)])},
        rates,
    )


CASES = [
    *variants("SGD", nn.SGD, lambda torch, groups: torch.optim.SGD(groups)),
    *variants("Momentum", nn.Momentum, lambda torch, groups: torch.optim.SGD(groups, momentum=0.9)),
    *variants(
        "Nesterov",
        lambda rate: nn.Nesterov(rate, 0.7),
        lambda torch, groups: torch.optim.SGD(groups, momentum=0.7, nesterov=True),
    ),
    *variants("Adagrad", nn.Adagrad, lambda torch, groups: torch.optim.Adagrad(groups)),
    *variants("RMSProp", nn.RMSProp, lambda torch, groups: torch.optim.RMSprop(groups)),
    *variants(
        "RMSProp, options",
        lambda rate: nn.RMSProp(rate, rho=0.8, epsilon=0.1),
        lambda torch, groups: torch.optim.RMSprop(groups, alpha=0.8, eps=0.1),
    ),
    *variants("Adam", nn.Adam, lambda torch, groups: torch.optim.Adam(groups)),
    *variants(
        "Adam, options",
        lambda rate: nn.Adam(rate, beta1=0.7, beta2=0.9, epsilon=0.1),
        lambda torch, groups: torch.optim.Adam(groups, betas=(0.7, 0.9), eps=0.1),
    ),
    run("AdamW", nn.AdamW, lambda torch, groups: torch.optim.AdamW(groups)),
    run("AdamW, falling rate", nn.AdamW, lambda torch, groups: torch.optim.AdamW(groups), rate=falling),
    run(
        "AdamW, options",
        lambda rate: nn.AdamW(rate, weight_decay=0.4, beta1=0.7, beta2=0.9, epsilon=0.1),
        lambda torch, groups: torch.optim.AdamW(groups, weight_decay=0.4, betas=(0.7, 0.9), eps=0.1),
    ),
    run(
        "AdamW and L2",
        lambda rate: nn.AdamW(rate, weight_decay=0.0),
        lambda torch, groups: torch.optim.Adam(groups),
        decay=0.1,
    ),
    schedule(
        "step decay", lambda initial: nn.StepDecay(initial, 7, 0.5),
        lambda schedules, optimizer: schedules.StepLR(optimizer, 7, 0.5),
    ),
    schedule(
        "exponential", lambda initial: nn.Exponential(initial, 0.93),
        lambda schedules, optimizer: schedules.ExponentialLR(optimizer, 0.93),
    ),
    schedule(
        "cosine", lambda initial: nn.Cosine(initial, STEPS - 1, 0.002),
        lambda schedules, optimizer: schedules.CosineAnnealingLR(optimizer, STEPS - 1, 0.002),
    ),
    schedule(
        "warm-up", lambda initial: nn.WarmUp(initial, 10),
        lambda schedules, optimizer: schedules.LinearLR(optimizer, 1 / 10, total_iters=9),
    ),
    schedule(
        "warm-up, then cosine", lambda initial: nn.WarmUp(nn.Cosine(initial, 40), 10),
        lambda schedules, optimizer: schedules.SequentialLR(
            optimizer,
            [
                schedules.LinearLR(optimizer, 1 / 10, total_iters=9),
                schedules.CosineAnnealingLR(optimizer, 40),
            ],
            milestones=[10],
        ),
    ),
]  # fmt: skip
