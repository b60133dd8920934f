"""The built site: every page is there and whole; a broken book does not build, a rebuild sees changes."""

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import nbformat
import pytest
import yaml
from bs4 import BeautifulSoup

from chapters import ROOT, chapters, claims, exercises, toc
from nncourse.claims import VERDICTS

CONFIG = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))


@cache
def soup(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


@pytest.fixture(params=toc())
def page(site, request):
    return soup(site / f"{request.param}.html")


def test_every_page_is_whole(page):
    article = page.find("article")
    assert article.find("h1").get_text(strip=True)
    for selector in (".traceback", ".stderr", ".problematic", ".system-message"):
        assert not article.select(selector), selector
    text = article.get_text()
    assert "Traceback (most recent call last)" not in text
    assert "??" not in text


def test_every_picture_has_words(page):
    for image in page.find("article")("img"):
        assert image.get("alt", image["src"]) not in image["src"], image["src"]
    for drawing in page.select("svg[role=img]"):
        assert len(drawing["aria-label"]) > 20


def test_every_link_within_the_site_leads_somewhere(site, page, request):
    here = site / f"{request.node.callspec.params['page']}.html"
    for link in page.find("article")("a", href=True):
        url = urlsplit(link["href"])
        if url.scheme or link.find_parent(class_="headerlink"):
            continue
        target = (here.parent / unquote(url.path)).resolve() if url.path else here
        assert target.exists(), link["href"]
        if url.fragment and target.suffix == ".html":
            assert soup(target).find(id=unquote(url.fragment)), link["href"]


def test_every_page_leads_to_its_source_and_to_a_place_to_run_it(page, request):
    source = request.node.callspec.params["page"]
    file = next(f for suffix in (".ipynb", ".md") if (f := ROOT / f"{source}{suffix}").exists())
    name, repository = file.relative_to(ROOT).as_posix(), CONFIG["repository"]
    address, branch = repository["url"], repository["branch"]
    owner = urlsplit(address).path
    wanted = [f"{address}/edit/{branch}/{name}", f"{address}/issues/new?"]
    if file.suffix == ".ipynb":
        buttons = CONFIG["launch_buttons"]
        wanted += [
            f"{buttons['binderhub_url']}/v2/gh{owner}/{branch}?urlpath=lab/tree/{name}",
            f"{buttons['colab_url']}/github{owner}/blob/{branch}/{name}",
        ]
    links = [link["href"] for link in page("a", href=True)]
    assert not [each for each in wanted if not any(link.startswith(each) for link in links)]


def test_pages_are_numbered_by_the_table_of_contents(site):
    titles = [soup(site / f"book/{slug}.html").article.h1.get_text() for slug in chapters()]
    assert [title.split(".")[0] for title in titles] == [str(k + 1) for k in range(len(titles))]


def test_exercises_stand_under_their_chapter_without_numbers(site):
    assert exercises()
    for slug in exercises():
        page = soup(site / f"book/exercises/{slug}.html")
        chapter = soup(site / f"book/{slug}.html")
        title = chapter.article.h1.get_text().split(". ", 1)[1].rstrip("#")
        assert page.article.h1.get_text().rstrip("#") == f"Exercises: {title}"
        assert all(heading.get_text().startswith("q") for heading in page.article("h2"))
        link = chapter.select_one(f".bd-sidebar-primary a[href='exercises/{slug}.html']")
        assert link.get_text(strip=True) == f"Exercises: {title}"
        assert link.find_parent("li", class_="current").find("a").get_text(strip=True).endswith(title)
        assert chapter.article.find("a", href=f"exercises/{slug}.html"), (
            f"{slug} does not link to its exercises"
        )
        launch = " ".join(a["href"] for a in page.select(".dropdown-launch-buttons a"))
        assert launch.count(f"book/exercises/{slug}.ipynb") == 2
        assert "q1: not answered yet" in page.article.get_text()


def test_the_ledger_lists_the_claims_of_the_chapters_with_their_verdicts(site):
    rows = [
        [cell.get_text(" ", strip=True) for cell in row("td")]
        for row in soup(site / "book/claims.html").select(".claims-ledger tbody tr")
    ]
    owned = [(slug, claim) for slug in chapters() for claim in claims() if claims()[claim]["chapter"] == slug]
    assert [row[0] for row in rows] == [claim for _, claim in owned]
    for slug, (claim, statement, sources, outcome, evidence) in zip((s for s, _ in owned), rows, strict=True):
        entry = claims()[claim]
        assert (statement, sources.split(), outcome) == (
            entry["statement"],
            entry["sources"],
            entry["verdict"],
        )
        cell = soup(site / f"book/{slug}.html").find(id=f"claim-{claim.lower()}")
        assert evidence in cell.find_next(class_="claim-verdict", string=None).parent.get_text(
            " ", strip=True
        )


def test_the_site_is_small(site):
    assert sum(file.stat().st_size for file in site.rglob("*") if file.is_file()) < 30e6


CELL = 'from nncourse.claims import verdict\nassert 1\nverdict("A1", "holds", "measured {}")'
FIGURE = (
    "import matplotlib.pyplot as plt\nfrom nncourse.plotting import figure\n"
    "fig, ax = figure(height=1)\nax.plot([0, 1])\nplt.show()"
)


def write_chapter(book: Path, slug: str, *cells: tuple[str, dict]) -> None:
    notebook = nbformat.v4.new_notebook(
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    )
    notebook.cells = [nbformat.v4.new_markdown_cell(f"# {slug}", id="title")]
    for k, (source, metadata) in enumerate(cells):
        notebook.cells.append(nbformat.v4.new_code_cell(source, metadata=metadata, id=f"cell-{k}"))
    nbformat.write(notebook, book / "book" / f"{slug}.ipynb")


@pytest.fixture
def book(tmp_path):
    """A book of two small chapters with this book's configuration, extension and package."""
    for name in ("_config.yml", "book/_ext", "book/_static", "nncourse"):
        source, target = ROOT / name, tmp_path / name
        target.parent.mkdir(exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    names = ["activations", "backprop", "claims"]
    toc = {
        "format": "jb-book",
        "root": "book/intro",
        "chapters": [{"file": f"book/{name}"} for name in names],
    }
    (tmp_path / "_toc.yml").write_text(json.dumps(toc))
    (tmp_path / "book/intro.md").write_text("# Intro\n")
    (tmp_path / "book/claims.md").write_text("# Ledger\n\n```{claims-ledger}\n```\n")
    (tmp_path / "book/references.bib").write_text("")
    entry = {"chapter": "activations", "statement": "It is so.", "sources": ["A"]}
    (tmp_path / "book/claims.yml").write_text(json.dumps({"sources": {"A": "Notes"}, "A1": entry}))
    write_chapter(tmp_path, "activations", (CELL.format(1), {"tags": ["claim-A1"]}))
    write_chapter(tmp_path, "backprop", (FIGURE, {"mystnb": {"image": {"alt": "A rising line."}}}))
    return tmp_path


def build(book: Path) -> subprocess.CompletedProcess:
    command = [Path(sys.executable).with_name("jupyter-book"), "build", ".", "-W", "--keep-going"]
    environment = os.environ | {"PYTHONPATH": str(book)}
    return subprocess.run(command, cwd=book, env=environment, capture_output=True, text=True)


@pytest.mark.book
def test_a_broken_book_does_not_build(book):
    """The canary: each of these must be seen, and fail the build."""
    write_chapter(
        book,
        "activations",
        ('raise ValueError("broken")', {}),
        (CELL.format(1), {"tags": ["claim-A1"]}),
    )
    write_chapter(
        book,
        "backprop",
        (FIGURE, {}),
        (
            'plt.style.use("default")\nplt.plot([0, 1])\nplt.show()',
            {"mystnb": {"image": {"alt": "A rising line."}}},
        ),
        (CELL.format(1), {"tags": ["claim-A1"]}),
    )
    (book / "_toc.yml").write_text((book / "_toc.yml").read_text().replace("book/claims", "book/dropped"))
    result = build(book)
    assert result.returncode != 0
    for symptom in (
        "Executing notebook failed",
        "a picture without alt text",
        "a figure that is not in the course's style",
        "claim A1 has no executed verdict",
        "claim A1 is not one of this chapter's",
        "book/dropped",
    ):
        assert symptom in result.stderr, symptom


@pytest.mark.book
def test_a_rebuild_notices_what_changed(book):
    ledger = book / "_build/html/book/claims.html"
    first = build(book)
    assert first.returncode == 0, first.stderr
    assert first.stdout.count("Executed notebook") == 2
    assert "measured 1" in ledger.read_text()
    drawing = BeautifulSoup((book / "_build/html/book/backprop.html").read_text(), "html.parser")
    assert "currentColor" in str(drawing.select_one(".nn-figure svg[aria-label='A rising line.']"))

    write_chapter(book, "activations", (CELL.format(2), {"tags": ["claim-A1"]}))
    second = build(book)
    assert second.returncode == 0, second.stderr
    assert second.stdout.count("Executed notebook") == 1
    assert "measured 2" in ledger.read_text()

    package = book / "nncourse/claims.py"
    package.write_text(package.read_text().replace("· {evidence}", "· exactly {evidence}"))
    third = build(book)
    assert third.returncode == 0, third.stderr
    assert third.stdout.count("Executed notebook") == 2
    assert "exactly measured 2" in ledger.read_text()
    assert len(list((book / "_build/.jupyter_cache").iterdir())) == 1


def test_the_four_verdicts_have_colors():
    style = (ROOT / "book/_static/book.css").read_text()
    for outcome in VERDICTS:
        assert f".verdict-{outcome.replace(',', '').replace(' ', '-')} " in style
