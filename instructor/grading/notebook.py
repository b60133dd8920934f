"""Reads a submission: which code cells it has, and to which question each belongs."""

import json
import re
from dataclasses import dataclass

CHECK = re.compile(r"""\.check\(\s*["'](\w+)["']""")
MAX_CELLS = 2000


class Unreadable(Exception):
    """The file is no notebook."""


@dataclass(frozen=True)
class Cell:
    number: int  # among the code cells, from 1
    source: str
    question: str | None  # None: before the first question


def read(content: bytes, questions: list[str]) -> list[Cell]:
    """The code cells of a notebook in format 4, or 3, whose names and kernel do not matter."""
    if not content.strip():
        raise Unreadable("the file is empty")
    try:
        notebook = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable("the file is not UTF-8 text, so no notebook") from None
    except RecursionError:
        raise Unreadable("the file is nested too deep to be a notebook") from None
    except MemoryError:
        raise Unreadable("the file is too large to be read") from None
    except ValueError as error:
        raise Unreadable(f"the file is not JSON, so no notebook ({error})"[:200]) from None
    cells = [
        cell for cell in cells_of(notebook) if isinstance(cell, dict) and cell.get("cell_type") == "code"
    ]
    if len(cells) > MAX_CELLS:
        raise Unreadable(f"the notebook has {len(cells)} code cells; {MAX_CELLS} are the limit")
    sources = [source_of(cell) for cell in cells]
    owners = assign(cells, sources, questions)
    return [Cell(i + 1, source, owner) for i, (source, owner) in enumerate(zip(sources, owners, strict=True))]


def cells_of(notebook) -> list:
    if not isinstance(notebook, dict):
        raise Unreadable("the file is JSON, but no notebook")
    sheets = notebook.get("worksheets")  # notebook format 3
    if isinstance(sheets, list):
        parts = [sheet.get("cells") for sheet in sheets if isinstance(sheet, dict)]
    else:
        parts = [notebook.get("cells")]
    if not parts or not all(isinstance(part, list) for part in parts):
        raise Unreadable("the file is JSON, but no notebook: it has no cells")
    return [cell for part in parts for cell in part]


def source_of(cell: dict) -> str:
    source = cell.get("source", cell.get("input", ""))
    lines = source if isinstance(source, list) else [source]
    return "".join(line for line in lines if isinstance(line, str))


def assign(cells: list[dict], sources: list[str], questions: list[str]) -> list[str | None]:
    """The question of each cell: as its metadata says, else that of the cell before.

    In a notebook that has lost its metadata, a cell belongs to the question that is checked next.
    """
    marks = [mark_of(cell, questions) for cell in cells]
    checked = [next((q for q in CHECK.findall(source) if q in questions), None) for source in sources]
    owners: list[str | None] = []
    if any(marks):
        for mark, check in zip(marks, checked, strict=True):
            owners.append(mark or check or (owners[-1] if owners else None))
        return owners
    following = None
    for check in reversed(checked):
        following = check or following
        owners.append(following)
    return owners[::-1]


def mark_of(cell: dict, questions: list[str]) -> str | None:
    metadata = cell.get("metadata")
    ours = metadata.get("nncourse") if isinstance(metadata, dict) else None
    question = ours.get("question") if isinstance(ours, dict) else None
    return question if isinstance(question, str) and question in questions else None
