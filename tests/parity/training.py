"""Whole training runs through `fit`, in the same batches as the peer's."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

import nncourse as nn
from parity import Case, Tensors, as_ours, draw_parameters, load_ours, load_theirs, parameters

ROWS, BATCH, EPOCHS = 24, 8, 12


class Scripted(np.random.Generator):
    """A generator whose permutations are given, so that a stored run does not depend on NumPy's."""

    def __new__(cls, orders: np.ndarray):
        return super().__new__(cls, np.random.PCG64(0))

    def __init__(self, orders: np.ndarray):
        super().__init__(np.random.PCG64(0))
        self.orders = iter(orders)

    def permutation(self, n: int) -> np.ndarray:
        return next(self.orders)


def data(rng: np.random.Generator, features: int, target: Callable) -> Tensors:
    return {
        "x": rng.standard_normal((ROWS, features)),
        "y": target(rng, ROWS),
        "other x": rng.standard_normal((6, features)),
        "other y": target(rng, 6),
        "orders": np.array([rng.permutation(ROWS) for _ in range(EPOCHS)]),
    }


def classes(rng: np.random.Generator, n: int) -> np.ndarray:
    return rng.integers(3, size=n)


def numbers(rng: np.random.Generator, n: int) -> np.ndarray:
    return rng.standard_normal((n, 2))


def fitted(net, inputs: Tensors, **options) -> Tensors:
    load_ours(net, inputs)
    history = nn.fit(
        net,
        inputs["x"],
        inputs["y"],
        epochs=EPOCHS,
        batch_size=BATCH,
        rng=Scripted(inputs["orders"]),
        **options,
    )
    theta = {f"p{i}": parameter for i, parameter in enumerate(net.parameters.values())}
    return theta | {"loss": np.array(history.loss)}


def torch_run(
    name: str,
    target: Callable,
    layers: Callable[[], list],
    modules: Callable,
    options: Callable[[], dict],
    theirs: Callable,
) -> Case:
    """`theirs(torch, groups)` gives the peer's loss and optimizer; `groups` are the weights and the rest."""

    def draw(rng: np.random.Generator) -> Tensors:
        return draw_parameters(layers(), rng) | data(rng, 5, target)

    def ours(inputs: Tensors) -> Tensors:
        net = nn.Network(layers(), rng=np.random.default_rng(0), dtype=np.float64)
        passes: list[float] = []
        results = fitted(
            net,
            inputs,
            validation=(inputs["other x"], inputs["other y"]),
            callbacks=[lambda net, history: passes.append(history.validation_loss[-1])],
            **options(),
        )
        return results | {
            "validation loss": np.array(passes),
            "state": net.state,
            "prediction": net.predict(inputs["other x"]),
        }

    def peer(inputs: Tensors) -> Tensors:
        import torch

        module = load_theirs(torch.nn.Sequential(*modules(torch)), inputs)
        weights = [p for p in module.parameters() if p.ndim == 2]
        others = [p for p in module.parameters() if p.ndim == 1]
        loss, optimizer = theirs(torch, weights, others)
        x, y, other_x, other_y = (torch.tensor(inputs[key]) for key in ("x", "y", "other x", "other y"))
        losses, validation_losses = [], []
        for order in inputs["orders"]:
            module.train()
            values = []
            for rows in order.reshape(-1, BATCH):
                optimizer.zero_grad()
                value = loss(module(x[rows]), y[rows])
                value.backward()
                optimizer.step()
                values.append(value.item())
            losses.append(np.mean(values))
            module.eval()
            validation_losses.append(loss(module(other_x), other_y).item())
        return {f"p{i}": as_ours(p) for i, p in enumerate(module.parameters())} | {
            "loss": np.array(losses),
            "validation loss": np.array(validation_losses),
            "state": np.concatenate([np.empty(0), *(b.numpy() for b in module.buffers() if b.ndim)]),
            "prediction": module(other_x).detach(),
        }

    return Case(name, "torch", draw, ours, peer)


def sklearn_run(name: str, decay: float, ours: Callable, **settings) -> Case:
    """MLPClassifier's loss and weights. Its penalty is α/(2·batch length)·Σw², part of its loss curve."""

    def layers() -> list:
        return [nn.Dense(5, 6), nn.Activate(nn.tanh), nn.Dense(6, 3)]

    def draw(rng: np.random.Generator) -> Tensors:
        return draw_parameters(layers(), rng) | data(rng, 5, classes)

    def train(inputs: Tensors) -> Tensors:
        net = nn.Network(layers(), rng=np.random.default_rng(0), dtype=np.float64)
        results = fitted(
            net, inputs, loss=nn.SoftmaxCrossEntropy(), optimizer=ours(), regularizer=nn.L2(decay / BATCH)
        )
        results["probabilities"] = nn.softmax(net.predict(inputs["other x"]))
        return {key: value for key, value in results.items() if key != "loss" or not decay}

    def peer(inputs: Tensors) -> Tensors:
        from sklearn.neural_network import MLPClassifier

        model = MLPClassifier(
            (6,), activation="tanh", batch_size=BATCH, shuffle=False, alpha=decay, random_state=0, **settings
        )
        model.partial_fit(inputs["x"], inputs["y"], classes=[0, 1, 2])
        del model._optimizer
        model.loss_curve_.clear()
        W1, b1, W2, b2 = (values.copy() for values in parameters(inputs))
        model.coefs_, model.intercepts_ = [W1, W2], [b1, b2]
        for order in inputs["orders"]:
            model.partial_fit(inputs["x"][order], inputs["y"][order])
        results = {"p0": W1, "p1": b1, "p2": W2, "p3": b2}
        results["probabilities"] = model.predict_proba(inputs["other x"])
        return results if decay else results | {"loss": np.array(model.loss_curve_)}

    return Case(name, "sklearn", draw, train, peer)


