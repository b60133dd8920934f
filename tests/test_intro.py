"""The landing page: its code runs, prints what the page says, and its figure is this network's."""

import contextlib
import io
import re

import numpy as np
import pytest

import intro_figure
from chapters import ROOT


@pytest.fixture(scope="module")
def trained():
    names, printed = {}, io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(intro_figure.code(), names)
    return names, printed.getvalue()


def test_output_stands_on_the_page(trained):
    page = (ROOT / "book/intro.md").read_text(encoding="utf-8")
    assert f"```text\n{trained[1]}```" in page


def test_size_stands_on_the_page(trained):
    page = (ROOT / "book/intro.md").read_text(encoding="utf-8")
    assert f"The network's {trained[0]['net'].theta.size:,} numbers" in page


def test_figure_is_current(trained):
    names, _ = trained
    drawn = intro_figure.draw(names["net"], names["scaler"], names["test"])
    stored = (ROOT / "book/intro.svg").read_text(encoding="utf-8")
    advice = "draw it anew: python tools/intro_figure.py"
    assert label(stored) == label(drawn), advice
    np.testing.assert_allclose(coordinates(stored), coordinates(drawn), rtol=0, atol=0.3, err_msg=advice)


def label(svg: str) -> str:
    return re.search(r'aria-label="([^"]*)"', svg)[1]


def coordinates(svg: str) -> list[float]:
    shapes = re.sub(r'href="data:[^"]*"', "", svg)
    return [float(number) for number in re.findall(r"-?\d*\.?\d+", shapes)]
