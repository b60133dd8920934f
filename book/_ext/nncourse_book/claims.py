"""Claims: a cell tagged ``claim-A1`` shows its verdict, and ``{claims-ledger}`` collects all of them."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

from nncourse.claims import VERDICTS

logger = logging.getLogger(__name__)

VERDICT_LINE = re.compile(
    rf"^([A-Z]\d+) · ({'|'.join(map(re.escape, sorted(VERDICTS, reverse=True)))}) · (.+)$", re.M
)
LEDGER_PAGE = "book/claims"


def setup(app: Sphinx) -> None:
    app.add_transform(ShowVerdicts)
    app.add_directive("claims-ledger", LedgerDirective)
    app.add_node(Ledger)
    app.connect("env-purge-doc", forget)
    app.connect("env-merge-info", merge)
    app.connect("env-check-consistency", check)
    app.connect("env-updated", ledger_pages)
    app.connect("doctree-resolved", fill_ledgers)


@dataclass
class Verdict:
    """What the cell of a claim printed when it was executed."""

    claim: str
    outcome: str
    evidence: str
    docname: str

    @property
    def anchor(self) -> str:
        return f"claim-{self.claim.lower()}"

    @property
    def style(self) -> str:
        return "verdict-" + re.sub(r"\W+", "-", self.outcome)

    def badge(self) -> nodes.inline:
        return nodes.inline("", self.outcome, classes=["verdict", self.style])


class ShowVerdicts(SphinxTransform):
    """Turn the verdict lines that a claim cell printed into boxes, and the cell into a link's target."""

    default_priority = 800

    def apply(self) -> None:
        verdicts = verdicts_by_page(self.env).setdefault(self.env.docname, {})
        for cell in list(self.document.findall(nodes.container)):
            if ids := claim_ids(cell):
                found = {v.claim: v for v in self.take_verdicts(cell)}
                verdicts |= {claim: found.get(claim) for claim in ids}
                cell["ids"] += [f"claim-{claim.lower()}" for claim in ids]
                cell["classes"].append("claim-cell")
                cell += [verdict_box(v) for v in found.values()]

    def take_verdicts(self, cell: nodes.container) -> list[Verdict]:
        verdicts = []
        for block in list(cell.findall(nodes.literal_block)):
            if "stream" not in block["classes"]:
                continue
            text = block.astext()
            verdicts += [Verdict(*groups, self.env.docname) for groups in VERDICT_LINE.findall(text)]
            rest = "\n".join(line for line in text.splitlines() if not VERDICT_LINE.match(line))
            if rest.strip():
                block.rawsource = rest
                block[:] = [nodes.Text(rest)]
            else:
                block.parent.remove(block)
        return verdicts


def claim_ids(cell: nodes.container) -> list[str]:
    tags = cell.get("cell_metadata", {}).get("tags", [])
    return [tag.removeprefix("claim-") for tag in tags if tag.startswith("claim-")]


def verdict_box(verdict: Verdict) -> nodes.container:
    text = nodes.paragraph("", "", nodes.strong("", verdict.claim), nodes.Text(" "), verdict.badge())
    text += nodes.Text(f" {verdict.evidence}")
    return nodes.container("", text, classes=["claim-verdict", verdict.style])


def verdicts_by_page(env: BuildEnvironment) -> dict[str, dict[str, Verdict | None]]:
    """The environment's record: page, claim, verdict (None where the cell printed none)."""
    if not hasattr(env, "nncourse_verdicts"):
        env.nncourse_verdicts = {}
    return env.nncourse_verdicts


def forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    verdicts_by_page(env).pop(docname, None)


def merge(app: Sphinx, env: BuildEnvironment, docnames: list[str], other: BuildEnvironment) -> None:
    verdicts_by_page(env).update({d: verdicts_by_page(other)[d] for d in docnames})


def read_claims(env: BuildEnvironment) -> dict[str, Any]:
    return yaml.safe_load(Path(env.srcdir, "book/claims.yml").read_text(encoding="utf-8"))


