"""Fixtures, and how tests are shared out among the workers of ``make test``."""

import os

# One BLAS thread per process, kernels included, set before NumPy is loaded: a number's last bits depend on
# the threads, workers run side by side, and a fork has no pool of threads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import subprocess
import sys
from pathlib import Path

import pytest

from chapters import ROOT, Run, chapters, claims, run_chapter


def pytest_configure(config):
    config.addinivalue_line("markers", "book: executes notebooks; `make check` leaves it out")


def pytest_generate_tests(metafunc):
    if "claim" in metafunc.fixturenames:
        owned = [
            (entry["chapter"], claim) for claim, entry in claims().items() if entry["chapter"] in chapters()
        ]
        metafunc.parametrize(("slug", "claim"), owned, scope="session", ids=[claim for _, claim in owned])
    elif "slug" in metafunc.fixturenames:
        metafunc.parametrize("slug", chapters(), scope="session")


def pytest_itemcollected(item):
    """Keep in one worker what shares a kernel, the built site, or an executed chapter."""
    fixtures = getattr(item, "fixturenames", ())
    group = None
    if item.path.suffix == ".ipynb":
        group = item.path.name
    elif "site" in fixtures:
        group = "site"
    elif "run" in fixtures:
        group = item.callspec.params["slug"]
    if group:
        item.add_marker(pytest.mark.book)
        item.add_marker(pytest.mark.xdist_group(group))


def pytest_collection_modifyitems(items):
    """Start what takes longest first: the site, then the notebooks."""
    items.sort(
        key=lambda item: ("site" not in getattr(item, "fixturenames", ()), item.path.suffix != ".ipynb")
    )


@pytest.fixture(scope="session")
def run(slug: str) -> Run:
    """The chapter, executed in this process."""
    return run_chapter(slug)


@pytest.fixture(scope="session")
def site() -> Path:
    """The site's folder, built with every page read anew, cells from the cache, and warnings as errors."""
    jupyter_book = Path(sys.executable).with_name("jupyter-book")
    command = [jupyter_book, "build", ".", "--all", "-W", "--keep-going"]
    build = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if build.returncode:
        pytest.fail(build.stderr or build.stdout, pytrace=False)
    return ROOT / "_build/html"
