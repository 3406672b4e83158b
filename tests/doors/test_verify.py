"""A site is as built from its source, or what differs is named."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.conftest import Files
from tests.doors.conftest import PROJECT, handbook

OURS = "- {id: trust, name: Trust, kind: icb, sources: [{status: external, note: told}]}"
STAFF = "- {id: quill, name: Zanzibar Quill, audience: staff, sources: [{status: external, note: told}]}"


@pytest.fixture(scope="module")
def source(write_handbook: Callable[[Files], Path]) -> Path:
    return write_handbook({"organisations.yml": OURS, "people.yml": STAFF})


@pytest.fixture(scope="module")
def made(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that was built elsewhere, later, in another language and time zone."""
    place = tmp_path_factory.mktemp("else where")
    (place / "sitecustomize.py").write_text("import time\nnow = time.time\ntime.time = lambda: now() + 4e8\n")
    shutil.copytree(source, place / "copy")
    surroundings = {"TZ": "Pacific/Auckland", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4711"}
    path = f"{place}:{PROJECT}"
    run = handbook("build", place / "copy", "--out", place / "site", cwd=place, PYTHONPATH=path, **surroundings)
    assert run.returncode == 0, run.stdout + run.stderr
    return place / "site"


@pytest.fixture
def site(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "site"))


def verify(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["verify", *map(str, arguments)])


def test_a_site_built_anywhere_is_the_same_byte_for_byte(site: Path, source: Path) -> None:
    run = verify(site, "--handbook", source)
    assert run.exit_code == 0, run.output
    assert "built from this source, unaltered" in run.output
    assert "public edition as at 2022-07-01" in run.output


def test_every_altered_file_is_named(site: Path, source: Path) -> None:
    page = site / "about" / "index.html"
    data = bytearray(page.read_bytes())
    data[len(data) // 2] ^= 1
    page.write_bytes(data)
    (site / "404.html").unlink()
    (site / "more").mkdir()
    (site / "more" / "manifest.json").write_text("{}")
    for quick in ([], ["--quick"]):
        run = verify(site, "--handbook", source, *quick)
        assert run.exit_code == 1
        assert run.output.splitlines()[:-1] == [
            "404.html is missing",
            "about/index.html differs",
            "more/manifest.json was added",
        ]


def test_a_manifest_that_was_written_anew_for_an_altered_file_does_not_hide_it(site: Path, source: Path) -> None:
    import hashlib

    page, manifest = site / "about" / "index.html", site / "manifest.json"
    page.write_bytes(page.read_bytes().replace(b"The Trust", b"Nobody"))
    said = json.loads(manifest.read_text())
    said["files"]["about/index.html"] = hashlib.sha256(page.read_bytes()).hexdigest()
    manifest.write_text(json.dumps(said, indent=1, sort_keys=True) + "\n")
    assert verify(site, "--handbook", source, "--quick").exit_code == 0
    run = verify(site, "--handbook", source)
    assert run.exit_code == 1
    assert "about/index.html differs from what the source gives" in run.output
    assert "manifest.json differs from what the source gives" in run.output


def test_a_changed_source_generator_or_edition_is_said(site: Path, source: Path, tmp_path: Path) -> None:
    later = Path(shutil.copytree(source, tmp_path / "later"))
    (later / "people.yml").write_text(STAFF + "\n- {id: new, name: New One, sources: [{status: external, note: told}]}")
    run = verify(site, "--handbook", later)
    assert run.exit_code == 1
    assert "the source changed: its digest is" in run.output
    assert "differs" not in run.output

    manifest = site / "manifest.json"
    said = json.loads(manifest.read_text())
    manifest.write_text(json.dumps({**said, "edition": "staff"}))
    assert "the edition changed: this is the public edition" in verify(site, "--handbook", source).output
    manifest.write_text(json.dumps({**said, "generator_version": "0.0.1"}))
    assert "the generator changed: the site was built by version 0.0.1" in verify(site, "--handbook", source).output

    (later / "people.yml").write_text("- [")
    assert "the source has errors" in verify(site, "--handbook", later).output


def test_another_handbook_is_not_the_source(site: Path) -> None:
    run = verify(site, "--handbook", PROJECT / "model" / "nenc-2025", "--quick")
    assert run.exit_code == 1
    assert "the source is another handbook: 'nenc-2025', not 'case'" in run.output


def test_a_folder_that_is_no_site_is_misuse_and_a_broken_manifest_an_alteration(site: Path, source: Path) -> None:
    assert verify(source).exit_code == 2
    assert verify(source / "nowhere").exit_code == 2
    assert verify(site, "--handbook", "no-such-handbook").exit_code == 2
    for broken in ("{", "[]", '{"made_by": "somebody"}', '{"made_by": "governance-handbook", "files": 3}'):
        (site / "manifest.json").write_text(broken)
        run = verify(site, "--handbook", source)
        assert run.exit_code == 1
        assert "manifest.json differs" in run.output


def test_every_handbook_and_the_front_door_are_held_against_their_sources(
    write_handbook: Callable[[Files], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        root = write_handbook({"organisations.yml": OURS})
        card = root / "handbook.yml"
        card.write_text(card.read_text().replace("id: case", f"id: {name}"))
        shutil.move(root, tmp_path / "model" / name)
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    built = runner.invoke(main, ["build", "--all", "--jobs", "1"])
    assert built.exit_code == 0, built.output
    run = verify("site", "--jobs", "1")
    assert run.exit_code == 0, run.output
    assert "one: public edition" in run.output
    assert "two: public edition" in run.output
    assert verify("site", "--handbook", "one").exit_code == 2

    (tmp_path / "site/two/index.html").write_text("<p>Nothing</p>")
    (tmp_path / "site/front-door.js").write_text("")
    (tmp_path / "site/one/manifest.json").unlink()
    run = verify("site", "--jobs", "1")
    assert run.exit_code == 1
    for words in ("two/index.html differs", "front-door.js differs", "one/manifest.json is missing"):
        assert words in run.output
