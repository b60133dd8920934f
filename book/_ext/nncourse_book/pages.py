"""What every page loads, kept small and all from the site itself; what screen readers are told, mended."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

MATHJAX = {"a11y", "input", "output", "sre", "tex-chtml.js", "ui"}


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", add_filters)
    app.connect("html-page-context", mend_roles, priority=900)
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


def mend_roles(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Name the sidebar's toggles; drop two roles in lists of references that screen readers cannot use."""
    context["generate_toctree_html"] = with_named_toggles(context["generate_toctree_html"])
    roles = r' role="list"(?= class="citation-list")| role="doc-biblioentry"'
    context["body"] = re.sub(roles, "", context.get("body", ""))


def with_named_toggles(generate: Callable[..., Any]) -> Callable[..., str]:
    def generate_named(*args: Any, **kwargs: Any) -> str:
        entry = r"(>([^<]+)</a><details[^>]*><summary)>"
        return re.sub(entry, r'\1 aria-label="Pages of \2">', str(generate(*args, **kwargs)))

    return generate_named


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
