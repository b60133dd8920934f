"""Figures in the course's style: legible on a phone, whatever the color vision, in light and dark."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import LogLocator, MaxNLocator, NullFormatter

from nncourse.diagnostics import health

if TYPE_CHECKING:
    from nncourse.loss import Loss
    from nncourse.network import Network
    from nncourse.optimizers import Optimizer
    from nncourse.training import History

palette = {
    "blue": "#0072b2",
    "orange": "#e69f00",
    "green": "#009e73",
    "vermilion": "#d55e00",
    "purple": "#cc79a7",
    "sky": "#56b4e9",
    "yellow": "#f0e442",
}
"""The colors of Okabe and Ito. On the site each is a CSS variable, brighter in dark mode."""

ink = "#1b1f24"
"""Text, axes and outlines. On the site it is the page's text color; plain ``"black"`` stays black."""

paper = "#fefdfe"
"""What is behind a drawing. On the site it is the page's background; plain ``"white"`` stays white."""

WIDTH = 4.8
"""Widest figure, in inches. On a 390-pixel screen a wider one's text is too small to read."""

_STYLE: dict[str, Any] = {
    "axes.axisbelow": True,
    "axes.edgecolor": ink,
    "axes.facecolor": "none",
    "axes.labelcolor": ink,
    "axes.prop_cycle": plt.cycler(color=palette.values()),
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlesize": 10,
    "figure.facecolor": paper,
    "font.size": 10,
    "grid.alpha": 0.2,
    "grid.color": ink,
    "hatch.color": ink,
    "image.interpolation": "none",
    "legend.frameon": False,
    "lines.solid_capstyle": "round",
    "patch.edgecolor": ink,
    "svg.hashsalt": "nncourse",
    "text.color": ink,
    "xtick.color": ink,
    "ytick.color": ink,
}


def use_style() -> None:
    """Make the course's style matplotlib's default from here on. :func:`figure` and ``explore`` call it."""
    plt.rcParams.update(_STYLE)


def figure(rows: int = 1, columns: int = 1, *, height: float = 3.0, **options: Any) -> tuple[Figure, Any]:
    """Open a figure in the course's style: ``plt.subplots`` at the book's width, in a constrained layout.

    Parameters
    ----------
    rows, columns
        Number of panels; two columns are the most that a phone shows legibly.
    height
        In inches.
    options
        Passed to ``plt.subplots`` (``sharex``, ``width_ratios``, ...).

    Returns
    -------
    figure, axes
        As ``plt.subplots`` returns them.
    """
    use_style()
    return plt.subplots(rows, columns, **{"figsize": (WIDTH, height), "layout": "constrained"} | options)


def plot_history(history: "History") -> Figure:
    """Draw loss and metric against the epoch, for training and, where there is one, for validation."""
    names = ["loss", history.metric_name]
    series = [(history.loss, history.validation_loss), (history.metric, history.validation_metric)]
    panels = [(name, pair) for name, pair in zip(names, series, strict=True) if name and pair[0]]
    drawing, axes = figure(1, len(panels), height=2.4, squeeze=False)
    for ax, (name, (training, validation)) in zip(axes[0], panels, strict=True):
        ax.plot(range(1, len(training) + 1), training, label="training")
        if validation:
            ax.plot(range(1, len(validation) + 1), validation, "--", label="validation")
        ax.set(xlabel="epoch", ylabel=name)
        ax.xaxis.set_major_locator(MaxNLocator("auto", integer=True))
    axes[0, 0].legend()
    return drawing


def plot_health(
    net: "Network",
    X: Any,
    y: Any,
    loss: "Loss",
    optimizer: "Optimizer",
    *,
    rng: np.random.Generator | None = None,
    title: str = "",
) -> Figure:
    """Draw what :func:`nncourse.diagnostics.health` reports of one step of training, layer by layer.

    Four panels: the signal going forward, the error coming back, the share of outputs with a slope below 0.05
    and of dead units, and how far the step would move each weight (dotted: a thousandth of its size). On the
    three logarithmic axes a 0 is missing.
    """
    report = health(net, X, y, loss, optimizer, rng=rng)
    drawing, axes = figure(2, 2, height=4.0)
    (forward, backward), (shares, updates) = axes
    layers = range(1, len(report.signal) + 1)
    forward.plot(layers, _gaps(report.signal), "o-", color=palette["blue"], label="size")
    forward.plot(layers, _gaps(report.contrast), "s--", color=palette["orange"], label="between examples")
    backward.plot(layers, _gaps(report.error), "o-", color=palette["vermilion"])
    shares.plot(layers, report.saturated.values(), "o-", color=palette["purple"], label="f′ < 0.05")
    shares.plot(layers, report.dead.values(), "s--", color=ink, label="dead units")
    weights = range(1, len(report.update) + 1)
    updates.axhline(1e-3, color=ink, linestyle=":", linewidth=1)
    updates.plot(weights, _gaps(report.update), "o-", color=palette["green"])
    titles = ("activations", "errors δ", "share", "step / weight")
    for ax, name, x in zip(axes.flat, titles, (layers, layers, layers, weights), strict=True):
        ax.set(title=name, xlim=(0.5, len(x) + 0.5))
        ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
        for line, size in zip(ax.get_lines()[::-1], (3, 5), strict=False):
            line.set_markersize(size)
    for ax in (forward, backward, updates):
        _log_axis(ax)
    for ax, name in zip(axes[1], ("hidden layer", "weights W"), strict=True):
        ax.set_xlabel(name)
    shares.set(ylim=(-0.05, 1.05))
    for ax in (forward, shares):
        ax.legend(fontsize=8, handlelength=1.6, borderpad=0.1)
    if title:
        drawing.suptitle(title, fontsize=10)
    return drawing


