"""The first page: the pad reads as nncourse does, by mouse, touch and keys; map and card are current."""

import gzip
import json
import re
from itertools import product

import numpy as np
import pytest
from bs4 import BeautifulSoup
from PIL import Image
from playwright.sync_api import expect

import brand
import intro_figure
from chapters import ROOT, chapters, exercises, notebook, toc
from drawings import BARE_SEVEN, DRAWINGS, place
from nncourse import softmax

PAGE = toc()[0]


@pytest.fixture(scope="module")
def trained():
    names = {}
    exec(intro_figure.code(), names)
    return names


@pytest.fixture(scope="module")
def built(site):
    return BeautifulSoup((site / f"{PAGE}.html").read_text(encoding="utf-8"), "html.parser")


@pytest.fixture
def page(visit, address):
    return visit(f"{address}/{PAGE}.html")


def read(page, strokes):
    """The digit that the page's network reads in these strokes."""
    return page.evaluate(
        """strokes => {
            const { network } = JSON.parse(document.querySelector(".nn-draw script").textContent);
            const { probabilities } = readDigit(network, countInk(strokes));
            return probabilities.indexOf(Math.max(...probabilities));
        }""",
        strokes,
    )


def test_the_page_reads_as_the_package_does(page, trained):
    net, scaler, test = trained["net"], trained["scaler"], trained["test"]
    X = scaler.transform(test.X[:200])
    _, trace = net.forward(X)
    hidden = next(entry.output for entry in trace if entry.name == "activate1")
    answers = page.evaluate(
        """images => {
            const { network } = JSON.parse(document.querySelector(".nn-draw script").textContent);
            return images.map((counts) => readDigit(network, counts));
        }""",
        test.X[:200].tolist(),
    )
    probabilities = np.array([answer["probabilities"] for answer in answers])
    np.testing.assert_allclose(probabilities, softmax(net.predict(X)), rtol=0, atol=1e-5)
    np.testing.assert_allclose([answer["hidden"] for answer in answers], hidden, rtol=0, atol=1e-4)


def test_the_digits_shown_are_the_unseen_ones(built, trained):
    test = trained["test"]
    digits = json.loads(built.select_one(".nn-draw script").string)["digits"]
    assert [label for label, _ in digits] == test.y.tolist()
    counts = [[int(count, 17) for count in ink] for _, ink in digits]
    np.testing.assert_array_equal(counts, test.X)


def test_ink_is_counted_in_cells_of_16_dots(page):
    """A short line is brought to the full height, in the middle: from (16, 2.7) to (16, 29.3)."""
    y, x = np.mgrid[:32, :32] + 0.5
    dots = np.hypot(x - 16, y - np.clip(y, 2.7, 29.3)) <= 2.7
    counts = dots.reshape(8, 4, 8, 4).sum(axis=(1, 3))
    np.testing.assert_array_equal(page.evaluate("countInk([[[3, 9], [3, 20]]])"), counts.ravel())


def test_where_and_how_large_you_draw_changes_little(page):
    """The page says that most drawings would be misread as they stand: so it is, for these."""
    places = list(product((1, 8), (1, 8), (14, 20)))
    drawings = [(digit, place(d, *where)) for digit, d in enumerate(DRAWINGS) for where in places]
    moved = np.mean([read(page, strokes) == digit for digit, strokes in drawings])
    page.evaluate("resize = (strokes) => strokes")
    as_drawn = np.mean([read(page, strokes) == digit for digit, strokes in drawings])
    assert moved >= 0.8
    assert as_drawn < 0.5


def test_a_seven_wants_its_crossbar(page):
    assert read(page, place(DRAWINGS[7], 8, 3, 26)) == 7
    assert read(page, place(BARE_SEVEN, 8, 3, 26)) != 7


def status(page):
    return page.get_by_role("status")


