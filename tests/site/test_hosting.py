"""What a web server and a search engine are told, by edition; no page holds a script or a style of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.mkdocs_plugin import build_site, site_address
from generator.site.build import build
from generator.site.front_door import front_door
from generator.site.hosting import POLICY
from tests.conftest import Files
from tests.doors.conftest import PROJECT

OURS = "- {id: trust, name: Trust, kind: icb, sources: [{status: external, note: told}]}"
ADDRESS = "https://handbook.example.org/trust/"


@pytest.fixture(scope="module")
def source(write_handbook: Callable[[Files], Path]) -> Path:
    return write_handbook({"organisations.yml": OURS})


@pytest.fixture(scope="module")
def public(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("public")
    build_site(build(source), PROJECT / "mkdocs.yml", out, ADDRESS)
    return out


@pytest.fixture(scope="module")
def staff(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("staff")
    build_site(build(source, "staff"), PROJECT / "mkdocs.yml", out, ADDRESS)
    return out


def test_no_page_holds_a_script_or_a_style_that_the_policy_refuses(public: Path) -> None:
    for path in public.rglob("*.html"):
        text = path.read_text("utf-8")
        scripts = [words for words in re.findall(r"<script\b([^>]*)>", text) if "src=" not in words]
        assert [words for words in scripts if "application/json" not in words] == [], path
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", text), path


def test_a_public_site_is_listed_and_says_where_its_pages_are(public: Path) -> None:
    assert (public / "robots.txt").read_text() == f"User-agent: *\nAllow: /\nSitemap: {ADDRESS}sitemap.xml\n"
    assert f"<loc>{ADDRESS}about/</loc>" in (public / "sitemap.xml").read_text()
    assert 'name="robots"' not in (public / "index.html").read_text()
    assert f'<link rel="canonical" href="{ADDRESS}">' in (public / "index.html").read_text()
    assert f"Content-Security-Policy: {POLICY}\n" in (public / "_headers").read_text()
    assert "noindex" not in (public / "_headers").read_text()


def test_a_site_for_staff_is_listed_nowhere_and_kept_by_no_cache(staff: Path) -> None:
    assert (staff / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"
    assert list(staff.glob("sitemap*")) == []
    for page in staff.rglob("*.html"):
        assert '<meta name="robots" content="noindex, nofollow">' in page.read_text()
    said = (staff / "_headers").read_text()
    assert "X-Robots-Tag: noindex, nofollow" in said
    assert "Cache-Control: private, no-store" in said


def test_the_front_door_says_the_same(source: Path) -> None:
    public, staff = build(source).built, build(source, "staff").built
    assert public is not None
    assert staff is not None
    files = front_door([public], "https://handbook.example.org/")
    assert b"Sitemap: https://handbook.example.org/sitemap.xml" in files["robots.txt"]
    assert b"<loc>https://handbook.example.org/case/sitemap.xml</loc>" in files["sitemap.xml"]
    assert "sitemap.xml" not in front_door([public])
    hidden = front_door([staff], "https://handbook.example.org/")
    assert "sitemap.xml" not in hidden
    assert b"Disallow: /" in hidden["robots.txt"]
    assert b'<meta name="robots" content="noindex, nofollow">' in hidden["index.html"]


def test_the_address_in_mkdocs_yml_ends_with_a_slash(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_url: https://example.org/books\n")
    assert site_address(tmp_path / "mkdocs.yml") == "https://example.org/books/"
    assert site_address(PROJECT / "mkdocs.yml") is None
