"""Write every notebook's first code cell: it makes the chapter run anywhere, on Colab too.

It has the tag ``remove-cell``, so that the site does not show it. A notebook without one gets it below its
title.
"""

from pathlib import Path

import nbformat
import yaml
from nbformat import NotebookNode

from refresh import normalize

ROOT = Path(__file__).parents[1]
TEMPLATE = """\
# Install the course's package where it is missing, as on Colab.
try:
    import nncourse  # noqa: F401
except ModuleNotFoundError:
    import subprocess
    import sys

    install = [sys.executable, "-m", "pip", "install", "--quiet"]
    packages = ["git+{repository}", "jupyterquiz"]
    subprocess.run([*install, *packages], check=True)"""


def first_cell() -> str:
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    return TEMPLATE.format(repository=config["repository"]["url"])


def put_first_cell(notebook: NotebookNode) -> None:
    first = next((cell for cell in notebook.cells if cell.cell_type == "code"), None)
    if first is None or "remove-cell" not in first.metadata.get("tags", []):
        first = nbformat.v4.new_code_cell(metadata={"tags": ["remove-cell"]})
        notebook.cells.insert(1, first)
    first.source = first_cell()


if __name__ == "__main__":
    for path in sorted([*ROOT.glob("book/*.ipynb"), *ROOT.glob("book/exercises/*.ipynb")]):
        notebook = nbformat.read(path, as_version=4)
        put_first_cell(notebook)
        nbformat.write(normalize(notebook), path)
