"""Forward and backward of every box: three batches in training, then one at inference with what was recorded
meanwhile.
"""

from collections.abc import Callable

import numpy as np

import nncourse as nn
from checks import shared
from parity import Case, Tensors, as_ours, draw_parameters, load_ours, load_theirs

BATCHES = {"training 1": 5, "training 2": 2, "training 3": 4, "inference": 3}


def chain(name: str, layers: Callable[[], list], modules: Callable, *, features: int, only: str = "") -> Case:
    """`modules(torch)` are the peer's; `only` selects batches by their names."""
    batches = {batch: n for batch, n in BATCHES.items() if only in batch}

    def draw(rng: np.random.Generator) -> Tensors:
        inputs = draw_parameters(layers(), rng)
        outputs = nn.Network(layers(), rng=rng).predict(np.zeros((1, features))).shape[1]
        for batch, n in batches.items():
            inputs[f"x {batch}"] = rng.normal(0.4, 1.5, (n, features))
            inputs[f"dy {batch}"] = rng.standard_normal((n, outputs))
        return inputs

    def ours(inputs: Tensors) -> Tensors:
        net = nn.Network(layers(), rng=np.random.default_rng(0), dtype=np.float64)
        load_ours(net, inputs)
        results = {}
        for batch in batches:
            y, trace = net.forward(inputs[f"x {batch}"], training="training" in batch)
            dx = net.backward(inputs[f"dy {batch}"], trace)
            results |= {f"y {batch}": y, f"dx {batch}": dx}
            for i, gradient in enumerate(net.gradients.values()):
                results[f"dp{i} {batch}"] = gradient.copy()
        return results | {f"buffer {i}": buffer for i, buffer in enumerate(net.buffers.values())}

    def theirs(inputs: Tensors) -> Tensors:
        import torch

        module = load_theirs(torch.nn.Sequential(*modules(torch)), inputs)
        results = {}
        for batch in batches:
            module.train("training" in batch)
            module.zero_grad()
            x = torch.tensor(inputs[f"x {batch}"], requires_grad=True)
            y = module(x)
            y.backward(torch.tensor(inputs[f"dy {batch}"]))
            results |= {f"y {batch}": y.detach(), f"dx {batch}": x.grad}
            for i, parameter in enumerate(module.parameters()):
                results[f"dp{i} {batch}"] = as_ours(parameter.grad)
        recorded = [buffer for buffer in module.buffers() if buffer.ndim]
        return results | {f"buffer {i}": buffer for i, buffer in enumerate(recorded)}

    return Case(name, "torch", draw, ours, theirs)


def maxout(torch, fan_in: int, units: int, pieces: int) -> list:
    class LargestPiece(torch.nn.Module):
        def forward(self, z):
            return z.reshape(len(z), units, pieces).max(dim=2).values

    return [torch.nn.Linear(fan_in, units * pieces), LargestPiece()]


def shared_modules(torch) -> list:
    box = torch.nn.Linear(3, 3)
    return [box, torch.nn.Tanh(), box, torch.nn.Sigmoid(), box]


def dropout_in_training() -> Case:
    """The draws differ, but not what is multiplied: 0 and one other number."""

    def theirs(inputs: Tensors) -> Tensors:
        import torch

        return {"values": torch.nn.Dropout(0.3)(torch.tensor(inputs["x"])).unique()}

    def ours(inputs: Tensors) -> Tensors:
        y, _ = nn.Dropout(0.3).forward(inputs["x"], training=True, rng=np.random.default_rng(0))
        return {"values": np.unique(y)}

    return Case("dropout, training", "torch", lambda rng: {"x": np.full((20, 10), 1.7)}, ours, theirs)


