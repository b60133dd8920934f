"""Draw the landing page's figure, ``book/intro.svg``, with the network that its code trains."""

import re
from pathlib import Path

import numpy as np

from nncourse import softmax
from nncourse.plotting import figure, palette
from nncourse.svg import figure_to_svg

BOOK = Path(__file__).parents[1] / "book"


def code() -> str:
    """The Python code on the landing page."""
    (block,) = re.findall(r"```python\n(.*?)```", (BOOK / "intro.md").read_text(encoding="utf-8"), re.S)
    return block


def draw(net, scaler, test) -> str:
    """Four digits that the trained network reads and one that it misreads, with its ten probabilities."""
    p = softmax(net.predict(scaler.transform(test.X)))
    read = p.argmax(axis=1)
    right, wrong = np.flatnonzero(read == test.y), np.flatnonzero(read != test.y)
    rows = [*right[:4], wrong[0]]
    drawing, axes = figure(2, 5, height=2.3, height_ratios=[1.2, 1], sharey="row")
    for (image, bars), row in zip(axes.T, rows, strict=True):
        image.imshow(test.X[row].reshape(8, 8), cmap="gray_r")
        image.set_axis_off()
        colors = np.full(10, palette["sky"], dtype=object)
        colors[read[row]] = palette["blue" if read[row] == test.y[row] else "vermilion"]
        bars.bar(range(10), p[row], width=0.9, color=colors)
        bars.set(xlim=(-0.6, 9.6), ylim=(0, 1.02), xticks=sorted({test.y[row], read[row]}), yticks=[0, 1])
    axes[1, 0].set_ylabel("probability")
    axes[1, 2].set_xlabel("digit")
    seen = ", ".join(str(test.y[row]) for row in rows)
    guess = f"the highest is the digit's own, but for the last, which is read as {read[rows[-1]]}"
    alt = f"Five handwritten digits, {seen}, and below each the network's ten probabilities: {guess}."
    return figure_to_svg(drawing, alt=alt, prefix="intro-")


if __name__ == "__main__":
    names: dict = {}
    exec(code(), names)
    svg = draw(names["net"], names["scaler"], names["test"])
    (BOOK / "intro.svg").write_text(svg + "\n", encoding="utf-8")
