"""Pages stay light over the wire, and an interactive figure's frames are read when someone moves it."""

import gzip
from functools import cache
from urllib.parse import unquote, urlsplit

import pytest

from chapters import toc

LIMITS = {toc()[0]: 600_000}
LIMIT = 1_500_000

COUNT = """
    window.parsed = [];
    const parse = JSON.parse;
    JSON.parse = (text, ...more) => {
        parsed.push(String(text).length);
        return parse(text, ...more);
    };
"""

LOADED = """async () => {
    await window.MathJax?.startup?.promise;
    const kinds = ["navigation", "resource"];
    return kinds.flatMap((kind) => performance.getEntriesByType(kind)).map((entry) => entry.name);
}"""


@pytest.fixture
def tab(browser):
    context = browser.new_context()
    context.add_init_script(COUNT)
    yield context.new_page()
    context.close()


def test_pages_are_light(tab, site, address):
    """Everything that a first view loads, compressed."""

    @cache
    def size(url):
        return len(gzip.compress((site / unquote(urlsplit(url).path).lstrip("/")).read_bytes()))

    weights = {}
    for name in [*toc(), "search"]:
        tab.goto(f"{address}/{name}.html", wait_until="networkidle")
        weights[name] = sum(size(url) for url in set(tab.evaluate(LOADED)) if url.startswith(address))
        print(f"{weights[name] / 1000:8.0f} kB  {name}")
    assert {name: w for name, w in weights.items() if w > LIMITS.get(name, LIMIT)} == {}


def test_frames_are_read_at_the_first_touch(tab, address, slug):
    tab.goto(f"{address}/book/{slug}.html", wait_until="load")
    data = tab.locator(".nn-explore").first.locator("script")
    size = len(data.text_content())
    assert size not in tab.evaluate("parsed")
    control = tab.locator(".nn-explore").first.locator("input, select").first
    key = "ArrowRight" if control.get_attribute("type") == "range" else "ArrowDown"
    control.press(key)
    control.press(key)
    assert tab.evaluate("parsed").count(size) == 1
