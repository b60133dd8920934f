"""A browser that visits the built site."""

import functools
import http.server
import os
import re
import shutil
import threading

import pytest
from playwright.sync_api import sync_playwright

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
