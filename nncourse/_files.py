"""Reading and writing `.npz` files so that nothing is lost: whole or not at all, never a pickle."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np


def write_npz(path: str | os.PathLike[str], **arrays: np.ndarray) -> None:
    """Write the arrays to a file beside `path`, then move it into its place."""
    path = Path(path)
    beside = path.with_name(path.name + ".part")
    try:
        with open(beside, "wb") as file:
            np.savez(file, **arrays)  # type: ignore[arg-type]
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def read_npz(path: str | os.PathLike[str], *names: str) -> list[np.ndarray]:
    """The named arrays of a file; ValueError where it is cut short, damaged, or holds something else."""
    with open(path, "rb") as file:
        try:
            with np.load(file, allow_pickle=False) as content:
                return [content[name] for name in names]
        except Exception as error:  # NumPy and zipfile raise many kinds for a damaged file
            raise ValueError(f"{path} is not a complete file with {', '.join(names)} ({error})") from error
