"""Fixtures, and how tests are shared out among the workers of ``make test``."""

import os

# Before NumPy is loaded, and for every kernel: one BLAS thread per process. A number's last bits depend on the
# threads, workers run side by side, and a forked process must not find a pool of threads that did not follow it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import subprocess
import sys
from pathlib import Path

import pytest
from chapters import ROOT, Run, chapters, run_chapter


def pytest_configure(config):
    config.addinivalue_line("markers", "book: executes the book; `make check` leaves it out")


def pytest_generate_tests(metafunc):
    if "slug" in metafunc.fixturenames:
        metafunc.parametrize("slug", chapters(), scope="session")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Keep in one worker what shares an executed chapter or the built site; start the longest, the site, first."""
    for item in items:
        parameters = item.callspec.params if hasattr(item, "callspec") else {}
        fixtures = getattr(item, "fixturenames", ())
        if item.path.suffix == ".ipynb":
            item.add_marker(pytest.mark.book)
            item.add_marker(pytest.mark.xdist_group(item.path.name))
        elif "site" in fixtures:
            item.add_marker(pytest.mark.book)
            item.add_marker(pytest.mark.xdist_group("site"))
        elif "run" in fixtures:
            item.add_marker(pytest.mark.book)
            item.add_marker(pytest.mark.xdist_group(parameters["slug"]))
    items.sort(key=lambda item: ("site" not in getattr(item, "fixturenames", ()), item.path.suffix != ".ipynb"))


@pytest.fixture(scope="session")
def run(slug: str) -> Run:
    """The chapter, executed in this process."""
    return run_chapter(slug)


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the site, built anew from the execution cache, with every page read and warnings as errors."""
    command = [sys.executable, "-m", "jupyter_book", "build", ".", "--all", "-W", "--keep-going"]
    build = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert build.returncode == 0, build.stdout + build.stderr
    return ROOT / "_build/html"
