"""`explore` and the site's drawings: every state arrives as drawn, in both modes; bad input is named."""

import json
import re
from xml.etree import ElementTree

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

import nncourse as nn
from nncourse import plotting, svg, widgets
from nncourse.plotting import figure, ink, palette, paper
from nncourse.training import History
from nncourse.widgets import Explorer, explore

matplotlib.use("Agg")


def draw(slope, shape):
    z = np.linspace(-3, 3, 50)
    drawing, (left, right) = figure(1, 2, height=2)
    left.plot(z, getattr(np, shape)(slope * z), "o-", label=shape)
    left.fill_between(z, -slope, slope, alpha=0.2)
    left.set(title=rf"$\{shape}({slope}z)$", xlabel="z")
    left.legend()
    right.imshow(np.outer(z, z)[::10, ::10] * slope)
    right.bar([1, 2], [1, slope], hatch="//")
    return drawing


@pytest.fixture
def explorer():
    return Explorer(
        draw,
        alt=lambda slope, shape: f'{shape} of <{slope}>, "quoted"',
        describe=lambda slope, shape: f"</script>{shape} & {slope}",
        labels={"slope": "slope α"},
        slope=[0.5, 1, -2.0],
        shape=["sin", "tanh"],
    )


@pytest.fixture
def shown(monkeypatch):
    calls = []
    monkeypatch.setattr(widgets, "display", lambda *args, **kwargs: calls.append((args[0], kwargs)))
    return calls


@pytest.fixture
def page(explorer):
    return BeautifulSoup(explorer.html(), "html.parser")


def test_every_frame_of_the_page_is_the_one_drawn_for_its_state(explorer, page):
    data = json.loads(page.script.string)
    assert len(data["frames"]) == len(explorer.states()) == 6
    for k, state in enumerate(explorer.states()):
        assert svg.decode(data, k) == explorer.svg(state)
        assert data["descriptions"][k] == explorer.description(state)
    assert len({svg.decode(data, k) for k in range(6)}) == 6


def test_states_count_up_with_the_last_choice_fastest_as_the_script_does(explorer):
    assert [tuple(state.values()) for state in explorer.states()[:3]] == [
        (0.5, "sin"),
        (0.5, "tanh"),
        (1, "sin"),
    ]


def test_first_frame_stands_in_the_page(explorer, page):
    assert str(explorer.svg(explorer.states()[0])) in explorer.html()
    assert page.select_one(".nn-description").text == "</script>sin & 0.5"
    assert page.select_one(".nn-frame svg")["aria-label"] == 'sin of <0.5>, "quoted"'


def test_inputs_are_native_labeled_and_say_their_values(page):
    slider, menu = page.find("input"), page.find("select")
    assert (slider["type"], slider["min"], slider["max"], slider["value"]) == ("range", "0", "2", "0")
    assert slider["aria-valuetext"] == page.output.text == "0.5"
    assert page.output["for"] == [slider["id"]]
    assert [option.text for option in menu("option")] == ["sin", "tanh"]
    assert {label["for"]: label.text for label in page("label")} == {
        slider["id"]: "slope α",
        menu["id"]: "shape",
    }
    assert json.loads(page.script.string)["choices"] == [["0.5", "1", "−2"], ["sin", "tanh"]]


def test_identifiers_differ_between_the_figures_of_a_page(explorer):
    other = Explorer(draw, alt="Other.", slope=[1], shape=["sin"])
    ids = [
        tag["id"]
        for one in (explorer, other)
        for tag in BeautifulSoup(one.html().partition("<script")[0], "html.parser").select("[id]")
    ]
    assert len(ids) == len(set(ids))


def test_the_page_asks_nobody(explorer):
    html = explorer.html()
    assert not re.search(r"https?:|//[a-z]|@import", html)
    assert {url[:5] for url in re.findall(r'href=\\"([^\\]+)', html)} <= {"data:", "#expl"}


def test_without_describe_the_state_is_the_text():
    explorer = Explorer(draw, alt="A.", labels={"slope": "α"}, slope=[0.1, -1e-5], shape=["sin"])
    assert explorer.description(explorer.states()[1]) == "α = −1e−05, shape = sin"


def test_in_the_build_it_shows_html_and_in_a_kernel_widgets(monkeypatch, shown):
    choices = {
        "alt": "A curve.",
        "describe": lambda slope, shape: f"{slope} {shape}",
        "slope": [1],
        "shape": ["sin"],
    }
    monkeypatch.setenv("NNCOURSE_STATIC", "1")
    explore(draw, **choices)
    monkeypatch.delenv("NNCOURSE_STATIC")
    explore(draw, **choices)
    (static, _), (live, options) = shown
    assert static.data.startswith('<div class="nn-explore"')
    assert options == {"raw": True}
    assert live["text/plain"] == "1 sin"
    assert set(live) == {"text/plain", "application/vnd.jupyter.widget-view+json"}


