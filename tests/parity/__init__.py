"""Cases on which nncourse must give the numbers of PyTorch and scikit-learn.

A case draws inputs and computes the same tensors twice: `ours` with nncourse, `theirs` with the peer. The
peer's tensors come from the fixtures that `make_fixtures` stored, so that nothing but nncourse is needed, or
live from the peer where it is installed.
"""

import importlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

FAMILIES = ("activations", "losses", "layers", "optimizers", "preprocessing", "training")
FIXTURES = Path(__file__).parent / "fixtures"
Tensors = dict[str, np.ndarray]


@dataclass(frozen=True)
class Case:
    name: str
    peer: str
    """The module to import: ``torch`` or ``sklearn``."""
    draw: Callable[[np.random.Generator], Tensors]
    ours: Callable[[Tensors], Tensors]
    theirs: Callable[[Tensors], Tensors]

    def live(self, seed: int) -> tuple[Tensors, Tensors]:
        """Inputs drawn from the seed, and the peer's tensors for them."""
        inputs = self.draw(np.random.default_rng(seed))
        return inputs, {name: np.asarray(tensor) for name, tensor in self.theirs(inputs).items()}


def cases(family: str) -> dict[str, Case]:
    listed = importlib.import_module(f"parity.{family}").CASES
    named = {case.name: case for case in listed}
    assert len(named) == len(listed), f"two cases of {family} share a name"
    return named


def write(family: str, versions: dict[str, str], seed: int) -> None:
    """Store every case of a family: all numbers in one vector, and an index of the tensors in it."""
    index, numbers = [], []
    for case in cases(family).values():
        for part, tensors in zip(("in", "out"), case.live(seed), strict=True):
            for name, tensor in tensors.items():
                index.append((case.name, part, name, tensor.shape, tensor.dtype.str))
                numbers.append(tensor.astype(np.float64).ravel())
    np.savez_compressed(
        FIXTURES / f"{family}.npz",
        versions=np.array(json.dumps(versions)),
        index=np.array(json.dumps(index)),
        numbers=np.concatenate(numbers),
    )


def read(family: str) -> tuple[dict[str, str], dict[str, tuple[Tensors, Tensors]]]:
    """The peers' versions, and of each case its inputs and the peer's tensors."""
    with np.load(FIXTURES / f"{family}.npz") as content:
        versions, index = (json.loads(str(content[name])) for name in ("versions", "index"))
        numbers = content["numbers"]
    stored: dict[str, tuple[Tensors, Tensors]] = {}
    start = 0
    for case, part, name, shape, dtype in index:
        tensor = numbers[start : (start := start + int(np.prod(shape)))].reshape(shape).astype(dtype)
        stored.setdefault(case, ({}, {}))[part == "out"][name] = tensor
    return versions, stored


# What several families share


def parameter_shapes(layers: list) -> list[tuple[int, ...]]:
    """Of the parameters of a list of boxes, in the order in which PyTorch lists those of its modules."""
    return [p.shape for layer in dict.fromkeys(layers) for p in layer.declared.values()]


def draw_parameters(layers: list, rng: np.random.Generator) -> Tensors:
    return {f"p{i}": rng.normal(0.0, 0.7, shape) for i, shape in enumerate(parameter_shapes(layers))}


def parameters(inputs: Tensors) -> Iterator[np.ndarray]:
    return (value for name, value in inputs.items() if name[0] == "p" and name[1:].isdigit())


def load_ours(net, inputs: Tensors):
    for view, values in zip(net.parameters.values(), parameters(inputs), strict=True):
        view[...] = values
    return net


def load_theirs(module, inputs: Tensors):
    """PyTorch's weights are (fan_out, fan_in)."""
    import torch

    module.double()
    for parameter, values in zip(module.parameters(), parameters(inputs), strict=True):
        parameter.data = torch.tensor(values.T)
    return module


def as_ours(tensor) -> np.ndarray:
    """A tensor of PyTorch's as a copy in our layout."""
    return tensor.detach().numpy().T.copy()
