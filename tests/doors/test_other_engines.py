"""The way out: what `render` writes builds under ProperDocs and Zensical, and says and links the same."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.mkdocs_plugin import build_site
from generator.site.build import build
from generator.site.check_links import broken_links
from tests.doors.conftest import PROJECT, handbook
from tests.doors.test_render import article

pytestmark = pytest.mark.long

HANDBOOK = PROJECT / "model" / "nenc-2025"
ENGINES = {
    "properdocs": (("properdocs>=1.6.7,<2", "mkdocs-material>=9.8.1,<10"), ("build", "--strict", "-f", "mkdocs.yml")),
    "zensical": (("zensical==0.0.73",), ("build", "--strict")),
}
"""What to install, and how to build with it."""


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("ours")
    build_site(build(HANDBOOK), PROJECT / "mkdocs.yml", out)
    return out


def installed(engine: str, place: Path) -> Path:
    """The engine's command in an environment of its own; where it cannot be had, the test is skipped and says so."""
    subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
    command = [str(place / "bin" / "pip"), "install", "--quiet", *ENGINES[engine][0]]
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=300)
    except subprocess.TimeoutExpired:
        pytest.skip(f"{engine} could not be installed within five minutes, so it was not tried")
    if run.returncode:
        pytest.skip(f"{engine} could not be installed, so it was not tried: {run.stderr.strip().splitlines()[-1]}")
    return place / "bin" / engine


def links(page: Path) -> list[str]:
    """Every link of a page's article, as written."""
    text = page.read_text("utf-8")
    start = text.find("<article")
    return re.findall(r'\s(?:xlink:)?href="([^"]*)"', text[start : text.find("</article")]) if start >= 0 else []


@pytest.mark.parametrize("engine", ENGINES)
def test_what_render_writes_builds_elsewhere_and_says_the_same(engine: str, ours: Path, tmp_path: Path) -> None:
    command = installed(engine, tmp_path / "environment")
    out = tmp_path / "markdown"
    assert handbook("render", HANDBOOK, "--out", out).returncode == 0
    run = subprocess.run([str(command), *ENGINES[engine][1]], cwd=out, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    site = out / "site"
    pages = {path.relative_to(ours) for path in ours.rglob("*.html")}
    assert {path.relative_to(site) for path in site.rglob("*.html")} == pages
    assert [page for page in sorted(pages) if article(site / page) != article(ours / page)] == []
    assert [page for page in sorted(pages) if links(site / page) != links(ours / page)] == []
    assert broken_links(site) == []
    for page in site.rglob("*.html"):
        assert not re.search(r"<(?:script|img)[^>]+src=\"?(?:https?:)?//", page.read_text("utf-8")), page
