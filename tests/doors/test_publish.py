"""Versions stand beside each other: the newest under one address, old ones kept and marked, renamed pages found."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.site.check_links import broken_links
from generator.site.releases import fit_for_a_folder
from tests.conftest import Files
from tests.doors.conftest import tree

SAID = "sources: [{status: external, note: told}]"
OURS = f"- {{id: trust, name: Trust, kind: icb, {SAID}}}"
POSTS = f"""
    - {{id: nurse, name: Nurse, kind: executive, {SAID}}}
    - {{id: clerk, name: Clerk, kind: senior, {SAID}}}
    """
LATER = f"- {{id: chief-nurse, name: Chief Nurse, kind: executive, former_ids: [nurse], {SAID}}}"


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [*map(str, words)])


@pytest.fixture(scope="module")
def source(write_handbook: Callable[[Files], Path]) -> Path:
    root = write_handbook({"organisations.yml": OURS, "posts.yml": POSTS})
    card = root / "handbook.yml"
    card.write_text(card.read_text() + "version: '1.0'\n")
    return root


@pytest.fixture(scope="module")
def folder(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two versions, the later with a post renamed and one gone."""
    out = tmp_path_factory.mktemp("releases") / "public"
    first = run("publish", source, "--to", out)
    assert first.exit_code == 0, first.output
    before = tree(out / "1.0")
    (source / "posts.yml").write_text(LATER)
    second = run("publish", source, "--to", out, "--version", "1.1")
    assert second.exit_code == 0, second.output
    assert tree(out / "1.0") == before, "a version is never changed"
    return out


def test_both_versions_are_listed_and_every_link_leads_somewhere(folder: Path) -> None:
    told = json.loads((folder / "releases.json").read_text())
    assert told["latest"] == "1.1"
    assert [one["version"] for one in told["releases"]] == ["1.0", "1.1"]
    home = (folder / "index.html").read_text()
    assert home.index("Version 1.1") < home.index("Version 1.0")
    assert broken_links(folder) == []
    assert [path.name for path in folder.iterdir() if path.name.startswith(".publish")] == []


def test_the_latest_address_leads_to_pages_that_are_renamed_or_gone_too(folder: Path) -> None:
    latest = folder / "latest"
    assert "url=../1.1/" in (latest / "index.html").read_text()
    assert "url=../../../1.1/roles/chief-nurse/" in (latest / "roles/chief-nurse/index.html").read_text()
    assert "url=../../../1.1/roles/nurse/" in (latest / "roles/nurse/index.html").read_text()
    assert "url=../chief-nurse/" in (folder / "1.1/roles/nurse/index.html").read_text()
    gone = (latest / "roles/clerk/index.html").read_text()
    assert "No longer in the handbook" in gone
    assert 'href="../../../1.0/roles/clerk/"' in gone
    assert "refresh" not in gone
    files = list((folder / "1.1/data").glob("*.json"))
    assert files
    for path in files:
        assert (latest / "data" / path.name).read_bytes() == path.read_bytes()


def test_every_page_offers_other_versions_and_only_old_ones_say_so(folder: Path) -> None:
    for version in ("1.0", "1.1"):
        page = (folder / version / "roles/index.html").read_text()
        assert f'<aside class="older" data-release="{version}"' in page
        assert 'href="../../latest/roles/"' in page
        assert f">Version {version}: all versions</a>" in page
        assert '<link rel="stylesheet" href="../../releases.css">' in page
    assert (folder / "releases.css").read_text() == '.older[data-release="1.0"] { display: block; }\n'
    assert "Disallow: /1.0/" in (folder / "robots.txt").read_text()
    assert "Disallow: /1.1/" not in (folder / "robots.txt").read_text()


def test_a_version_can_be_verified_and_the_folder_of_all_cannot(folder: Path, source: Path) -> None:
    done = run("verify", folder / "1.1", "--handbook", source)
    assert done.exit_code == 0, done.output
    assert run("verify", folder / "1.0", "--handbook", source, "--quick").exit_code == 1
    assert run("verify", folder).exit_code == 2


def test_a_version_is_published_once(folder: Path, source: Path) -> None:
    before = tree(folder)
    again = run("publish", source, "--to", folder, "--version", "1.1")
    assert again.exit_code == 0, again.output
    assert tree(folder) == before
    refused = run("publish", source, "--to", folder)
    assert refused.exit_code == 1
    assert "version 1.0 is on record already and said something else" in refused.output
    assert tree(folder) == before


def test_what_cannot_be_published_is_misuse(
    folder: Path, source: Path, tmp_path: Path, write_handbook: Callable[[Files], Path]
) -> None:
    staff = run("publish", source, "--to", folder, "--edition", "staff", "--version", "1.2")
    assert staff.exit_code == 2
    assert "keep the staff one apart from it" in staff.output
    other = write_handbook({"organisations.yml": OURS})
    assert "gives no version" in run("publish", other, "--to", tmp_path / "new").output
    card = other / "handbook.yml"
    card.write_text(card.read_text().replace("id: case", "id: other"))
    refused = run("publish", other, "--to", folder, "--version", "1.2")
    assert refused.exit_code == 2
    assert "holds releases of 'case', not of 'other'" in refused.output
    (tmp_path / "letter.txt").write_text("keep me")
    assert run("publish", source, "--to", tmp_path, "--version", "2").exit_code == 2
    assert run("publish", source, "--to", folder, "--version", "../2").exit_code == 2
    assert run("publish", source, "--to", folder, "--version", "latest").exit_code == 2
    assert sorted(tree(tmp_path)) == ["letter.txt"]


@pytest.mark.parametrize("version", ["1.0", "2025-06", "v2"])
def test_a_version_that_can_be_a_folder(version: str) -> None:
    assert fit_for_a_folder(version)


@pytest.mark.parametrize("version", ["", "..", "1.", "a/b", "Latest", ".hidden", "-x"])
def test_a_version_that_cannot_be_a_folder(version: str) -> None:
    assert not fit_for_a_folder(version)
