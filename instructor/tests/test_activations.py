"""The five networks of the set activations are what the question and its feedback say of them."""

import numpy as np
import pytest

from instructor.activations.networks import MENDS, SETTINGS, accuracy
from instructor.build import solved_notebook
from nncourse.activations import relu, sigmoid, tanh

FUNCTIONS = {"sigmoid": sigmoid, "tanh": tanh, "relu": relu}


@pytest.fixture(scope="module")
def names():
    found: dict = {}
    for cell in solved_notebook("activations").cells:
        if cell.cell_type == "code" and "grader" not in cell.source:
            exec(cell.source, found)
    return found


def slopes(net):
    return FUNCTIONS[net["f"]].derivative(net["z"])


def test_shares_of_points(names):
    shares = {name: round(120 * net["right"]) for name, net in names["networks"].items()}
    assert shares == {"A": 83, "B": 98, "C": 118, "D": 120, "E": 80}


def test_reported_errors(names):
    for name, net in names["networks"].items():
        off = np.abs(net["dz"] - net["da"] * slopes(net)[:6]).max()
        assert off > 0.03 if name == "A" else off < 6e-6
    wrong = names["networks"]["A"]
    reported = (wrong["dz"] / wrong["da"])[np.abs(wrong["da"]) > 0.01]
    assert 0.24 < reported.min() < reported.max() < 0.255
    assert np.count_nonzero(names["networks"]["B"]["dz"]) == 1


def test_zeros_and_flat_slopes(names):
    networks = names["networks"]
    fires = {name: (net["a"] > 0).sum(axis=0).tolist() for name, net in networks.items()}
    assert fires["B"] == [0, 24, 1, 0, 0, 0, 22, 2]
    assert np.flatnonzero((networks["B"]["a"][:6] == 0).all(axis=0)).tolist() == [0, 2, 3, 4, 5, 6, 7]
    assert [unit for unit, count in enumerate(fires["C"]) if count == 0] == [0, 6]
    assert min(fires["D"]) == 27
    assert f"{np.mean(networks['D']['a'] == 0):.0%}" == "69%"
    assert f"{np.mean(slopes(networks['A']) < 0.05):.0%}" == "9%"
    assert f"{np.mean(slopes(networks['C']) < 0.05):.0%}" == "27%"
    assert np.mean(slopes(networks["E"]) < 0.05) > 0.9


def test_mends_bring_more_than_95_percent(names):
    for name, mend in names["mend"].items():
        assert accuracy(MENDS[mend](SETTINGS[name]).train()) > 0.95
