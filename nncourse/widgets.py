"""``explore``: a figure with sliders, alive in a notebook and on a page that no kernel serves."""

import itertools
import json
import os
from collections.abc import Callable, Mapping, Sequence
from html import escape
from numbers import Integral, Real
from typing import Any

import matplotlib.pyplot as plt
from IPython.display import HTML, display
from matplotlib.figure import Figure

from nncourse.plotting import WIDTH, use_style
from nncourse.svg import encode, figure_to_svg

Text = str | Callable[..., str]

_count = itertools.count(1)


def explore(
    figure: Callable[..., Figure],
    *,
    alt: Text,
    describe: Callable[..., str] | None = None,
    labels: Mapping[str, str] | None = None,
    **choices: Sequence[Any],
) -> None:
    """Show ``figure(**state)`` with an input for each of the ``choices``.

    In Jupyter the function is called as the reader moves an input. In the book's build every combination is
    drawn once, and the page needs no kernel.

    Parameters
    ----------
    figure
        Takes one value of each choice by name, draws one matplotlib figure with pyplot and returns it.
    alt
        What the figure shows, for those who do not see it: a string, or a function of the state.
    describe
        Function of the state: the sentence below the figure that says what to see in it. Without one, the
        state itself.
    labels
        What an input is called, where its name does not say it: ``{"lr": "learning rate η"}``.
    choices
        Name and list of values: numbers make a slider, strings a menu. The first of each is shown first.

    Examples
    --------
    >>> explore(draw, alt="A curve.", lr=[0.01, 0.1, 1.0], activation=["tanh", "relu"])  # doctest: +SKIP
    """
    explorer = Explorer(figure, alt=alt, describe=describe, labels=labels, **choices)
    if os.environ.get("NNCOURSE_STATIC"):
        display(HTML(explorer.html()))
    else:
        view = {"version_major": 2, "version_minor": 0, "model_id": explorer.widget().model_id}
        text = explorer.description(explorer.states()[0])
        display({"text/plain": text, "application/vnd.jupyter.widget-view+json": view}, raw=True)


class Explorer:
    """What :func:`explore` shows: the grid of states, and for each its drawing and its words."""

    def __init__(
        self,
        figure: Callable[..., Figure],
        *,
        alt: Text,
        describe: Callable[..., str] | None = None,
        labels: Mapping[str, str] | None = None,
        **choices: Sequence[Any],
    ) -> None:
        if not callable(figure):
            raise TypeError(f"explore expects a function that draws a figure, got {figure!r}")
        if not callable(alt) and not (isinstance(alt, str) and alt.strip()):
            raise TypeError(f"explore expects alt as a sentence or a function that returns one, got {alt!r}")
        if not choices:
            raise ValueError("explore expects at least one list of values, such as lr=[0.1, 1.0], got none")
        if unknown := set(labels or ()) - set(choices):
            raise ValueError(f"explore has labels for {sorted(unknown)}, but its choices are {list(choices)}")
        self.figure, self.alt, self.describe = figure, alt, describe
        self.choices = {name: list(values) for name, values in choices.items()}
        self.texts = {name: _texts(name, values) for name, values in self.choices.items()}
        self.labels = {name: name.replace("_", " ") for name in choices} | dict(labels or {})
        self.id = f"explore-{next(_count)}"

    def states(self) -> list[dict[str, Any]]:
        """Every combination of values, the last choice changing fastest."""
        return [
            dict(zip(self.choices, values, strict=True))
            for values in itertools.product(*self.choices.values())
        ]

    def svg(self, state: Mapping[str, Any]) -> str:
        """Draw one state."""
        use_style()
        drawing = self.figure(**state)
        if not isinstance(drawing, Figure):
            name = getattr(self.figure, "__name__", repr(self.figure))
            raise TypeError(f"explore expects {name} to return a matplotlib Figure, got {drawing!r}")
        width = drawing.get_figwidth()
        if width > WIDTH:
            raise ValueError(f"explore expects a figure at most {WIDTH} inches wide, got {width:g}")
        alt = self.alt(**state) if callable(self.alt) else self.alt
        svg = figure_to_svg(drawing, alt=alt, prefix=f"{self.id}-")
        plt.close(drawing)
        return svg

    def description(self, state: Mapping[str, Any]) -> str:
        """Say in words what one state shows."""
        if self.describe:
            return self.describe(**state)
        return ", ".join(f"{self.labels[name]} = {_text(value)}" for name, value in state.items())

    def html(self) -> str:
        """Write the page's version: native inputs, the first frame, and all frames as data for explore.js."""
        states = self.states()
        drawings = [self.svg(state) for state in states]
        descriptions = [self.description(state) for state in states]
        data = {"choices": list(self.texts.values()), "descriptions": descriptions, **encode(drawings)}
        inputs = "".join(self._input(name) for name in self.choices)
        packed = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        return (
            f'<div class="nn-explore" id="{self.id}" role="group" aria-label="Interactive figure">'
            f'<div class="nn-inputs">{inputs}</div><div class="nn-frame">{drawings[0]}</div>'
            f'<p class="nn-description" aria-live="polite">{escape(descriptions[0])}</p>'
            f'<script type="application/json">{packed}</script></div>'
        )

    def _input(self, name: str) -> str:
        key, texts = f"{self.id}-{name}", self.texts[name]
        label = f'<label for="{key}">{escape(self.labels[name])}</label>'
        if isinstance(self.choices[name][0], str):
            options = "".join(f"<option>{escape(text)}</option>" for text in texts)
            return f'<div>{label}<select id="{key}" autocomplete="off">{options}</select></div>'
        slider = f'<input type="range" id="{key}" min="0" max="{len(texts) - 1}" value="0" autocomplete="off"'
        readout = f'<output for="{key}" aria-live="off">{texts[0]}</output>'
        return f'<div>{label}{slider} aria-valuetext="{texts[0]}">{readout}</div>'

    def widget(self) -> Any:
        """Make the notebook's version: a box of widgets that call the function."""
        import ipywidgets as widgets

        picture, caption = widgets.HTML(), widgets.HTML()
        inputs = {}
        for name, values in self.choices.items():
            kind = widgets.Dropdown if isinstance(values[0], str) else widgets.SelectionSlider
            inputs[name] = kind(
                options=list(zip(self.texts[name], values, strict=True)),
                description=self.labels[name],
                style={"description_width": "initial"},
            )

        def update(_: object = None) -> None:
            state = {name: control.value for name, control in inputs.items()}
            picture.value, caption.value = self.svg(state), escape(self.description(state))

        for control in inputs.values():
            control.observe(update, names="value")
        update()
        return widgets.VBox([*inputs.values(), picture, caption])


def _texts(name: str, values: Sequence[Any]) -> list[str]:
    """Say the values of one choice as a reader sees them."""
    if not values:
        raise ValueError(f"explore expects values for {name!r}, got an empty list")
    numbers = all(isinstance(v, Real) and not isinstance(v, bool) for v in values)
    if not numbers and not all(isinstance(v, str) for v in values):
        raise TypeError(
            f"explore expects the values of {name!r} to be all numbers or all strings, got {values}"
        )
    texts = [_text(value) for value in values]
    if len(set(texts)) < len(texts):
        raise ValueError(f"explore expects different values for {name!r}, got {texts}")
    return texts


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return (str(value) if isinstance(value, Integral) else f"{value:g}").replace("-", "−")