def graph() -> Case:
    """out = h ⊙ tanh(h) + x with h = xW + b: a value that feeds two boxes, and an input that goes around."""

    def nodes() -> dict:
        return {
            "h": (nn.Dense(3, 3), "x"),
            "a": (nn.Activate(nn.tanh), "h"),
            "product": (nn.Multiply(), "h", "a"),
            "out": (nn.Add(), "product", "x"),
        }

    def draw(rng: np.random.Generator) -> Tensors:
        return draw_parameters([nn.Dense(3, 3)], rng) | {
            "x": rng.standard_normal((4, 3)),
            "dy": rng.standard_normal((4, 3)),
        }

    def ours(inputs: Tensors) -> Tensors:
        net = load_ours(nn.FlowGraph(nodes(), rng=np.random.default_rng(0), dtype=np.float64), inputs)
        values, caches = net.fprop(x=inputs["x"])
        gradients = net.bprop(caches, out=inputs["dy"])
        dW, db = net.gradients.values()
        return {"y": values["out"], "dx": gradients["x"], "dh": gradients["h"], "dW": dW, "db": db}

    def theirs(inputs: Tensors) -> Tensors:
        import torch

        dense = load_theirs(torch.nn.Linear(3, 3), inputs)
        x = torch.tensor(inputs["x"], requires_grad=True)
        h = dense(x)
        h.retain_grad()
        y = h * torch.tanh(h) + x
        y.backward(torch.tensor(inputs["dy"]))
        dW, db = (as_ours(parameter.grad) for parameter in dense.parameters())
        return {"y": y.detach(), "dx": x.grad, "dh": h.grad, "dW": dW, "db": db}

    return Case("flow graph", "torch", draw, ours, theirs)


CASES = [
    chain("dense", lambda: [nn.Dense(3, 4)], lambda torch: [torch.nn.Linear(3, 4)], features=3),
    chain("prelu", lambda: [nn.PReLU(4)], lambda torch: [torch.nn.PReLU(4)], features=4),
    chain("maxout", lambda: [nn.Maxout(3, 2)], lambda torch: maxout(torch, 3, 2, 2), features=3),
    chain(
        "maxout, 3 pieces",
        lambda: [nn.Maxout(4, 3, pieces=3)],
        lambda torch: maxout(torch, 4, 3, 3),
        features=4,
    ),
    chain("batch norm", lambda: [nn.BatchNorm(3)], lambda torch: [torch.nn.BatchNorm1d(3)], features=3),
    chain(
        "batch norm, options",
        lambda: [nn.BatchNorm(4, momentum=0.4, epsilon=0.03)],
        lambda torch: [torch.nn.BatchNorm1d(4, momentum=0.4, eps=0.03)],
        features=4,
    ),
    chain("layer norm", lambda: [nn.LayerNorm(4)], lambda torch: [torch.nn.LayerNorm(4)], features=4),
    chain(
        "layer norm, options",
        lambda: [nn.LayerNorm(5, epsilon=0.03)],
        lambda torch: [torch.nn.LayerNorm(5, eps=0.03)],
        features=5,
    ),
    chain(
        "dropout, inference",
        lambda: [nn.Dropout(0.3)],
        lambda torch: [torch.nn.Dropout(0.3)],
        features=3,
        only="inference",
    ),
    dropout_in_training(),
    chain("a box that stands three times", lambda: shared(nn), shared_modules, features=3),
    chain(
        "a chain of all",
        lambda: [
            nn.Dense(3, 5), nn.Activate(nn.gelu), nn.BatchNorm(5), nn.Dropout(0.0), nn.Maxout(5, 4),
            nn.LayerNorm(4), nn.PReLU(4), nn.Dense(4, 2),
        ],
        lambda torch: [
            torch.nn.Linear(3, 5), torch.nn.GELU("tanh"), torch.nn.BatchNorm1d(5), torch.nn.Dropout(0.0),
            *maxout(torch, 5, 4, 2), torch.nn.LayerNorm(4), torch.nn.PReLU(4), torch.nn.Linear(4, 2),
        ],
        features=3,
    ),
    graph(),
]  # fmt: skip