def test_drawing_with_the_mouse(page):
    pad = page.get_by_role("application", name="Draw a digit here")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    for stroke in place(DRAWINGS[3], 3, 2, 16):
        points = [(box["x"] + x * box["width"] / 32, box["y"] + y * box["height"] / 32) for x, y in stroke]
        page.mouse.move(*points[0])
        page.mouse.down()
        for point in points[1:]:
            page.mouse.move(*point)
        page.mouse.up()
    expect(status(page)).to_have_text(re.compile(r"^The network reads 3 \("))
    best = page.locator(".nn-draw-bars .is-best")
    expect(best).to_have_count(1)
    expect(best).to_contain_text("3")
    page.mouse.move(box["x"], box["y"])
    expect(best).to_contain_text("3")
    page.get_by_role("button", name="Clear").click()
    expect(status(page)).to_have_text("The pad is empty.")
    expect(best).to_have_count(0)


def test_drawing_with_a_finger(browser, address):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{address}/{PAGE}.html", wait_until="networkidle")
    pad = page.locator(".nn-draw-pad")
    pad.scroll_into_view_if_needed()
    scrolled = page.evaluate("scrollY")
    box = pad.bounding_box()
    touch = context.new_cdp_session(page)

    def send(kind, *points):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    for stroke in place(DRAWINGS[3], 3, 2, 28):
        points = [
            {"x": box["x"] + x * box["width"] / 32, "y": box["y"] + y * box["height"] / 32} for x, y in stroke
        ]
        send("touchStart", points[0])
        for point in points[1:]:
            send("touchMove", point)
        send("touchEnd")
    expect(status(page)).to_have_text(re.compile(r"^The network reads 3 \("))
    assert page.evaluate("scrollY") == scrolled
    context.close()


def test_drawing_with_the_keys(page):
    pad = page.get_by_role("application")
    page.get_by_role("button", name="Clear").focus()
    page.keyboard.press("Shift+Tab")
    expect(pad).to_be_focused()
    expect(page.locator(".nn-draw-cursor")).to_have_css("visibility", "visible")
    start, ring = (3, 0), [(2, 0), (1, 1), (1, 2), (1, 3), (1, 4), (1, 5), (1, 6), (2, 7), (3, 7), (4, 7)]
    ring += [(5, 6), (5, 5), (5, 4), (5, 3), (5, 2), (5, 1), (4, 0), (3, 0)]
    column, row = 3, 3
    for to_column, to_row in [start, *ring]:
        for name, steps in (
            ("ArrowRight", to_column - column),
            ("ArrowLeft", column - to_column),
            ("ArrowDown", to_row - row),
            ("ArrowUp", row - to_row),
        ):
            for _ in range(steps):
                pad.press(name)
        column, row = to_column, to_row
        pad.press(" ")
    expect(page.locator(".nn-draw-cell")).to_have_text("Row 1, column 4")
    assert page.locator(".nn-draw-strokes").get_attribute("d").count("M") == 1
    expect(status(page)).to_have_text(re.compile(r"^The network reads 0 \("))
    pad.press("Backspace")
    expect(status(page)).to_have_text("The pad is empty.")


def test_examples_and_mistakes(page):
    """The page's examples are right but for a few; its mistakes are all wrong."""
    said = re.compile(r"The true digit is (\d); .* reads (\d) \(")
    expect(status(page)).to_have_text(said)
    for name, right in (("Example", True), ("Mistake", False), ("Mistake", False)):
        before = status(page).inner_text()
        page.get_by_role("button", name=name).click()
        expect(status(page)).not_to_have_text(before)
        true, answer = said.match(status(page).inner_text()).groups()
        assert (true == answer) is right


def test_the_pad_is_alive_from_a_file(visit, site):
    page = visit((site / f"{PAGE}.html").as_uri())
    expect(status(page)).to_contain_text("The true digit is")


