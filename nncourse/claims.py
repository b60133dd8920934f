"""The verdict line that ends a claim cell; the book's ledger is collected from these lines."""

import re

VERDICTS = ("holds", "holds, with a condition", "does not hold", "depends")


def verdict(claim: str, outcome: str, evidence: str) -> None:
    """Print the verdict on a claim in one line: ``A1 · holds · largest derivative 0.25``.

    Parameters
    ----------
    claim : str
        The claim's id in ``book/claims.yml``, such as ``"A1"``.
    outcome : str
        One of `VERDICTS`.
    evidence : str
        What was measured, in one line.

    Raises
    ------
    ValueError
        If the id has another form, the outcome is none of `VERDICTS`, or the evidence is not one line.
    """
    if not re.fullmatch(r"[A-Z]\d+", claim):
        raise ValueError(f"expected a claim's id such as 'A1', got {claim!r}")
    if outcome not in VERDICTS:
        raise ValueError(f"expected one of {VERDICTS}, got {outcome!r}")
    if not evidence.strip() or "\n" in evidence:
        raise ValueError(f"expected evidence in one line, got {evidence!r}")
    print(f"{claim} · {outcome} · {evidence}")
