"""Run the package's tests and every notebook with other versions than the lock's.

    python tools/elsewhere.py oldest|newest          the package's tests too
    python tools/elsewhere.py colab [notebook ...]   each notebook alone in an empty folder

``oldest`` takes the lowest versions that pyproject.toml allows, ``newest`` the highest. ``colab`` has Colab's
versions and no nncourse: a notebook's first cell installs it, from this repository as it is committed, which
stands in for the address that the cell names. Outputs are not compared; an exception fails.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import nbformat
import yaml
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
COLAB = [
    "distributed==2024.12.1", "ipykernel==6.17.1", "ipython==7.34.0", "ipywidgets==7.7.1",
    "matplotlib==3.10.0", "numpy==2.0.2", "scikit-learn==1.6.1", "scipy==1.14.1", "setuptools<81",
    "tqdm==4.67.1",
]  # fmt: skip
UV = [sys.executable, "-m", "uv"]
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def environment(name: str, requirements: list[str], *options: str) -> Path:
    """The Python of a fresh environment with these requirements."""
    folder = ROOT / f".venv-{name}"
    subprocess.run([*UV, "venv", "--quiet", "--clear", "--seed", folder], check=True)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    command = [*UV, "pip", "install", "--quiet", "--python", python, *options, *requirements]
    subprocess.run(command, cwd=ROOT, check=True)
    return python


def test_tools() -> list[str]:
    """The development tools at the lock's versions: what is tried is what learners install."""
    pins = {}
    for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            requirement = Requirement(line)
            pins[canonicalize_name(requirement.name)] = f"{requirement.name}{requirement.specifier}"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [Requirement(text).name for text in project["optional-dependencies"]["dev"]]
    return [pins[canonicalize_name(name)] for name in names]


def notebooks() -> list[Path]:
    return sorted((ROOT / "book").glob("*.ipynb")) + sorted((ROOT / "book/exercises").glob("*.ipynb"))


def run_tests(python: Path) -> None:
    # What a newer library deprecates is no failure; an overflow is.
    warnings = ["-W", "default", "-W", "error::RuntimeWarning"]
    package = ["-m", "pytest", "-q", "-n", "auto", "-m", "not book", *warnings, "tests"]
    lax = ["-m", "pytest", "-q", "-n", "auto", "--dist", "loadgroup", "--no-loadscope-reorder",
           "--nbval-lax", "--nbval-current-env", *warnings, *map(str, notebooks())]  # fmt: skip
    leave_out = ["--ignore", "tests/test_project.py", "--ignore", "tests/test_frames.py"]
    leave_out += ["--deselect", "tests/test_intro.py::test_figure_is_current"]  # its text is another there
    for command in ([*package, *leave_out], lax):
        subprocess.run([python, *command], cwd=ROOT, check=True, env=os.environ | ONE_THREAD)


def run_alone(python: Path, path: Path) -> None:
    """Execute a copy of the notebook with nothing beside it, in an environment without the course."""
    subprocess.run(
        [*UV, "pip", "uninstall", "--quiet", "--python", python, "nncourse", "jupyterquiz"], check=True
    )
    address = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))["repository"]["url"]
    here = {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{ROOT}.insteadOf",
        "GIT_CONFIG_VALUE_0": address,
    }
    manager = AsyncKernelManager()
    manager.kernel_spec.argv[0] = str(python)
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    with tempfile.TemporaryDirectory() as folder:
        notebook = nbformat.read(path, as_version=4)
        resources = {"metadata": {"path": folder}}
        client = NotebookClient(notebook, km=manager, timeout=600, resources=resources)
        client.execute(env=settings | here | ONE_THREAD)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("where", choices=["oldest", "newest", "colab"])
    parser.add_argument("notebooks", nargs="*", type=Path, help="for colab; by default all")
    options = parser.parse_args()
    if options.where == "colab":
        python = environment("colab", COLAB)
        failed = []
        for path in options.notebooks or notebooks():
            try:
                run_alone(python, path)
            except (CellExecutionError, DeadKernelError) as error:
                print(f"{path.name}: {error}")
                failed.append(path.name)
            else:
                print(f"{path.name}: runs", flush=True)
        if failed:
            sys.exit(f"failed: {', '.join(failed)}")
    else:
        resolution = "lowest-direct" if options.where == "oldest" else "highest"
        run_tests(
            environment(options.where, ["--editable", ".[book]", *test_tools()], "--resolution", resolution)
        )


if __name__ == "__main__":
    main()