def test_without_script_the_picture_is_there(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{PAGE}.html")
    expect(page.locator(".nn-draw-still svg")).to_be_visible()
    expect(page.locator(".nn-draw-pad")).to_be_hidden()
    context.close()


def test_no_other_page_loads_the_pad(site):
    loading = [file for file in site.rglob("*.html") if "landing.js" in file.read_text(encoding="utf-8")]
    assert loading == [site / f"{PAGE}.html"]


def test_the_page_is_light(browser, address):
    """At most 600 kB compressed, with all that it loads."""
    context = browser.new_context()
    page = context.new_page()
    sizes = []
    page.on("response", lambda response: sizes.append(len(gzip.compress(response.body()))))
    page.goto(f"{address}/{PAGE}.html", wait_until="networkidle")
    context.close()
    assert sum(sizes) < 600_000


def test_what_matters_stands_in_one_screen(page):
    page.set_viewport_size({"width": 1280, "height": 800})
    links = [
        f"{chapters()[0]}.html",
        "activations.html#explore-1",
        f"exercises/{exercises()[0]}.html",
        "claims.html",
    ]
    for link in links:
        box = page.locator(f".landing-cards a[href='{link}']").bounding_box()
        assert box["y"] + box["height"] < 800, link


def test_a_slider_is_one_click_away(page):
    page.get_by_role("link", name="move a slider").click()
    expect(page.locator(".nn-explore input[type=range]").first).to_be_in_viewport()


def test_the_map_shows_every_chapter_with_its_question(built):
    entries = built.select(".book-map dt")
    assert [term.a["href"] for term in entries] == [f"{slug}.html" for slug in chapters()]
    for slug, term in zip(chapters(), entries, strict=True):
        answer = term.find_next_sibling("dd")
        question = re.search(r"^\*\*(.+)\*\*$", notebook(slug).cells[0].source, re.M)[1]
        assert answer.get_text().replace("’", "'").startswith(question.replace("’", "'"))
        links = [f"exercises/{slug}.html"] if slug in exercises() else []
        assert [link["href"] for link in answer("a")] == links


def test_the_map_says_what_is_to_come(built):
    """The chapters of the plan that are not in the table of contents, each once and without a link."""
    plan = re.search(r"```{book-map}\n(.*?)```", (ROOT / f"{PAGE}.md").read_text(encoding="utf-8"), re.S)[1]
    planned = re.findall(r"^  (\w+): (.+)$", plan, re.M)
    missing = [title for slug, title in planned if slug not in chapters()]
    lists = built.select("p.to-come")
    said = ", ".join(part.get_text().removeprefix("To come: ").removesuffix(".") for part in lists)
    assert said == ", ".join(missing)
    assert not built.select("p.to-come a")


def test_brand_is_current():
    for name, svg in brand.MARKS.items():
        assert (ROOT / "book/_static" / name).read_text(encoding="utf-8") == svg, "run python tools/brand.py"
    card = ROOT / "book/_static/card.png"
    with Image.open(card) as picture:
        assert picture.size == (1200, 630)
    assert card.stat().st_size < 60_000


@pytest.mark.parametrize("name", ["index", "search", *toc()])
def test_every_page_has_a_card(site, name):
    page = BeautifulSoup((site / f"{name}.html").read_text(encoding="utf-8"), "html.parser")
    tags = {tag.get("property", tag.get("name")): tag.get("content") for tag in page("meta")}
    base = re.search(r"^  baseurl: (\S+)", (ROOT / "_config.yml").read_text(encoding="utf-8"), re.M)[1]
    image = tags["og:image"].removeprefix(base)
    assert image == "_static/card.png"
    assert (site / image).exists()
    assert tags["og:url"] == f"{base}{PAGE if name == 'index' else name}.html"
    assert tags["og:title"]
    assert 20 < len(tags["description"]) <= 200
    assert tags["description"] == tags["og:description"]
    assert tags["twitter:card"] == "summary_large_image"


def test_printed_pages_hold_the_article_alone(visit, address, slug):
    """Nothing of the screen's controls, nothing wider than the paper."""
    page = visit(f"{address}/book/{slug}.html")
    page.emulate_media(media="print", color_scheme="light")
    page.set_viewport_size({"width": 680, "height": 960})
    for control in (
        ".bd-sidebar-primary",
        ".bd-header-article",
        ".copybtn",
        ".headerlink",
        ".nn-inputs input",
    ):
        found = page.locator(control)
        assert found.count()
        assert not any(element.is_visible() for element in found.all()), control
    expect(page.locator("article h1")).to_be_visible()
    assert page.locator(".nn-frame svg").first.is_visible()
    wide = page.evaluate(
        """() => [...document.querySelectorAll("article :is(pre, svg, table, mjx-container)")]
            .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
            .map((element) => element.outerHTML.slice(0, 200))"""
    )
    assert not wide


def test_a_dark_page_prints_light(visit, address):
    page = visit(f"{address}/{PAGE}.html")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
