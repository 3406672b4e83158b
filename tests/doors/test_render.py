"""The way out: the rendered Markdown builds with MkDocs alone and says the same."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.site.check_links import broken_links
from tests.doors.conftest import handbook


class _Article(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.depth += tag == "article"

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "article"

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.words += data.split()


def article(page: Path) -> str:
    """The words of a page's article."""
    parser = _Article()
    parser.feed(page.read_text("utf-8"))
    return " ".join(parser.words)


@pytest.mark.parametrize(
    ("name", "most"), [("lincolnshire-2022", 30), pytest.param("nenc-2022", 200, marks=pytest.mark.long)]
)
def test_the_rendered_folder_builds_without_the_plugin_and_says_the_same(name: str, most: int, tmp_path: Path) -> None:
    site, out = tmp_path / "site", tmp_path / "markdown"
    assert handbook("build", name, "--out", site).returncode == 0
    run = handbook("render", name, "--out", out)
    assert run.returncode == 0, run.stderr
    assert '"handbook"' not in (out / "mkdocs.yml").read_text()
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=out, capture_output=True, text=True
    )
    assert built.returncode == 0, built.stderr
    assert broken_links(out / "site") == []
    pages = {p.relative_to(site) for p in site.rglob("*.html")}
    assert {p.relative_to(out / "site") for p in (out / "site").rglob("*.html")} == pages
    assert len(pages) > most
    assert [p for p in sorted(pages) if article(site / p) != article(out / "site" / p)] == []
