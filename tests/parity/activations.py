"""Every activation and its derivative."""

from collections.abc import Callable

import numpy as np

import nncourse as nn
from parity import Case, Tensors


def draw(rng: np.random.Generator) -> Tensors:
    """Both tails, the kink at 0, and some numbers between."""
    return {"z": np.concatenate([np.linspace(-18, 18, 24), [0.0], rng.standard_normal(11)])}


def elementwise(name: str, ours: nn.Elementwise, theirs: Callable) -> Case:
    def derivative(inputs: Tensors) -> Tensors:
        import torch

        z = torch.tensor(inputs["z"], requires_grad=True)
        value = theirs(torch, z)
        value.sum().backward()
        return {"value": value.detach(), "derivative": z.grad}

    return Case(
        name,
        "torch",
        draw,
        lambda inputs: {"value": ours(inputs["z"]), "derivative": ours.derivative(inputs["z"])},
        derivative,
    )


def softmax(axis: int) -> Case:
    def theirs(inputs: Tensors) -> Tensors:
        import torch

        return {"value": torch.softmax(torch.tensor(inputs["z"]).reshape(9, 4), dim=axis)}

    return Case(
        f"softmax, axis {axis}",
        "torch",
        draw,
        lambda inputs: {"value": nn.softmax(inputs["z"].reshape(9, 4), axis=axis)},
        theirs,
    )


CASES = [
    elementwise("identity", nn.identity, lambda torch, z: torch.nn.Identity()(z) * 1.0),
    elementwise(
        "heaviside",
        nn.heaviside,  # PyTorch gives heaviside no derivative
        lambda torch, z: torch.heaviside(z.detach(), torch.ones(1, dtype=z.dtype)) + 0.0 * z,
    ),
    elementwise("sigmoid", nn.sigmoid, lambda torch, z: torch.sigmoid(z)),
    elementwise("tanh", nn.tanh, lambda torch, z: torch.tanh(z)),
    elementwise("relu", nn.relu, lambda torch, z: torch.relu(z)),
    elementwise("leaky_relu", nn.leaky_relu, lambda torch, z: torch.nn.functional.leaky_relu(z)),
    elementwise("leaky_relu 0.3", nn.LeakyReLU(0.3), lambda torch, z: torch.nn.functional.leaky_relu(z, 0.3)),
    elementwise("elu", nn.elu, lambda torch, z: torch.nn.functional.elu(z)),
    elementwise("elu 0.4", nn.ELU(0.4), lambda torch, z: torch.nn.functional.elu(z, 0.4)),
    elementwise("softplus", nn.softplus, lambda torch, z: torch.nn.functional.softplus(z)),
    elementwise("gelu", nn.gelu, lambda torch, z: torch.nn.functional.gelu(z, approximate="tanh")),
    elementwise("silu", nn.silu, lambda torch, z: torch.nn.functional.silu(z)),
    softmax(-1),
    softmax(0),
]
