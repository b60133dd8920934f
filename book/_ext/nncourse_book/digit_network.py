"""Run a page's code; print the network and the unseen digits as JSON: ``digit_network.py intro.md``.

A program of its own, because BLAS reads its number of threads once, and the network's bits depend on it.
"""

import contextlib
import io
import json
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np


def code(page: str) -> str:
    """The Python code on the page."""
    (block,) = re.findall(r"```python\n(.*?)```", page, re.S)
    return block


def export(names: dict[str, Any]) -> dict[str, Any]:
    """What the page's script needs of the code's variables; a count 0 … 16 is one digit 0 … g."""
    net, scaler, test = names["net"], names["scaler"], names["test"]
    arrays = {"mean": scaler.mean, "scale": scaler.scale}
    arrays |= {
        f"{name}{layer}": net.parameters[f"dense{layer}.{name}"] for layer in (1, 2) for name in ("W", "b")
    }
    ink = ("".join("0123456789abcdefg"[int(count)] for count in counts) for counts in test.X)
    return {
        "network": {name: shortest(array) for name, array in arrays.items()},
        "digits": [[int(label), counts] for label, counts in zip(test.y, ink, strict=True)],
    }


def shortest(array: np.ndarray) -> list:
    """Its numbers in the fewest decimals that give the same float32."""
    decimals = [float(str(number)) for number in array.astype(np.float32).ravel()]
    return np.reshape(decimals, array.shape).tolist()


if __name__ == "__main__":
    names: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(code(Path(sys.argv[1]).read_text(encoding="utf-8")), names)
    print(json.dumps(export(names), separators=(",", ":")))
