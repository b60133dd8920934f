"""Every loss and its gradient, with every option, for each kind of target."""

from collections.abc import Callable

import numpy as np

import nncourse as nn
from parity import Case, Tensors

N, K = 5, 4
WEIGHTS = [0.5, 2.0, 0.0, 1.3]

TARGETS: dict[str, Callable[[np.random.Generator], np.ndarray]] = {
    "numbers": lambda rng: rng.normal(0.0, 2.0, (N, K)),
    "bits": lambda rng: rng.integers(2, size=(N, K)).astype(float),
    "fractions": lambda rng: rng.random((N, K)),
    "classes": lambda rng: np.append(rng.integers(K, size=N - 1), 1),
    "probabilities": lambda rng: rng.dirichlet(np.ones(K), size=N),
}


def case(name: str, target: str, ours: nn.losses.Loss, theirs: Callable) -> Case:
    def draw(rng: np.random.Generator) -> Tensors:
        return {"prediction": rng.normal(0.0, 3.0, (N, K)), "target": TARGETS[target](rng)}

    def evaluate(inputs: Tensors) -> Tensors:
        value, cache = ours.forward(inputs["prediction"], inputs["target"])
        return {"value": np.asarray(value), "gradient": ours.backward(cache)}

    def peer(inputs: Tensors) -> Tensors:
        import torch

        prediction = torch.tensor(inputs["prediction"], requires_grad=True)
        value = theirs(torch)(prediction, torch.tensor(inputs["target"]))
        value.backward()
        return {"value": value.detach(), "gradient": prediction.grad}

    return Case(f"{name}, {target}", "torch", draw, evaluate, peer)


def as_double(torch, weights):
    return None if weights is None else torch.tensor(weights, dtype=torch.float64)


def softmax(target: str, smoothing: float, weights: list[float] | None) -> Case:
    return case(
        f"softmax, smoothing {smoothing}, {'weighted' if weights else 'plain'}",
        target,
        nn.SoftmaxCrossEntropy(label_smoothing=smoothing, class_weights=weights),
        lambda torch: torch.nn.CrossEntropyLoss(label_smoothing=smoothing, weight=as_double(torch, weights)),
    )


def binary(target: str, weight: float | list[float] | None) -> Case:
    return case(
        f"binary, weight {weight}",
        target,
        nn.BinaryCrossEntropy(pos_weight=weight),
        lambda torch: torch.nn.BCEWithLogitsLoss(pos_weight=as_double(torch, weight)),
    )


CASES = [
    case("squared", "numbers", nn.SquaredError(), lambda torch: torch.nn.MSELoss()),
    case("absolute", "numbers", nn.AbsoluteError(), lambda torch: torch.nn.L1Loss()),
    *(
        case(
            f"huber {delta}",
            "numbers",
            nn.Huber(delta),
            lambda torch, delta=delta: torch.nn.HuberLoss(delta=delta),
        )
        for delta in (0.3, 1.0, 2.5)
    ),
    *(binary(target, weight) for target in ("bits", "fractions") for weight in (None, 2.5, WEIGHTS)),
    *(
        softmax(target, smoothing, weights)
        for target in ("classes", "probabilities")
        for smoothing in (0.0, 0.1, 1.0)
        for weights in (None, WEIGHTS)
    ),
]
