"""The ledger: every claim of a chapter stands in one cell that measures it, and each assertion can fail."""

import ast
import re

import pytest
import yaml

from chapters import ROOT, chapters, claims, claims_of, notebook, twins
from nncourse.claims import VERDICTS, verdict

SETTLED_BY_NAME = {"N8", "O4", "S2"}  # names, or a figure nobody can measure: there is no effect to remove
BOX = re.compile(r"^(:{3,})\{admonition\} Check the claim (\w+)\n:class: claim\n(.*?)^\1\s*$", re.M | re.S)


def claim_cells(slug):
    """The index and the cell of every claim of a chapter."""
    cells = notebook(slug).cells
    return {claim: (i, cell) for i, cell in enumerate(cells) for claim in claims_of(cell)}


def assertions(cell):
    return [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Assert)]


def test_list_is_complete_and_well_formed():
    sources = yaml.safe_load((ROOT / "book/claims.yml").read_text(encoding="utf-8"))["sources"]
    last = {"N": 12, "A": 15, "L": 12, "B": 9, "I": 14, "P": 17, "R": 14, "O": 9, "S": 14}
    assert set(claims()) == {f"{letter}{i}" for letter, n in last.items() for i in range(1, n + 1)}
    for claim, entry in claims().items():
        assert set(entry) == {"chapter", "statement", "sources", "verdict"}, claim
        assert entry["sources"], claim
        assert set(entry["sources"]) <= set(sources), claim
        assert (
            (entry["verdict"] in VERDICTS) if entry["chapter"] in chapters() else (entry["verdict"] is None)
        ), claim


def test_chapter_has_no_claim_of_another(slug):
    owned = {claim for claim, entry in claims().items() if entry["chapter"] == slug}
    tagged = [claim for cell in notebook(slug).cells for claim in claims_of(cell)]
    assert sorted(tagged) == sorted(owned)


def test_box_before_the_cell_states_the_claim(claim, slug):
    index, _ = claim_cells(slug)[claim]
    before = notebook(slug).cells[index - 1]
    boxes = [text for _, name, text in BOX.findall(before.source) if name == claim]
    assert [" ".join(text.split()) for text in boxes] == [f"“{claims()[claim]['statement']}”"]


def test_cell_asserts_and_ends_in_the_verdict(claim, slug):
    _, cell = claim_cells(slug)[claim]
    ids = claims_of(cell)
    last = [ast.unparse(statement) for statement in ast.parse(cell.source).body[-len(ids) :]]
    for name in ids:
        assert any(call.startswith(f"verdict({name!r}, ") for call in last), (
            f"the cell does not end in verdict({name!r}, …)"
        )
    assert assertions(cell), "the cell asserts nothing"


def test_printed_verdict_is_the_listed_one(claim, slug, run):
    index, _ = claim_cells(slug)[claim]
    lines = [line for line in run.outputs[index].splitlines() if line.startswith(f"{claim} · ")]
    assert len(lines) == 1
    assert lines[0].split(" · ")[1] == claims()[claim]["verdict"]


def test_every_assertion_fails_for_a_twin(claim, slug, run):
    _, cell = claim_cells(slug)[claim]
    ids = claims_of(cell)
    unproved = assertions(cell)
    for twin in run.twins:
        if twin.claim in ids:
            failed = [a for a in assertions(cell) if twin.line in range(a.lineno, a.end_lineno + 1)]
            assert twin.error.startswith("AssertionError"), f"{twin.claim}, {twin.snippet!r}: {twin.error}"
            assert failed, f"{twin.claim}, {twin.snippet!r}: failed outside the cell's assertions"
            unproved = [a for a in unproved if a.lineno != failed[-1].lineno]
    if not set(ids) <= SETTLED_BY_NAME:
        assert not unproved, f"no twin of {ids} makes these fail: {[ast.unparse(a) for a in unproved]}"


def test_twins_are_of_this_chapters_claims(slug):
    assert set(twins(slug)) <= {claim for claim, entry in claims().items() if entry["chapter"] == slug}
    assert not set(twins(slug)) & SETTLED_BY_NAME


def test_verdict_prints_one_line(capsys):
    verdict("A1", "holds, with a condition", "largest derivative 0.25")
    assert capsys.readouterr().out == "A1 · holds, with a condition · largest derivative 0.25\n"


@pytest.mark.parametrize(
    "arguments", [("a1", "holds", "x"), ("A1", "true", "x"), ("A1", "holds", " "), ("A1", "holds", "x\ny")]
)
def test_verdict_refuses(arguments):
    with pytest.raises(ValueError, match="expected"):
        verdict(*arguments)
