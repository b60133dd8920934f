"""The first page: ``{digit-pad}``, where the reader draws, and ``{book-map}``, what is in the book."""

import hashlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

from . import digit_network

logger = logging.getLogger(__name__)

HERE = Path(__file__).parent


def setup(app: Sphinx) -> None:
    app.add_directive("digit-pad", DigitPad)
    app.add_directive("book-map", BookMap)
    app.add_node(Map)
    app.connect("doctree-read", note_question)
    app.connect("env-merge-info", merge)
    app.connect("env-updated", map_pages)
    app.connect("doctree-resolved", draw_map)
    app.connect("html-page-context", add_files, priority=900)


class DigitPad(SphinxDirective):
    """The pad, with the network in it; its content is the picture that stands there without script."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        html = (HERE / "templates/digit_pad.html").read_text(encoding="utf-8")
        before, after = html.split("{{ picture }}")
        picture = nodes.container(classes=["nn-draw-still"])
        self.state.nested_parse(self.content, self.content_offset, picture)
        after = after.replace("{{ network }}", trained_network(self.env))
        return [nodes.raw("", before, format="html"), picture, nodes.raw("", after, format="html")]


def trained_network(env: BuildEnvironment) -> str:
    """The page's network as JSON, kept beside the executed notebooks."""
    page = Path(env.doc2path(env.docname))
    code = digit_network.code(page.read_text(encoding="utf-8"))
    name = hashlib.sha256(code.encode()).hexdigest()[:16]
    kept = Path(env.config.nb_execution_cache_path) / f"digit-network-{name}.json"
    if not kept.exists():
        program = [sys.executable, "-P", digit_network.__file__, str(page)]  # numbers.py is not Python's
        trained = subprocess.run(program, capture_output=True, text=True, cwd=env.srcdir)
        if trained.returncode:
            raise ExtensionError(f"The code on {env.docname} does not train its network:\n{trained.stderr}")
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(trained.stdout, encoding="utf-8")
    return kept.read_text(encoding="utf-8").strip()


class Map(nodes.General, nodes.Element):
    """Where the map of the book will stand."""


class BookMap(SphinxDirective):
    """Parts and chapters in order. The content is the plan, in YAML: part, slug, title. A chapter in the
    table of contents shows its own title and opening question; the others are to come.
    """

    has_content = True

    def run(self) -> list[nodes.Node]:
        self.env.note_dependency("_toc.yml")
        return [Map(plan=yaml.safe_load("\n".join(self.content)))]


def questions(env: BuildEnvironment) -> dict[str, str]:
    """The question that each chapter opens with: page, question."""
    if not hasattr(env, "nncourse_questions"):
        env.nncourse_questions = {}
    return env.nncourse_questions


def note_question(app: Sphinx, doctree: nodes.document) -> None:
    """Keep the page's first paragraph, if it is set in bold."""
    first = next(doctree.findall(nodes.paragraph), None)
    if first and [type(child) for child in first if child.astext()] == [nodes.strong]:
        questions(app.env)[app.env.docname] = first.astext()
    else:
        questions(app.env).pop(app.env.docname, None)


def merge(app: Sphinx, env: BuildEnvironment, docnames: list[str], other: BuildEnvironment) -> None:
    questions(env).update({page: text for page, text in questions(other).items() if page in docnames})


def map_pages(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write the first page anew whenever any page was read."""
    return [env.config.root_doc]


def draw_map(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    for place in list(doctree.findall(Map)):
        place.replace_self(parts(app, docname, place["plan"]))


def parts(app: Sphinx, docname: str, plan: dict[str, dict[str, str]]) -> list[nodes.Node]:
    written = table_of_contents(Path(app.srcdir))
    for caption, slugs in written.items():
        if slugs != [slug for slug in plan.get(caption, {}) if slug in slugs]:
            problem = "the map lacks a chapter of “%s”, or has another order: %s"
            logger.warning(problem, caption, ", ".join(slugs), location=docname)
    result: list[nodes.Node] = []
    for caption, titles in plan.items():
        entries = [entry(app, docname, slug) for slug in written.get(caption, [])]
        to_come = [title for slug, title in titles.items() if slug not in written.get(caption, [])]
        result.append(nodes.rubric("", caption))
        if entries:
            result.append(nodes.definition_list("", *entries, classes=["book-map"]))
        if to_come:
            result.append(nodes.paragraph("", f"To come: {', '.join(to_come)}.", classes=["to-come"]))
    return result


def table_of_contents(root: Path) -> dict[str, list[str]]:
    """The slugs of the chapters by part, numbered parts only."""
    toc = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    return {
        part["caption"]: [Path(entry["file"]).name for entry in part["chapters"]]
        for part in toc.get("parts", [])
        if part.get("numbered")
    }


def entry(app: Sphinx, docname: str, slug: str) -> nodes.definition_list_item:
    env = app.env
    page = f"book/{slug}"
    link = make_refnode(app.builder, docname, page, "", nodes.Text(env.titles[page].astext()))
    text = nodes.paragraph("", questions(env).get(page, ""))
    exercises = f"book/exercises/{slug}"
    if exercises in env.found_docs:
        text += [nodes.Text(" "), make_refnode(app.builder, docname, exercises, "", nodes.Text("Exercises"))]
    return nodes.definition_list_item("", nodes.term("", "", link), nodes.definition("", text))


def add_files(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Only the first page loads the pad's script; it holds no formula, so it goes without MathJax."""
    if pagename != app.config.root_doc:
        return
    app.add_css_file("landing.css")
    app.add_js_file("digit_network.js", defer="defer")
    app.add_js_file("landing.js", defer="defer")
    context["script_files"] = [
        file for file in context["script_files"] if "mathjax" not in str(file.filename).lower()
    ]
