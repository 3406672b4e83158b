"""The built site: whole, sound, the same wherever and whenever it is made."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.site.check_links import broken_links
from tests.doors.conftest import NENC, PROJECT, handbook, tree


def test_two_builds_in_different_places_times_and_hash_seeds_are_byte_identical(site: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "some where" / "nenc"
    shutil.copytree(NENC, elsewhere)
    later = tmp_path / "later"
    later.mkdir()
    (later / "sitecustomize.py").write_text("import time\nnow = time.time\ntime.time = lambda: now() + 4e8\n")
    out = tmp_path / "other"
    path = f"{later}:{PROJECT}"
    run = handbook("build", elsewhere, "--out", out, PYTHONHASHSEED="4711", TZ="Pacific/Auckland", PYTHONPATH=path)
    assert run.returncode == 0, run.stdout + run.stderr
    first, second = tree(site), tree(out)
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_plain_mkdocs_builds_the_same_handbook(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "plain"
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(out)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    assert tree(out) == tree(site)


def test_no_link_is_broken_at_the_root_or_under_a_path(site: Path) -> None:
    assert broken_links(site) == []
    assert broken_links(site, "/handbooks/nenc-2022/") == []


def test_the_link_checker_finds_what_is_broken(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text('<h1 id="here">A</h1>')
    (tmp_path / "index.html").write_text(
        '<a href="a/">ok</a><a href=a/#here>ok</a><a href="a/#gone">1</a><svg><a xlink:href="b/">2</a></svg>'
        "<img src='../out.png'><a href='javascript:x()'>4</a><a href='a'>5</a>"
    )
    assert [link.target for link in broken_links(tmp_path)] == ["a/#gone", "b/", "../out.png", "javascript:x()", "a"]


def test_no_page_asks_a_third_party_for_anything(site: Path) -> None:
    for name, data in tree(site).items():
        if name.endswith((".html", ".css")) and not name.startswith("assets/stylesheets/"):
            text = data.decode()
            loads = re.findall(r"(?:src=|<link[^>]*href=|url\(|@import )[\"']?(https?:)?//", text)
            assert loads == [], name


def test_a_refused_build_leaves_the_last_good_site_byte_for_byte(starter: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert handbook("build", starter, "--out", out).returncode == 0
    before = tree(out)
    (starter / "posts" / "chair.yml").write_text("id: chair\nname: [\n")
    run = handbook("build", starter, "--out", out)
    assert run.returncode == 1
    assert "posts/chair.yml:" in run.stdout
    assert tree(out) == before
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_a_folder_with_files_of_others_is_not_replaced(starter: Path, tmp_path: Path) -> None:
    out = tmp_path / "precious"
    out.mkdir()
    (out / "letter.txt").write_text("keep me")
    refused = handbook("build", starter, "--out", out)
    assert refused.returncode == 2
    assert "--force" in refused.stderr
    assert tree(out) == {"letter.txt": b"keep me"}
    assert handbook("build", starter, "--out", out, "--force").returncode == 0
    assert "letter.txt" not in tree(out)


def test_every_entity_and_every_page_stands_in_the_manifest(site: Path) -> None:
    import hashlib
    import json

    manifest = json.loads((site / "manifest.json").read_text())
    files = {name: hashlib.sha256(data).hexdigest() for name, data in tree(site).items() if name != "manifest.json"}
    assert manifest["files"] == files
    assert manifest["handbook"] == "nenc-2022"


@pytest.mark.long
def test_edit_opens_the_yaml_at_its_line(tmp_path: Path) -> None:
    text = (PROJECT / "mkdocs.yml").read_text()
    text = text.replace("# repo_url: ", "repo_url: ").replace("# edit_uri: ", "edit_uri: ")
    for name in ("model", "site_config", "docs_templates"):
        (tmp_path / name).symlink_to(PROJECT / name)
    (tmp_path / "mkdocs.yml").write_text(text)
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=tmp_path, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    page = (tmp_path / "site/nenc-2022/bodies/board/index.html").read_text()
    assert "https://git.example.org/governance/handbook/edit/main/model/nenc-2022/bodies/board.yml#L1" in page
    found = (tmp_path / "site/nenc-2022/assurance/index.html").read_text()
    places = re.findall(r'<a href="([^"]+)">For the governance team: ([^,<]+), line (\d+)</a>', found)
    assert len(places) > 20
    for address, file, line in places:
        root = "site_config/" if file.startswith("site_config/") else f"model/nenc-2022/{file}"
        assert address.startswith(f"https://git.example.org/governance/handbook/edit/main/{root}")
        assert address.endswith(f"#L{line}")


def test_without_an_address_of_the_model_the_place_is_told_in_words(site: Path) -> None:
    found = (site / "assurance" / "index.html").read_text()
    assert re.search(r'data-line="\d+">For the governance team: [^<]+, line \d+</span>', found)
