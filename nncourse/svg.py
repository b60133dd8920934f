"""One drawing for light and dark pages: a matplotlib figure as a small SVG element in the page's colors."""

import io
import re
from collections.abc import Sequence
from typing import TypedDict
from xml.etree import ElementTree

from matplotlib.figure import Figure

from nncourse.plotting import ink, palette, paper

_THEME = {color: f"var(--nn-{name},{color})" for name, color in palette.items()} | {
    ink: "currentColor",
    paper: "var(--nn-paper,transparent)",
}
_PIXELS_PER_POINT = 1.5


class Frames(TypedDict):
    """Many similar drawings: every distinct tag once, and for each drawing its tags' places in that table."""

    table: list[str]
    frames: list[list[int]]


def figure_to_svg(figure: Figure, *, alt: str, prefix: str) -> str:
    """Draw ``figure`` as an SVG element; see :func:`themed`."""
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg")
    return themed(buffer.getvalue(), alt=alt, prefix=prefix)


def themed(svg: str, *, alt: str, prefix: str) -> str:
    """Turn matplotlib's SVG file into an element to place in a page.

    The course's colors become the page's, the text alternative is set, identifiers start with ``prefix``
    (a page holds many drawings), and coordinates are rounded to 0.1 pt.
    """
    root = ElementTree.fromstring(svg)
    width, height = (float(n) for n in root.attrib["viewBox"].split()[2:])
    used = set(re.findall(r"(?:href=\"|url\()#([^\")]+)", svg))
    root.attrib = {}
    _clean(root, used, prefix)
    root.attrib = {
        "viewBox": f"0 0 {width:g} {height:g}",
        "width": f"{width * _PIXELS_PER_POINT:g}",
        "height": f"{height * _PIXELS_PER_POINT:g}",
        "role": "img",
        "aria-label": alt,
        "stroke-linejoin": "round",
        "stroke-linecap": "butt",
    }
    return ElementTree.tostring(root, encoding="unicode")


def encode(drawings: Sequence[str]) -> Frames:
    """Split drawings into tags and keep each distinct tag once."""
    table: dict[str, int] = {}
    frames = [[table.setdefault(tag, len(table)) for tag in svg[1:-1].split("><")] for svg in drawings]
    return {"table": list(table), "frames": frames}


def decode(encoded: Frames, index: int) -> str:
    """Put a drawing together again, as the page's script does."""
    return "<" + "><".join(encoded["table"][k] for k in encoded["frames"][index]) + ">"


def _clean(element: ElementTree.Element, used: set[str], prefix: str) -> None:
    element.tag = _local(element.tag)
    element.text = element.tail = None
    attributes = {_local(name): value for name, value in element.attrib.items()}
    element.attrib = {
        name: _attribute(name, value, prefix)
        for name, value in attributes.items()
        if name != "id" or value in used
    }
    children: list[ElementTree.Element] = []
    for child in element:
        _clean(child, used, prefix)
        if child.tag == "g" and not child.attrib:
            children.extend(child)
        elif child.tag not in ("metadata", "style") and (len(child) or child.tag not in ("g", "defs")):
            children.append(child)
    element[:] = children


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _attribute(name: str, value: str, prefix: str) -> str:
    match name:
        case "id":
            return prefix + value
        case "href" | "clip-path" if "#" in value:
            return value.replace("#", "#" + prefix)
        case "href":
            return re.sub(r"\s", "", value)
        case "style":
            colored = re.sub(r"#[0-9a-f]{6}", lambda color: _THEME.get(color[0], color[0]), value)
            return colored.replace("url(#", "url(#" + prefix)
        case "d":
            return _relative_path(value)
        case "x" | "y" | "width" | "height":
            return _rounded(value)
        case "transform":
            return re.sub(r"translate\(([^)]*)\)", lambda move: f"translate({_rounded(move[1])})", value)
    return value


def _rounded(numbers: str) -> str:
    return " ".join(_tenths(round(10 * float(n))) for n in numbers.split())


def _relative_path(path: str) -> str:
    """Write a path in relative coordinates, which are short, rounded so that errors do not add up."""
    words: list[str] = []
    x = y = start_x = start_y = 0
    previous = ""
    for command, numbers in re.findall(r"([MLQCz])([^MLQCz]*)", path):
        points = [round(10 * float(n)) for n in numbers.split()]
        if command != previous:
            words.append(command.lower())
        for px, py in zip(points[::2], points[1::2], strict=True):
            words += [_tenths(px - x), _tenths(py - y)]
        if command == "z":
            x, y = start_x, start_y
        else:
            x, y = points[-2:]
        if command == "M":
            start_x, start_y = x, y
        previous = {"M": "L", "z": ""}.get(command, command)
    return re.sub(r"(?<=[a-z]) | (?=[a-z-])", "", " ".join(words))


def _tenths(n: int) -> str:
    return re.sub(r"^(-?)0(?=\.)", r"\1", f"{n / 10:.1f}".removesuffix(".0"))