def estimator_run(name: str, decay: float) -> Case:
    """Our MLPClassifier beside scikit-learn's, both epoch by epoch from the same start."""
    model_run = sklearn_run(
        name, decay, nn.SGD, solver="sgd", learning_rate_init=0.2, momentum=0.0, nesterovs_momentum=False
    )

    def train(inputs: Tensors) -> Tensors:
        model = nn.MLPClassifier(
            (6,), activation="tanh", optimizer="sgd", learning_rate=0.2, l2=decay / BATCH, batch_size=BATCH
        )
        model.partial_fit(inputs["x"], inputs["y"], classes=[0, 1, 2])
        load_ours(model.network_, inputs)
        model.loss_curve_.clear()
        model._rng = Scripted(inputs["orders"])
        for _ in range(EPOCHS):
            model.partial_fit(inputs["x"], inputs["y"])
        results = {f"p{i}": parameter for i, parameter in enumerate(model.network_.parameters.values())}
        results["probabilities"] = model.predict_proba(inputs["other x"])
        return results if decay else results | {"loss": np.array(model.loss_curve_)}

    return replace(model_run, ours=train)


CASES = [
    torch_run(
        "batch norm, cross-entropy, Nesterov, L2",
        classes,
        lambda: [
            nn.Dense(5, 6), nn.BatchNorm(6), nn.Activate(nn.relu),
            nn.Dense(6, 4), nn.BatchNorm(4), nn.Activate(nn.silu), nn.Dense(4, 3),
        ],
        lambda torch: [
            torch.nn.Linear(5, 6), torch.nn.BatchNorm1d(6), torch.nn.ReLU(),
            torch.nn.Linear(6, 4), torch.nn.BatchNorm1d(4), torch.nn.SiLU(), torch.nn.Linear(4, 3),
        ],
        lambda: {
            "loss": nn.SoftmaxCrossEntropy(), "optimizer": nn.Nesterov(0.05), "regularizer": nn.L2(0.02),
        },
        lambda torch, weights, others: (
            torch.nn.CrossEntropyLoss(),
            torch.optim.SGD(
                [{"params": weights, "weight_decay": 0.02}, {"params": others}],
                lr=0.05, momentum=0.9, nesterov=True,
            ),
        ),
    ),
    torch_run(
        "layer norm, smoothed and weighted cross-entropy, AdamW",
        classes,
        lambda: [
            nn.Dense(5, 6), nn.LayerNorm(6), nn.Activate(nn.gelu),
            nn.Dense(6, 4), nn.PReLU(4), nn.Dense(4, 3),
        ],
        lambda torch: [
            torch.nn.Linear(5, 6), torch.nn.LayerNorm(6), torch.nn.GELU("tanh"),
            torch.nn.Linear(6, 4), torch.nn.PReLU(4), torch.nn.Linear(4, 3),
        ],
        lambda: {
            "loss": nn.SoftmaxCrossEntropy(label_smoothing=0.1, class_weights=[1.0, 2.0, 0.5]),
            "optimizer": nn.AdamW(0.01, weight_decay=0.1),
        },
        lambda torch, weights, others: (
            torch.nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0, 0.5]).double(), label_smoothing=0.1),
            torch.optim.AdamW(
                [{"params": weights, "weight_decay": 0.1}, {"params": others, "weight_decay": 0.0}], lr=0.01
            ),
        ),
    ),
    torch_run(
        "regression, Huber, RMSProp",
        numbers,
        lambda: [
            nn.Dense(5, 6), nn.Activate(nn.elu),
            nn.Dense(6, 6), nn.Activate(nn.softplus), nn.Dense(6, 2),
        ],
        lambda torch: [
            torch.nn.Linear(5, 6), torch.nn.ELU(),
            torch.nn.Linear(6, 6), torch.nn.Softplus(), torch.nn.Linear(6, 2),
        ],
        lambda: {"loss": nn.Huber(0.5), "optimizer": nn.RMSProp(0.003)},
        lambda torch, weights, others: (
            torch.nn.HuberLoss(delta=0.5), torch.optim.RMSprop([*weights, *others], lr=0.003)
        ),
    ),
    estimator_run("MLPClassifier's own loss", 0.0),
    estimator_run("MLPClassifier's own loss, alpha", 0.3),
    sklearn_run(
        "MLPClassifier, Nesterov", 0.0, lambda: nn.Nesterov(0.1),
        solver="sgd", learning_rate_init=0.1,
    ),
    sklearn_run(
        "MLPClassifier, momentum, alpha", 0.3, lambda: nn.Momentum(0.1, 0.8),
        solver="sgd", learning_rate_init=0.1, momentum=0.8, nesterovs_momentum=False,
    ),
    sklearn_run(  # its ε is not corrected for bias, so that the two agree where it vanishes
        "MLPClassifier, Adam, alpha", 0.3, lambda: nn.Adam(0.02, epsilon=1e-30),
        solver="adam", learning_rate_init=0.02, epsilon=1e-30,
    ),
    sklearn_run(
        "MLPClassifier, Adam", 0.0, lambda: nn.Adam(0.02, epsilon=1e-30),
        solver="adam", learning_rate_init=0.02, epsilon=1e-30,
    ),
]  # fmt: skip