def _gaps(values: dict[str, float]) -> np.ndarray:
    """For a logarithmic axis: no point where a value is 0 or infinite."""
    return np.array([value if 0.0 < value < np.inf else np.nan for value in values.values()])


def _log_axis(ax: Any) -> None:
    """A logarithmic axis of at least four decades, so that a factor of two does not look like a cliff."""
    heights = np.concatenate([np.log10(np.asarray(line.get_ydata(), dtype=float)) for line in ax.get_lines()])
    known = heights[np.isfinite(heights)]
    low, high = (known.min(), known.max()) if known.size else (0.0, 0.0)
    margin = max(0.05 * (high - low), 2.0 - (high - low) / 2)
    ax.set(yscale="log", ylim=(10 ** (low - margin), 10 ** (high + margin)))
    ax.yaxis.set_major_locator(LogLocator(numticks=6))
    ax.yaxis.set_minor_formatter(NullFormatter())


def plot_images(images: np.ndarray, labels: Sequence[object] | None = None, *, columns: int = 8) -> Figure:
    """Draw 8×8 digits (or other gray images) in rows, each under its label.

    Parameters
    ----------
    images
        Shape (n, 64), (n, height, width) or (n, height·width) of square images.
    labels
        One title an image.
    """
    images = np.asarray(images)
    if images.ndim == 2:
        side = round(images.shape[1] ** 0.5)
        images = images.reshape(len(images), side, side)
    rows = -(-len(images) // columns)
    height = WIDTH / columns * rows * (1.35 if labels is not None else 1.0)
    drawing, axes = figure(rows, columns, height=height, squeeze=False)
    for ax in axes.flat:
        ax.set_axis_off()
    for k, (ax, image) in enumerate(zip(axes.flat, images, strict=False)):
        ax.imshow(image, cmap="gray_r")
        if labels is not None:
            ax.set_title(labels[k])
    return drawing


def plot_network(
    values: Sequence[np.ndarray],
    edges: Sequence[np.ndarray],
    errors: Sequence[np.ndarray] | None = None,
    *,
    names: Sequence[str],
    symbols: Sequence[str] = (),
    height: float = 2.9,
) -> Figure:
    """Draw a small network: a column of circles for each layer, a line for each connection.

    Blue is positive, orange negative; the stronger the color or the wider the line, the larger the number.

    Parameters
    ----------
    values
        One vector a column, written into the circles. NaN leaves a circle empty.
    edges
        One matrix (units left, units right) for each gap between columns; NaN draws a thin gray line.
    errors
        Like `values`, written below the circles; NaN writes nothing.
    names
        One title a column.
    symbols
        What stands before the errors of each column.
    height
        In inches.
    """
    drawing, ax = figure(height=height)
    places = [[(x, (len(v) - 1) / 2 - k) for k in range(len(v))] for x, v in enumerate(values)]
    sign = {True: palette["blue"], False: palette["orange"]}
    for left, right, matrix in zip(places[:-1], places[1:], edges, strict=True):
        largest = np.nanmax(np.abs(matrix), initial=1e-12)
        for (i, j), w in np.ndenumerate(matrix):
            known = np.isfinite(w)
            ax.plot(
                *zip(left[i], right[j], strict=True),
                color=sign[bool(w > 0)] if known else ink,
                alpha=0.9 if known else 0.25,
                linewidth=0.6 + 3.4 * abs(w) / largest if known else 0.6,
                zorder=1,
            )
    for column, (vector, name) in enumerate(zip(values, names, strict=True)):
        for k, (place, value) in enumerate(zip(places[column], vector, strict=True)):
            ax.scatter(*place, s=1150, color=paper, edgecolors=ink, zorder=2)
            if np.isfinite(value):
                tint = sign[bool(value > 0)]
                ax.scatter(
                    *place, s=1150, color=tint, alpha=0.55 * min(1.0, abs(value)), linewidths=0, zorder=3
                )
                ax.text(*place, _number(value, 2), ha="center", va="center", fontsize=9.5, zorder=4)
            if errors is not None and np.isfinite(errors[column][k]):
                ax.text(
                    place[0],
                    place[1] - 0.33,
                    f"{symbols[column]} {_number(errors[column][k], 3)}",
                    ha="center",
                    va="top",
                    fontsize=9.5,
                )
        ax.text(column, max(len(v) for v in values) / 2 + 0.12, name, ha="center", va="bottom", fontsize=10)
    tallest = max(len(v) for v in values) / 2
    ax.set(xlim=(-0.4, len(values) - 0.6), ylim=(-tallest - 0.15, tallest + 0.45))
    ax.set_axis_off()
    return drawing


def _number(value: float, digits: int) -> str:
    """With a real minus sign, and none before a zero."""
    return f"{round(value, digits) + 0.0:.{digits}f}".replace("-", "−")
