"""Draw the course's mark and the card that stands for a link to it, in ``book/_static``."""

import contextlib
import io

import numpy as np
from matplotlib.patches import Circle, Rectangle
from matplotlib.transforms import Affine2D
from PIL import Image

from intro_figure import BOOK, code
from nncourse import softmax
from nncourse.plotting import ink, palette, use_style

LIGHT, DARK = ("#0072b2", "#e69f00"), ("#3d9be9", "#f5b52e")
ROWS, GRAYS = (3, 13, 23), (0.4, 1.0, 0.65)


def mark(pixels: str, unit: str, style: str = "") -> str:
    """Three pixels and the unit that reads them."""
    squares = "".join(
        f'<rect class="a" x="2" y="{y}" width="6" height="6" fill="{pixels}" fill-opacity="{gray}"/>'
        for y, gray in zip(ROWS, GRAYS, strict=True)
    )
    lines = "".join(f"M8 {y + 3} 24 16" for y in ROWS)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="64" height="64">{style}'
        f'<path class="b" d="{lines}" fill="none" stroke="{pixels}" stroke-width="2"/>{squares}'
        f'<circle class="c" cx="24" cy="16" r="6" fill="{unit}"/></svg>\n'
    )


def favicon() -> str:
    pixels, unit = DARK
    rules = f".a{{fill:{pixels}}}.b{{stroke:{pixels}}}.c{{fill:{unit}}}"
    return mark(*LIGHT, style=f"<style>@media (prefers-color-scheme:dark){{{rules}}}</style>")


MARKS = {"favicon.svg": favicon(), "logo-light.svg": mark(*LIGHT), "logo-dark.svg": mark(*DARK)}


def card(net, scaler, test) -> Image.Image:
    """1200×630 pixels: the title, and a digit on its way through the network that the first page trains."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    use_style()
    _, trace = net.forward(scaler.transform(test.X[:1]))
    hidden = next(entry.output for entry in trace if entry.name.startswith("activate"))[0]
    probabilities = softmax(net.predict(scaler.transform(test.X[:1])))[0]

    drawing = Figure(figsize=(12, 6.3), dpi=100, facecolor="white")
    page = drawing.add_axes((0, 0, 1, 1))
    page.set(xlim=(0, 1200), ylim=(630, 0))
    page.set_axis_off()
    page.text(205, 115, "Neural networks from scratch", fontsize=40, fontweight="bold", va="center")
    page.text(70, 200, "Every gradient derived, every claim measured,", fontsize=25, va="center")
    page.text(70, 245, "in notebooks and a small NumPy package", fontsize=25, va="center")
    add_mark(page, left=60, top=55, side=120)

    image = drawing.add_axes((70 / 1200, 60 / 630, 240 / 1200, 240 / 630))
    image.imshow(test.X[0].reshape(8, 8), cmap="gray_r")
    units = drawing.add_axes((400 / 1200, 60 / 630, 120 / 1200, 240 / 630))
    units.imshow(hidden.reshape(10, 5), cmap="Blues", vmin=0, vmax=4)
    for ax in (image, units):
        ax.set(xticks=[], yticks=[])
        ax.spines[:].set_visible(True)
    bars = drawing.add_axes((610 / 1200, 90 / 630, 520 / 1200, 210 / 630))
    colors = np.where(probabilities == probabilities.max(), palette["blue"], palette["sky"])
    bars.bar(range(10), probabilities, width=0.8, color=colors)
    bars.set(xticks=range(10), yticks=[], ylim=(0, 1.05))
    bars.spines["left"].set_visible(False)
    bars.tick_params(length=0, labelsize=20)
    for left, right in ((325, 385), (535, 595)):
        page.annotate("", (right, 450), (left, 450), arrowprops={"arrowstyle": "-|>", "color": ink, "lw": 3})

    canvas = FigureCanvasAgg(drawing)
    canvas.draw()
    return Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB").quantize(128)


def add_mark(page, *, left: float, top: float, side: float) -> None:
    place = Affine2D().scale(side / 32).translate(left, top) + page.transData
    pixels, unit = LIGHT
    for y, gray in zip(ROWS, GRAYS, strict=True):
        page.plot([8, 24], [y + 3, 16], color=pixels, linewidth=6, transform=place, zorder=1)
        page.add_patch(Rectangle((2, y), 6, 6, color="white", linewidth=0, transform=place, zorder=2))
        page.add_patch(
            Rectangle((2, y), 6, 6, facecolor=pixels, alpha=gray, linewidth=0, transform=place, zorder=3)
        )
    page.add_patch(Circle((24, 16), 6, color=unit, linewidth=0, transform=place, zorder=3))


if __name__ == "__main__":
    names: dict = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(code(), names)
    for name, svg in MARKS.items():
        (BOOK / "_static" / name).write_text(svg, encoding="utf-8")
    card(names["net"], names["scaler"], names["test"]).save(BOOK / "_static/card.png", optimize=True)
