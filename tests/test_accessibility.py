"""Every page passes axe in both themes, wide and narrow; the keyboard reaches everything, and shows it."""

import contextlib

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import TimeoutError, expect

from chapters import chapters, toc
from contrast import ratio

# Drawings have a label and no more for a screen reader, the thousands of colored words of code are checked by
# `code_colors`: without both, axe takes a second a page, and ten with them.
LIGHTEN = """() => {
    document.querySelectorAll("svg[role=img], mjx-math").forEach((drawing) => drawing.replaceChildren());
    const code = document.querySelectorAll(".highlight pre, dt.sig");
    code.forEach((block) => (block.textContent = block.textContent));
}"""

CODE_COLORS = """() => {
    const words = document.querySelectorAll(".highlight pre, .highlight span, dt.sig span");
    const ground = (word) => {
        const color = getComputedStyle(word).backgroundColor;
        return color === "rgba(0, 0, 0, 0)" && word.parentElement ? ground(word.parentElement) : color;
    };
    const first = new Map([...words].map((word) => [word.className, word]));
    return [...first].map(([name, word]) => [name, getComputedStyle(word).color, ground(word)]);
}"""

UNREACHED = """() => [...document.querySelectorAll("main *")]
    .filter((box) => ["auto", "scroll"].includes(getComputedStyle(box).overflowX)
        && box.scrollWidth > box.clientWidth + 1 && !box.matches(".bd-main, .visually-hidden")
        && !box.matches("[tabindex='0'], :has([tabindex='0'], a, button, input, select)"))
    .map((box) => box.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("name", [*toc(), "search"])
def test_axe(visit, address, name):
    page = visit(f"{address}/{name}.html{'?q=network' if name == 'search' else ''}")
    states = [("light", 1280), ("dark", 390)]
    for scheme, width in states:
        show(page, scheme, width)
        for word, ink, ground in page.evaluate(CODE_COLORS):
            assert ratio(ink, ground) > 4.5, (word, ink, ground)
        assert not unreached(page)
    page.evaluate(LIGHTEN)
    for scheme, width in reversed(states):
        show(page, scheme, width)
        assert not violations(page), (scheme, width)


def show(page, scheme, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    expect(page.locator("html")).to_have_attribute("data-theme", scheme)


def unreached(page):
    """What scrolls sideways and cannot be focused; scripts see to it a moment after the width changed."""
    with contextlib.suppress(TimeoutError):
        page.wait_for_function(f"!({UNREACHED})().length", timeout=3000)
    return page.evaluate(UNREACHED)


def violations(page):
    """What axe finds serious or critical: rule, element, what is wrong."""
    result = Axe().run(page, options={"resultTypes": ["violations"], "preload": False})
    return [
        (found["id"], node["html"], node["failureSummary"])
        for found in result.response["violations"]
        if found["impact"] in ("serious", "critical")
        for node in found["nodes"]
    ]


def test_axe_would_see(visit, address):
    """The canary: a field without a name, and text in the color of its page."""
    page = visit(f"{address}/{toc()[0]}.html")
    page.evaluate(
        """() => document.querySelector("article").insertAdjacentHTML(
            "afterbegin", "<input><p style='color: #eee; background: #fff'>Pale</p>")"""
    )
    assert {rule for rule, *_ in violations(page)} == {"label", "color-contrast"}


FOCUSED = """() => {
    const at = document.activeElement, shown = at.closest(".MCButton") ?? at, style = getComputedStyle(shown);
    const box = shown.getBoundingClientRect();
    return {
        is: at.matches("body") ? "" : at.outerHTML.slice(0, 150),
        seen: shown.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && box.width > 0,
        outlined: style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2,
        kinds: [".nn-inputs input", ".nn-inputs select", ".MCButton input", ".Input-text", "summary",
            ".copybtn", ".headerlink", ".theme-switch-button", ".search-button-field, .search-button",
            ".bd-sidebar-primary a", ".bd-toc-nav a, .page-toc a", ".prev-next-area a",
            "article p a", ".primary-toggle"].filter((kind) => at.matches(kind)),
    };
}"""


@pytest.mark.parametrize("width", [1280, 390])
def test_tab_goes_through_a_page_visibly(visit, address, width):
    page = visit(f"{address}/book/{chapters()[0]}.html")
    show(page, "light", width)
    kinds = set()
    for _ in range(600):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUSED)
        if not focus["is"]:
            break
        assert focus["seen"], focus["is"]
        assert focus["outlined"], focus["is"]
        kinds.update(focus["kinds"])
    else:
        pytest.fail("the end of the page was not reached")
    wanted = {
        ".nn-inputs input",
        ".MCButton input",
        "summary",
        ".prev-next-area a",
        "article p a",
        ".copybtn",
    }
    wanted |= {".theme-switch-button"}
    if width == 1280:
        wanted |= {".bd-sidebar-primary a", ".search-button-field, .search-button"}
    assert kinds >= wanted, wanted - kinds


def test_quizzes_by_keyboard(visit, address):
    """Space or an arrow key chooses an answer; each question has a name, each answer is announced."""
    page = visit(f"{address}/book/{chapters()[0]}.html")
    quizzes = page.locator(".Quiz:has(input[type=radio])")
    assert quizzes.count()
    for quiz in quizzes.all():
        question = quiz.locator("[id^=quizQn]").text_content()
        assert question
        expect(quiz).to_have_role("group")
        expect(quiz).to_have_attribute("aria-labelledby", quiz.locator("[id^=quizQn]").get_attribute("id"))
        answers = quiz.locator(".MCButton")
        answers.first.locator("input").focus()
        page.keyboard.press("Space")
        for answer in answers.all():
            feedback = quiz.locator(".Feedback")
            expect(feedback).to_have_attribute("aria-live", "polite")
            expect(feedback).to_have_text(answer.get_attribute("data-feedback"))
            page.keyboard.press("ArrowDown")


def test_search_by_keyboard(visit, address):
    page = visit(f"{address}/book/{chapters()[0]}.html")
    page.keyboard.press("Control+k")
    expect(page.locator("#pst-search-dialog input, .search-button__search-container input")).to_be_focused()
    page.keyboard.type("gradient")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=gradient*")
    expect(page.locator("#search-results li a").first).to_be_visible()


def test_nothing_moves_for_those_who_want_no_motion(visit, address):
    page = visit(f"{address}/book/{chapters()[0]}.html")
    moving = """() => [...document.querySelectorAll("*")].filter((element) => {
        const style = getComputedStyle(element);
        return style.transitionProperty !== "none" && !/^0s(, 0s)*$/.test(style.transitionDuration)
            || style.animationName !== "none" || style.scrollBehavior === "smooth";
    }).length"""
    assert page.evaluate(moving)
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(moving) == 0
