"""Exercise pages carry no section numbers: their questions have names of their own, q1, q2 …"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment


def setup(app: Sphinx) -> None:
    app.connect("env-get-updated", drop_numbers, priority=900)  # once Sphinx has assigned them


def drop_numbers(app: Sphinx, env: BuildEnvironment) -> list[str]:
    for page in env.found_docs:
        if page.startswith("book/exercises/"):
            env.toc_secnumbers.pop(page, None)
            for node in (env.titles[page], *env.tocs[page].findall(nodes.reference)):
                node.attributes.pop("secnumber", None)
    return []
