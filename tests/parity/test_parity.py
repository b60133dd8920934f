"""nncourse against PyTorch and scikit-learn in float64, tensor by tensor."""

import functools
import re

import pytest

import nncourse as nn
import parity
from chapters import ROOT
from checks import assert_close, unchanged
from parity import FAMILIES, FIXTURES

CASES = {(family, name): case for family in FAMILIES for name, case in parity.cases(family).items()}
stored = functools.cache(parity.read)


@pytest.mark.parametrize("source", ["stored", "live"])
@pytest.mark.parametrize(("family", "name"), CASES, ids=lambda part: part)
def test_parity(family, name, source):
    """Within 1e-9 of each tensor's largest entry."""
    case = CASES[family, name]
    if source == "stored":
        inputs, expected = stored(family)[1][name]
    else:
        pytest.importorskip(case.peer)
        inputs, expected = case.live(seed=1)
    with unchanged(inputs):
        actual = case.ours(inputs)
    assert actual.keys() == expected.keys()
    for key, tensor in expected.items():
        assert_close(actual[key], tensor, 1e-9)


def test_fixtures_hold_every_case_and_stay_small():
    for family in FAMILIES:
        assert list(stored(family)[1]) == list(parity.cases(family))
    assert sum(file.stat().st_size for file in FIXTURES.iterdir()) < 300_000


def test_fixtures_are_of_the_pinned_torch():
    pin = re.search(r"^torch==(\S+)$", (ROOT / "requirements-parity.txt").read_text(encoding="utf-8"), re.M)
    assert {stored(family)[0]["torch"] for family in FAMILIES} == {pin.group(1)}


def test_everything_with_a_peer_is_covered():
    """By its name in the sources of the cases."""
    modules = ("activations", "layers", "losses", "normalization", "optimizers", "schedules", "preprocessing")
    public = {
        name
        for module in (*modules, "decomposition")
        for name in nn._PUBLIC[module].split()
        if name not in ("Elementwise", "one_hot", "clip_by_norm")
    }
    sources = "".join(path.read_text(encoding="utf-8") for path in FIXTURES.parent.glob("*.py"))
    assert not public - set(re.findall(r"\bnn\.(\w+)", sources))
