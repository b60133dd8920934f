"""Execute notebooks and write them in normal form, then the fingerprints of their interactive figures.

    python tools/refresh.py [book/activations.ipynb ...]

The normal form keeps what a reader of the file and nbval need: sources, tags, text outputs. It has no images,
widget states, times or versions, so that executing a notebook again changes no byte.
"""

import hashlib
import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

ROOT = Path(__file__).parents[1]
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
KEPT_METADATA = ("tags", "mystnb", "nncourse")


def normalize(notebook: NotebookNode) -> NotebookNode:
    """Bring a notebook to its normal form, in place."""
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    notebook.metadata = NotebookNode(kernelspec=NotebookNode(KERNEL))
    count, ids = 0, set()
    for cell in notebook.cells:
        cell.source = cell.source.strip("\n")
        cell.metadata = NotebookNode({k: cell.metadata[k] for k in KEPT_METADATA if cell.metadata.get(k)})
        cell.pop("attachments", None)
        cell.id = new_id(cell.source, ids)
        if cell.cell_type == "code":
            count += 1
            cell.execution_count = count
            ignored = "nbval-ignore-output" in cell.metadata.get("tags", [])
            cell.outputs = [] if ignored else merged(cell.outputs, count)
    return notebook


def new_id(source: str, taken: set[str]) -> str:
    """An id that follows from the source alone, so that a round trip through another format keeps it."""
    number = 0
    while (name := hashlib.sha256(f"{source}{number or ''}".encode()).hexdigest()[:8]) in taken:
        number += 1
    taken.add(name)
    return name


def merged(outputs: list[NotebookNode], count: int) -> list[NotebookNode]:
    """Text outputs only, with neighboring pieces of one stream joined."""
    result: list[NotebookNode] = []
    for output in outputs:
        if output.output_type == "stream" and result and result[-1].get("name") == output.name:
            result[-1].text += output.text
            continue
        if "data" in output:
            output.data = NotebookNode({k: v for k, v in output.data.items() if k.startswith("text/")})
            output.metadata = NotebookNode()
        if "execution_count" in output:
            output.execution_count = count
        result.append(output)
    return result


def execute(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """Execute a notebook, in place, as if it stood in `folder`, and bring it to its normal form."""
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": folder}}
    ).execute()
    return normalize(notebook)


def refresh(path: Path) -> None:
    nbformat.write(execute(nbformat.read(path, as_version=4), path.parent), path)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "tests"))
    from chapters import run_chapter
    from fingerprints import write

    os.environ.pop("NNCOURSE_STATIC", None)
    paths = [Path(name).resolve() for name in sys.argv[1:]] or sorted((ROOT / "book").glob("*.ipynb"))
    for path in paths:
        print(f"{path.relative_to(ROOT)} …", flush=True)
        refresh(path)
        write(run_chapter(path.stem))
