"""A few numbers and the words of every frame of a chapter's interactive figures, kept in ``tests/frames``."""

import itertools
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.artist import Artist
from matplotlib.collections import Collection
from matplotlib.colors import to_rgba_array
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.quiver import Quiver
from matplotlib.text import Text

from chapters import ROOT, Run

TOLERANCE = 1e-3
DRAWN = Line2D | Collection | AxesImage | Patch | Text


def file(slug: str) -> Path:
    return ROOT / "tests/frames" / f"{slug}.json"


def write(run: Run) -> None:
    """Write a chapter's fingerprints: each thing drawn once, and the frames, which number the things."""
    things: dict[str, int] = {}
    figures = []
    for frames in fingerprints(run):
        numbered = [[things.setdefault(dumps(a), len(things)) for a in frame["drawn"]] for frame in frames]
        figures.append([dumps(f | {"drawn": n}) for f, n in zip(frames, numbered, strict=True)])
    text = f'{{"things": {block(things)},\n"figures": {block(map(block, figures))}}}\n'
    file(run.slug).parent.mkdir(exist_ok=True)
    file(run.slug).write_text(text, encoding="utf-8")


def read(slug: str) -> list[list[dict[str, Any]]]:
    """Read a chapter's committed fingerprints, as `fingerprints` gives them."""
    content = json.loads(file(slug).read_text(encoding="utf-8"))
    for frame in itertools.chain(*content["figures"]):
        frame["drawn"] = [content["things"][number] for number in frame["drawn"]]
    return content["figures"]


def dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def block(lines: Iterable[str]) -> str:
    return "[\n" + ",\n".join(lines) + "\n]"


def fingerprints(run: Run) -> list[list[dict[str, Any]]]:
    """For every figure, for every state: the state, its description, and what is drawn."""
    return [[frame(explorer, state) for state in explorer.states()] for explorer in run.explores]


def frame(explorer: Any, state: dict[str, Any]) -> dict[str, Any]:
    figure = explorer.figure(**state)
    assert isinstance(figure, Figure), f"{state}: expected a matplotlib Figure, got {figure!r}"
    titles = [text.get_text() for text in figure.texts]
    titles += [axes.get_title(side) for axes in figure.axes for side in ("left", "center", "right")]
    drawn = [[type(artist).__name__, *summary(artist)] for artist in artists(figure)]
    plt.close(figure)
    return {"state": state, "words": [explorer.description(state), *filter(None, titles)], "drawn": drawn}


def artists(figure: Figure) -> Iterator[Artist]:
    """What stands in the axes, without titles, frames and ticks."""
    axes = [*figure.axes, *(inset for a in figure.axes for inset in a.child_axes)]
    for a in axes:
        frame = {a.patch, a.title, a._left_title, a._right_title, *a.spines.values()}
        for artist in a.get_children():
            if isinstance(artist, DRAWN) and artist.get_visible() and artist not in frame:
                yield artist


def summary(artist: Artist) -> list[str | list[float]]:
    """An artist's text, and moments of its data, its place and its color."""
    if isinstance(artist, Text):
        return [artist.get_text(), moments(artist.get_position())]
    if isinstance(artist, Line2D):
        parts = [artist.get_xydata(), to_rgba_array(artist.get_color())]
    elif isinstance(artist, AxesImage):
        parts = [artist.get_array(), artist.get_extent(), artist.get_clim()]
    elif isinstance(artist, Patch):
        shape = artist.get_patch_transform().transform_path(artist.get_path())
        parts = [shape.vertices, artist.get_facecolor()]
    elif isinstance(artist, Quiver):
        parts = [artist.U, artist.V, artist.get_facecolor()]
    else:
        paths = [path.vertices for path in artist.get_paths()]
        parts = [np.concatenate([*paths, artist.get_offsets()])]
        parts += [artist.get_facecolor(), artist.get_edgecolor()]
        parts += [] if artist.get_array() is None else [artist.get_array()]
    return [moments(part) for part in parts]


def moments(data: Any) -> list[float]:
    """How many numbers, their mean, spread, range, and a sum that their order changes."""
    data = np.ravel(np.ma.filled(np.ma.asarray(data, dtype=float), np.nan))
    data = data[np.isfinite(data)]
    if not len(data):
        return [0]
    ordered = data @ np.cos(np.arange(len(data))) / len(data)
    values = (data.mean(), data.std(), data.min(), data.max(), ordered)
    return [len(data), *(float(f"{value:.5g}") for value in values)]


def same(frame: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two frames agree: words exactly, numbers within a thousandth of the largest beside them."""
    return frame["words"] == other["words"] and alike(frame["drawn"], other["drawn"])


def alike(drawn: Any, others: Any) -> bool:
    if not isinstance(drawn, list) or not isinstance(others, list):
        return drawn == others
    if len(drawn) != len(others):
        return False
    if any(isinstance(x, str | list) for x in drawn + others):
        return all(map(alike, drawn, others))
    largest = max(map(abs, drawn[1:]), default=0)
    return drawn[:1] == others[:1] and np.allclose(drawn, others, rtol=0, atol=TOLERANCE * largest)
