"""The project around the book: the lock, the make targets, lint and types, and what must not slip in."""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import version
from itertools import chain

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from chapters import ROOT

LOCK = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def run(*command, **options):
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, **options)


def tracked_files():
    names = run("git", "ls-files", "-z").stdout.split("\0")[:-1]
    assert names, "this test needs the git repository"
    return [ROOT / name for name in names if (ROOT / name).exists()]


def locked():
    """Every requirement of the lock, for every platform."""
    return [Requirement(line) for line in LOCK if not line.startswith("#")]


def test_lock_says_how_it_was_made():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert LOCK[0] == "# " + re.search(r"^LOCK := (.*)$", makefile, re.M).group(1)


def test_lock_pins_everything():
    for requirement in locked():
        assert re.fullmatch(r"==[^*,]+", str(requirement.specifier)), requirement
        assert requirement.url is None


def test_lock_satisfies_the_ranges():
    wanted = chain(PROJECT["dependencies"], *PROJECT["optional-dependencies"].values())
    pins = {canonicalize_name(r.name): next(iter(r.specifier)).version for r in locked()}
    for requirement in map(Requirement, wanted):
        assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)]), requirement


def test_environment_is_the_lock():
    """Also finds a package that something needs and the lock forgot."""
    for requirement in locked():
        if requirement.marker is None or requirement.marker.evaluate():
            assert requirement.specifier.contains(version(requirement.name)), requirement
    check = run(sys.executable, "-m", "pip", "check")
    assert check.returncode == 0, check.stdout


def test_import_is_light():
    heavy = ("matplotlib", "ipywidgets", "IPython", "sklearn", "scipy", "tqdm")
    code = f"import sys, nncourse; print([name for name in {heavy} if name in sys.modules])"
    assert run(sys.executable, "-c", code).stdout == "[]\n"


def test_repository_is_named_in_the_config_only():
    """A course that moves changes one line; notebooks get theirs from it by `make first-cells`."""
    address = re.compile(r"github\.com[/:]nncourse\b", re.I)
    for file in tracked_files():
        if file.name != "_config.yml" and file.suffix not in (".ipynb", ".svg", ".woff2", ".png", ".npz"):
            assert not address.search(file.read_text(encoding="utf-8")), file


def test_no_large_file():
    assert not [file for file in tracked_files() if file.stat().st_size > 1_000_000]


def test_readme_code_runs(capsys):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    exec(re.search(r"```python\n(.*?)```", readme, re.S).group(1), {})
    assert float(capsys.readouterr().out) > 0.95


def test_make_refuses_an_old_python(tmp_path):
    python = tmp_path / "python3"
    python.write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.2\nexit 1\n')
    python.chmod(0o755)
    result = run("make", "--always-make", ".venv/.ready", f"PYTHON={python}")
    assert result.returncode != 0
    assert "needs Python 3.11 or newer" in result.stderr
    assert "Python 3.9.2" in result.stderr


@pytest.mark.parametrize("command", [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]])
def test_lint_and_types(command):
    result = run(sys.executable, "-m", *command)
    assert result.returncode == 0, result.stdout + result.stderr
