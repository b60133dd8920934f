"""Figures stand in the page as SVG, in its colors; a picture without a text alternative is a warning."""

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from nncourse.svg import themed

logger = logging.getLogger(__name__)


def setup(app: Sphinx) -> None:
    app.add_transform(InlineFigures)


class InlineFigures(SphinxTransform):
    default_priority = 800

    def apply(self) -> None:
        for number, image in enumerate(list(self.document.findall(nodes.image)), start=1):
            if not image.get("alt"):
                logger.warning("a picture without alt text", location=image, type="nncourse", subtype="alt")
            elif image.parent.get("mime_type") == "image/svg+xml":
                image.replace_self(self.inline(image, f"figure-{number}-"))

    def inline(self, image: nodes.image, prefix: str) -> nodes.raw:
        path = Path(self.app.srcdir, image["uri"].lstrip("/"))
        svg = themed(path.read_text(encoding="utf-8"), alt=image["alt"], prefix=prefix)
        if "currentColor" not in svg:
            logger.warning(
                "a figure that is not in the course's style: open it with nncourse.plotting.figure",
                location=image,
                type="nncourse",
                subtype="style",
            )
        return nodes.raw("", f'<div class="nn-figure">{svg}</div>', format="html")
