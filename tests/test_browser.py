"""The site in a browser: no request elsewhere, no error, mathematics set, no page too wide, figures alive."""

import functools
import http.server
import os
import re
import shutil
import threading

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect, sync_playwright

from chapters import chapters, toc
from nncourse import svg

FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
]


@pytest.fixture(scope="module")
def browser(site):
    names = ("chromium", "chromium-browser", "google-chrome")
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not path:
        reason = "no Chromium: install it (Debian: apt install chromium) or name it in CHROMIUM"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def address(site):
    handler = functools.partial(Quiet, directory=site)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def visit(browser):
    """Open an address, wait until it is quiet, and fail afterwards for any error or request to elsewhere."""
    complaints = []
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")

    def open_page(url):
        home = re.match(r"\w+://[^/]*", url)[0]

        def guard(route):
            if route.request.url.startswith((home, "data:")):
                route.continue_()
            else:
                complaints.append(f"asked {route.request.url}")
                route.abort()

        context.route("**/*", guard)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.on("response", lambda r: complaints.append(f"{r.status} {r.url}") if r.status >= 400 else None)
        page.goto(url, wait_until="networkidle")
        page.evaluate("window.MathJax?.startup?.promise")
        return page

    yield open_page
    context.close()
    assert not complaints


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
    for pair in colors:
        ink, ground = (luminance(color) for color in pair)
        ratio = (max(ink, ground) + 0.05) / (min(ink, ground) + 0.05)
        assert ratio > 4.5, pair


def luminance(color):
    channels = [int(c) / 255 for c in re.findall(r"\d+", color)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def cut_off(page):
    """Links to the next and the previous page whose text does not fit."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".prev-next-area a")]
            .filter((a) => a.scrollWidth > a.clientWidth).map((a) => a.textContent)"""
    )


def test_search_finds(visit, address):
    page = visit(f"{address}/search.html?q=network")
    expect(page.locator("#search-results li").first).to_be_visible()


def test_figures_follow_the_keyboard(visit, address, run, slug):
    page = visit(f"{address}/book/{slug}.html")
    boxes = page.locator(".nn-explore")
    assert boxes.count() == len(run.explores)
    for k, explorer in enumerate(run.explores):
        walk(boxes.nth(k), explorer)


def walk(box, explorer):
    """Press one input after the other through all its values; compare each state with a fresh drawing."""
    data = box.evaluate("box => JSON.parse(box.querySelector('script').textContent)")
    explorer.id = box.get_attribute("id")
    states = explorer.states()
    state = {name: values[0] for name, values in explorer.choices.items()}
    check_state(box, explorer, data, states, state)
    for name, values in explorer.choices.items():
        control = box.get_by_label(explorer.labels[name], exact=True)
        control.focus()
        for value in values[1:]:
            control.press("ArrowDown" if isinstance(value, str) else "ArrowRight")
            state[name] = value
            check_state(box, explorer, data, states, state)


def check_state(box, explorer, data, states, state):
    place = states.index(state)
    drawn = explorer.svg(state)
    assert svg.decode(data, place) == drawn, state
    assert box.evaluate(
        """(box, drawn) => {
            const frame = document.createElement("div");
            frame.innerHTML = drawn;
            return frame.innerHTML === box.querySelector(".nn-frame").innerHTML;
        }""",
        drawn,
    ), f"the frame shown is not that of {state}"
    expect(box.locator(".nn-description")).to_have_text(explorer.description(state))
    for name, value in state.items():
        control = box.get_by_label(explorer.labels[name], exact=True)
        text = explorer.texts[name][explorer.choices[name].index(value)]
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