def test_widgets_draw_what_the_page_shows(explorer):
    *inputs, picture, caption = explorer.widget().children
    for state in explorer.states():
        for control, value in zip(inputs, state.values(), strict=True):
            control.value = value
        assert picture.value == explorer.svg(state)
        assert caption.value == explorer.description(state).replace("&", "&amp;").replace(
            "<", "&lt;"
        ).replace(">", "&gt;")
    assert [control.description for control in inputs] == ["slope α", "shape"]


def test_it_leaves_no_figure_open_and_the_display_as_it_was(explorer):
    plt.close("all")
    interactive = plt.isinteractive()
    explorer.html()
    assert plt.get_fignums() == []
    assert plt.isinteractive() == interactive


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"lr": []}, ValueError, "values for 'lr', got an empty list"),
        ({}, ValueError, "at least one list of values"),
        ({"lr": [1, "a"]}, TypeError, "'lr' to be all numbers or all strings, got \\[1, 'a'\\]"),
        ({"lr": [True, False]}, TypeError, "all numbers or all strings"),
        ({"lr": [0.1, 0.1]}, ValueError, "different values for 'lr', got \\['0.1', '0.1'\\]"),
        ({"lr": [1.0, 1 + 1e-9]}, ValueError, "different values"),
        ({"lr": [1], "alt": ""}, TypeError, "alt as a sentence"),
        ({"lr": [1], "alt": None}, TypeError, "alt as a sentence"),
        (
            {"lr": [1], "labels": {"rate": "η"}},
            ValueError,
            "labels for \\['rate'\\], but its choices are \\['lr'\\]",
        ),
        ({"lr": [1], "figure": "draw"}, TypeError, "function that draws a figure, got 'draw'"),
    ],
)
def test_bad_input_is_named(arguments, error, message):
    arguments = {"figure": lambda lr: plt.figure(), "alt": "A curve."} | arguments
    with pytest.raises(error, match=message):
        explore(**arguments)


def test_alt_is_required():
    with pytest.raises(TypeError, match="alt"):
        explore(draw, slope=[1], shape=["sin"])


def test_a_function_that_returns_no_figure_is_named(shown):
    def forgetful(lr):
        figure()

    with pytest.raises(TypeError, match="expects forgetful to return a matplotlib Figure, got None"):
        explore(forgetful, alt="Nothing.", lr=[1])
    plt.close("all")


def test_a_figure_too_wide_for_a_phone_is_an_error(shown):
    with pytest.raises(ValueError, match=r"at most 4.8 inches wide, got 6.4"):
        explore(lambda lr: plt.figure(figsize=(6.4, 3)), alt="Wide.", lr=[1])
    plt.close("all")


def test_colors_follow_the_page():
    drawing, ax = figure(height=1)
    for color in [*palette.values(), ink, "black", "white"]:
        ax.axhline(0, color=color)
    element = svg.figure_to_svg(drawing, alt="Lines.", prefix="a-")
    plt.close(drawing)
    for name, color in palette.items():
        assert f"stroke: var(--nn-{name},{color})" in element
        assert f"stroke: {color}" not in element
    assert ink not in element
    assert paper not in element
    assert "stroke: currentColor" in element
    assert "stroke: #ffffff" in element
    assert "stroke: #000000" in element


def test_a_drawing_holds_no_style_for_the_whole_page_and_no_loose_ends(explorer):
    root = ElementTree.fromstring(explorer.svg(explorer.states()[0]))
    tags = {element.tag for element in root.iter()}
    assert tags <= {"svg", "g", "path", "use", "defs", "clipPath", "rect", "image", "pattern"}
    text = ElementTree.tostring(root, encoding="unicode")
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    assert ids == set(re.findall(r"#(explore-[\w.-]+)", text))


def test_the_same_drawing_gives_the_same_bytes(explorer):
    state = explorer.states()[3]
    assert explorer.svg(state) == explorer.svg(state)


def test_the_frames_share_what_they_have_in_common():
    drawings = ["<svg><path a/><path b/></svg>", "<svg><path c/><path b/></svg>"]
    encoded = svg.encode(drawings)
    assert [svg.decode(encoded, k) for k in (0, 1)] == drawings
    assert len(encoded["table"]) == 5


points = st.tuples(st.floats(-500, 500), st.floats(-500, 500))


