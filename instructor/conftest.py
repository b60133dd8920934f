"""What these tests need of the course's own conftest.py, where the folder lives elsewhere."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")


def pytest_configure(config):
    config.addinivalue_line("markers", "book: executes notebooks; `make check` leaves it out")
