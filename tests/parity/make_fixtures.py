"""Store the peers' numbers: ``PYTHONPATH=.:tests .venv/bin/python -m parity.make_fixtures [family ...]``.

Needs what requirements-parity.txt lists.
"""

import sys

import numpy
import sklearn
import torch

from parity import FAMILIES, FIXTURES, write

VERSIONS = {
    "numpy": numpy.__version__,
    "scikit-learn": sklearn.__version__,
    "torch": torch.__version__.split("+")[0],
}

if __name__ == "__main__":
    FIXTURES.mkdir(exist_ok=True)
    for family in sys.argv[1:] or FAMILIES:
        write(family, VERSIONS, seed=0)
        print(f"{family}: {(FIXTURES / f'{family}.npz').stat().st_size:,} bytes")
