"""What search engines and link previews are told; the site's address is `html: baseurl` in _config.yml."""

import textwrap
from html import escape, unescape
from pathlib import Path
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

CARD = "card.png"
CARD_WORDS = "A handwritten digit on its way through a small network, which reads it as a seven."


def setup(app: Sphinx) -> None:
    app.connect(
        "config-inited", lambda app, config: config.html_theme_options.update(logo=logo(config.html_title))
    )
    app.connect("html-page-context", add_tags)
    app.connect("build-finished", write_index, priority=100)  # or Jupyter Book writes one


def logo(title: str) -> dict[str, str]:
    return {
        "image_light": "book/_static/logo-light.svg",
        "image_dark": "book/_static/logo-dark.svg",
        "text": title,
    }


def add_tags(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    title = unescape(Markup(context.get("title", "")).striptags()) or app.config.html_title
    words = description(doctree) or app.config.html_title
    context["metatags"] = context.get("metatags", "") + tags(app, pagename, title, words)


def description(doctree: nodes.document | None) -> str:
    """How the page begins, in at most 200 characters."""
    paragraphs = doctree.findall(nodes.paragraph) if doctree else ()
    texts = [p.astext() for p in paragraphs if isinstance(p.parent, nodes.section)]
    return textwrap.shorten(" ".join(texts[:2]), 200, placeholder=" …")


def tags(app: Sphinx, pagename: str, title: str, words: str) -> str:
    base = app.config.html_baseurl
    content = {
        "description": words,
        "og:type": "website",
        "og:site_name": app.config.html_title,
        "og:title": title,
        "og:description": words,
        "og:url": f"{base}{pagename}.html",
        "og:image": f"{base}_static/{CARD}",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": CARD_WORDS,
        "twitter:card": "summary_large_image",
    }
    return "\n".join(
        f'<meta {"property" if name.startswith("og:") else "name"}="{name}" content="{escape(text)}" />'
        for name, text in content.items()
    )


def write_index(app: Sphinx, exception: Exception | None) -> None:
    """Lead from the site's address to the first page, with that page's card."""
    first = app.config.root_doc
    if exception or app.builder.format != "html":
        return
    title = app.config.html_title
    words = description(app.env.get_doctree(first)) or title
    html = f"""\
<!DOCTYPE html>
<html lang="{app.config.language}">
<head>
<meta charset="utf-8" />
<title>{escape(title)}</title>
<meta http-equiv="refresh" content="0; url={first}.html" />
<link rel="canonical" href="{app.config.html_baseurl}{first}.html" />
{tags(app, first, title, words)}
</head>
<body><a href="{first}.html">{escape(title)}</a></body>
</html>
"""
    Path(app.outdir, "index.html").write_text(html, encoding="utf-8")
