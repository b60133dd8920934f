"""What every page loads, kept small and all from the site itself."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

MATHJAX = {"a11y", "input", "output", "sre", "tex-chtml.js", "ui"}


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", add_filters)
    app.connect("build-finished", prune, priority=900)


def add_filters(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    context["without_icon_scripts"] = without_icon_scripts


def without_icon_scripts(head: str) -> Markup:
    """Drop FontAwesome's script and preloads: its style sheet alone draws the icons."""
    return Markup(
        "\n".join(line for line in head.splitlines() if "fontawesome" not in line or "stylesheet" in line)
    )


def prune(app: Sphinx, exception: Exception | None) -> None:
    """Delete what no page asks for: most of MathJax's 24 MB and the icons' scripts."""
    for path in unused(Path(app.outdir) / "_static"):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def unused(static: Path) -> Iterator[Path]:
    mathjax = static / "mathjax"
    yield from (path for path in mathjax.glob("*") if path.name not in MATHJAX)
    yield from (path for path in mathjax.glob("output/*") if path.name != "chtml")
    yield from static.glob("vendor/fontawesome/*/js")