def owned(env: BuildEnvironment) -> dict[str, dict[str, Any]]:
    """The claims whose chapter is part of the book, in the book's order."""
    claims = {claim: entry for claim, entry in read_claims(env).items() if claim != "sources"}
    return {
        claim: entry
        for docname in env.toctree_includes.get(env.config.root_doc, [])
        for claim, entry in claims.items()
        if f"book/{entry['chapter']}" == docname
    }


def check(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of a claim without an executed verdict, and of a tag that names no claim of its chapter."""
    claims = owned(env)
    for docname, verdicts in verdicts_by_page(env).items():
        for claim in verdicts:
            if f"book/{claims.get(claim, {}).get('chapter')}" != docname:
                logger.warning("claim %s is not one of this chapter's", claim, location=docname)
    for claim, entry in claims.items():
        docname = f"book/{entry['chapter']}"
        if not verdicts_by_page(env).get(docname, {}).get(claim):
            logger.warning("claim %s has no executed verdict", claim, location=docname)


class Ledger(nodes.General, nodes.Element):
    """Where the table of verdicts will stand."""


class LedgerDirective(SphinxDirective):
    def run(self) -> list[nodes.Node]:
        self.env.note_dependency("book/claims.yml")
        return [Ledger()]


def ledger_pages(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write the ledger's page anew whenever any page was read."""
    return [LEDGER_PAGE] if LEDGER_PAGE in env.found_docs else []


def fill_ledgers(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    for ledger in list(doctree.findall(Ledger)):
        claims, sources = owned(app.env), read_claims(app.env)["sources"]
        verdicts = [v for page in verdicts_by_page(app.env).values() for v in page.values() if v]
        rows = tables(app, docname, claims, {v.claim: v for v in verdicts})
        ledger.replace_self([tally(verdicts), *rows, *source_list(sources)])


def tally(verdicts: list[Verdict]) -> nodes.paragraph:
    counts = Counter(v.outcome for v in verdicts)
    said = ", ".join(f"{counts[outcome]} “{outcome}”" for outcome in VERDICTS)
    return nodes.paragraph("", f"{len(verdicts)} claims measured so far: {said}.")


def source_list(sources: dict[str, str]) -> list[nodes.Node]:
    items = (nodes.list_item("", nodes.paragraph("", f"{key}: {title}")) for key, title in sources.items())
    return [nodes.rubric("", "Sources"), nodes.bullet_list("", *items)]


def tables(
    app: Sphinx, docname: str, claims: dict[str, dict[str, Any]], verdicts: dict[str, Verdict]
) -> list[nodes.Node]:
    result: list[nodes.Node] = []
    for chapter in dict.fromkeys(entry["chapter"] for entry in claims.values()):
        rows = [
            row(app, docname, entry, verdicts[claim])
            for claim, entry in claims.items()
            if entry["chapter"] == chapter and claim in verdicts
        ]
        title = app.env.titles[f"book/{chapter}"].astext()
        result += [
            nodes.rubric("", title),
            table(["Claim", "As taught", "From", "Verdict", "Evidence"], rows),
        ]
    return result


def row(app: Sphinx, docname: str, entry: dict[str, Any], verdict: Verdict) -> list[nodes.Node]:
    link = make_refnode(app.builder, docname, verdict.docname, verdict.anchor, nodes.Text(verdict.claim))
    return [
        link,
        nodes.Text(entry["statement"]),
        nodes.Text(" ".join(entry["sources"])),
        verdict.badge(),
        nodes.Text(verdict.evidence),
    ]


def table(head: list[str], rows: list[list[nodes.Node]]) -> nodes.table:
    group = nodes.tgroup("", *(nodes.colspec(colwidth=1) for _ in head), cols=len(head))
    group += nodes.thead("", table_row([nodes.Text(name) for name in head]))
    group += nodes.tbody("", *(table_row(cells) for cells in rows))
    return nodes.table("", group, classes=["claims-ledger"])


def table_row(cells: list[nodes.Node]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", cell)) for cell in cells))
