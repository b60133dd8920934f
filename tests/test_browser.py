"""The site in a browser: no request elsewhere, no error, mathematics set, no page too wide, figures alive."""

import re

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from chapters import chapters, toc
from contrast import ratio
from fingerprints import read
from nncourse import svg


@pytest.mark.parametrize("name", [*toc(), "search"])
def test_page(visit, address, name):
    page = visit(f"{address}/{name}.html")
    check_mathematics(page)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("html")).to_have_attribute("data-theme", scheme)
        check_contrast(page)
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 844})
            check_width(page, width)
    assert not cut_off(page)


def check_mathematics(page):
    formulas = page.locator("main .math")
    for k in range(formulas.count()):
        assert formulas.nth(k).locator("mjx-container").count() == 1
    assert page.locator("mjx-merror").count() == 0
    words = page.evaluate(
        """() => {
            const main = document.querySelector("main").cloneNode(true);
            main.querySelectorAll("pre, code, script, style, mjx-container").forEach((e) => e.remove());
            return main.textContent;
        }"""
    )
    assert not re.search(r"\$|\\[(\[a-z]", words)


def check_width(page, width):
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width, f"{wide} pixels wide at {width}"


def check_contrast(page):
    """Text, and the ink of every drawing, against the page behind it (WCAG AA)."""
    colors = page.evaluate(
        """() => {
            const texts = document.querySelectorAll("main, .nn-description, [role=img]");
            const ground = getComputedStyle(document.body).backgroundColor;
            return [...texts].map((text) => [getComputedStyle(text).color, ground]);
        }"""
    )
    for ink, ground in colors:
        assert ratio(ink, ground) > 4.5, (ink, ground)


def cut_off(page):
    """Links to the next and the previous page whose text does not fit."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".prev-next-area a")]
            .filter((a) => a.scrollWidth > a.clientWidth).map((a) => a.textContent)"""
    )


@pytest.mark.parametrize("where", ["served", "file"])
def test_search_finds(visit, address, site, where):
    page = visit(f"{address if where == 'served' else site.as_uri()}/search.html?q=network")
    expect(page.locator("#search-results li").first).to_be_visible()


def test_figures_follow_the_keyboard(visit, address, slug):
    page = visit(f"{address}/book/{slug}.html")
    boxes, figures = page.locator(".nn-explore"), read(slug)
    assert boxes.count() == len(figures)
    for k, frames in enumerate(figures):
        walk(boxes.nth(k), frames)


def walk(box, frames):
    """Press one input after the other through all its values; each state shows its own frame and words."""
    data = box.evaluate("box => JSON.parse(box.querySelector('script').textContent)")
    states = [frame["state"] for frame in frames]
    assert data["descriptions"] == [frame["words"][0] for frame in frames]
    state = dict(states[0])
    check_state(box, data, states, state)
    for k, name in enumerate(state):
        control = box.locator("input, select").nth(k)
        control.focus()
        for value in dict.fromkeys(other[name] for other in states):
            if value != state[name]:
                control.press("ArrowDown" if isinstance(value, str) else "ArrowRight")
                state[name] = value
                check_state(box, data, states, state)


def check_state(box, data, states, state):
    place = states.index(state)
    assert box.evaluate(
        """(box, drawn) => {
            const frame = document.createElement("div");
            frame.innerHTML = drawn;
            return frame.innerHTML === box.querySelector(".nn-frame").innerHTML;
        }""",
        svg.decode(data, place),
    ), f"the frame shown is not that of {state}"
    expect(box.locator(".nn-description")).to_have_text(data["descriptions"][place])
    for k, (name, value) in enumerate(state.items()):
        control = box.locator("input, select").nth(k)
        text = data["choices"][k][list(dict.fromkeys(other[name] for other in states)).index(value)]
        assert control.evaluate("control => control.labels.length") == 1
        if isinstance(value, str):
            expect(control.locator("option:checked")).to_have_text(text)
        else:
            expect(control).to_have_attribute("aria-valuetext", text)
            expect(control.locator("xpath=following-sibling::output")).to_have_text(text)


def test_quizzes_are_answered(visit, address, slug):
    page = visit(f"{address}/book/{slug}.html")
    for k in range(page.locator("[data-shufflequestions]").count()):
        quiz = page.locator("[data-shufflequestions]").nth(k)
        expect(quiz.locator(".Quiz").first).to_be_visible()
        assert "$" not in quiz.inner_text()
        for question in quiz.locator(".Quiz:has([data-correct])").all():
            question.locator("[data-correct]").first.click()
            expect(question.locator(".Feedback")).not_to_be_empty()


def test_a_page_opened_as_a_file_is_alive(visit, site):
    page = visit((site / f"book/{chapters()[0]}.html").as_uri())
    check_mathematics(page)
    box = page.locator(".nn-explore").first
    before = box.locator(".nn-frame").inner_html()
    control = box.locator("input, select").first
    control.press("ArrowRight" if control.get_attribute("type") == "range" else "ArrowDown")
    assert box.locator(".nn-frame").inner_html() != before


def test_without_script_the_first_frame_is_there(site):
    for slug in chapters():
        page = BeautifulSoup((site / f"book/{slug}.html").read_text(encoding="utf-8"), "html.parser")
        assert page.select(".nn-frame")
        assert all(frame.svg for frame in page.select(".nn-frame"))