@given(
    st.lists(
        st.one_of(
            st.tuples(st.sampled_from("ML"), st.lists(points, min_size=1, max_size=1)),
            st.tuples(st.just("Q"), st.lists(points, min_size=2, max_size=2)),
            st.tuples(st.just("C"), st.lists(points, min_size=3, max_size=3)),
            st.just(("z", [])),
        )
    ),
    points,
)
def test_relative_paths_stay_within_rounding_of_the_absolute_ones(commands, start):
    commands = [("M", [start]), *commands]
    path = " ".join(f"{c} " + " ".join(f"{x:.6f} {y:.6f}" for x, y in p) for c, p in commands)
    drawn = absolute(svg._relative_path(path))
    assert [c for c, _ in drawn] == [c for c, _ in commands]
    for (_, now), (_, before) in zip(drawn, commands, strict=True):
        np.testing.assert_allclose(np.reshape(now, -1), np.reshape(before, -1), rtol=0, atol=0.0501)


def absolute(path):
    """Read a relative path as the SVG standard says."""
    arity = {"m": 1, "l": 1, "q": 2, "c": 3, "z": 0}
    words = re.findall(r"[a-z]|-?\d*\.?\d+", path)
    result, pen, start, command = [], np.zeros(2), np.zeros(2), ""
    while words:
        if words[0].isalpha():
            command = words.pop(0)
        elif command == "m":
            command = "l"
        numbers = [float(words.pop(0)) for _ in range(2 * arity[command])]
        corners = [pen + pair for pair in np.reshape(numbers, (-1, 2))]
        pen = corners[-1] if corners else start
        start = pen if command == "m" else start
        result.append((command if command == "z" else command.upper(), corners))
    return result


def test_history_is_drawn_as_recorded():
    history = History("accuracy", [3.0, 1.0], [0.2, 0.9], [4.0, 2.0], [0.1, 0.8])
    drawing = plotting.plot_history(history)
    lines = [[list(line.get_ydata()) for line in ax.get_lines()] for ax in drawing.axes]
    assert lines == [[[3.0, 1.0], [4.0, 2.0]], [[0.2, 0.9], [0.1, 0.8]]]
    assert [ax.get_ylabel() for ax in drawing.axes] == ["loss", "accuracy"]
    plt.close(drawing)


def test_history_without_validation_or_metric_is_one_panel_with_one_line():
    drawing = plotting.plot_history(History("", [3.0, 1.0]))
    assert [len(ax.get_lines()) for ax in drawing.axes] == [1]
    plt.close(drawing)


def health_net(weights):
    boxes = [nn.Dense(2, 4, weights=weights), nn.Activate(nn.tanh), nn.Dense(4, 4, weights=weights)]
    boxes += [nn.Activate(nn.tanh), nn.Dense(4, 3, weights=weights)]
    return nn.Network(boxes, rng=np.random.default_rng(0), dtype=np.float64)


def test_health_is_drawn_as_reported():
    X, y = nn.spirals(9, rng=np.random.default_rng(0))
    net, step = health_net(nn.Glorot()), (nn.SoftmaxCrossEntropy(), nn.SGD(0.1))
    report = nn.health(net, X, y, *step)
    drawing = plotting.plot_health(net, X, y, *step, title="healthy")
    lines = [[list(line.get_ydata()) for line in ax.get_lines()] for ax in drawing.axes]
    signal, contrast, error, saturated, dead, update = (list(part.values()) for part in report)
    assert lines == [[signal, contrast], [error], [saturated, dead], [[1e-3, 1e-3], update]]
    assert [ax.get_yscale() for ax in drawing.axes] == ["log", "log", "linear", "log"]
    assert [ax.get_title() for ax in drawing.axes] == ["activations", "errors δ", "share", "step / weight"]
    assert drawing.get_suptitle() == "healthy"
    assert drawing.get_figwidth() <= plotting.WIDTH
    plt.close(drawing)


def test_health_without_any_signal_leaves_gaps():
    X, y = nn.spirals(9, rng=np.random.default_rng(0))
    net = health_net(nn.Zeros())
    net.parameters["dense1.W"] = np.ones((2, 4))
    drawing = plotting.plot_health(net, X, y, nn.SoftmaxCrossEntropy(), nn.SGD(0.1))
    signal = drawing.axes[0].get_lines()[0].get_ydata()
    assert np.isfinite(signal).tolist() == [True, False]
    assert not np.isfinite(drawing.axes[1].get_lines()[0].get_ydata()).any()
    drawing.canvas.draw()
    plt.close(drawing)


def test_images_stand_in_rows_under_their_labels():
    images = np.arange(5 * 64.0).reshape(5, 64)
    drawing = plotting.plot_images(images, list("abcde"), columns=4)
    shown = [ax for ax in drawing.axes if ax.get_images()]
    assert [ax.get_title() for ax in shown] == list("abcde")
    for ax, image in zip(shown, images, strict=True):
        np.testing.assert_array_equal(ax.get_images()[0].get_array(), image.reshape(8, 8))
    assert drawing.get_figwidth() <= plotting.WIDTH
    plt.close(drawing)
