"""Exports as users ask for them, and as the data page offers them."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from generator.site.build import build
from tests.doors.conftest import handbook


def test_csv_is_a_folder_with_a_file_a_kind(starter: Path, tmp_path: Path) -> None:
    out = tmp_path / "csv"
    assert handbook("export", "csv", starter, "-o", out).returncode == 0
    names = {path.name for path in out.iterdir()}
    assert {"handbook.csv", "links.csv", "post.csv", "person.csv"} <= names
    (out / "old.csv").write_text("gone with the next")
    assert handbook("export", "csv", starter, "-o", out).returncode == 0
    assert {path.name for path in out.iterdir()} == names


def test_a_folder_with_other_things_is_left_alone(starter: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir(exist_ok=True)
    (tmp_path / "mine" / "letter.txt").write_text("keep")
    run = handbook("export", "csv", starter, "-o", tmp_path / "mine")
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    assert (tmp_path / "mine" / "letter.txt").read_text() == "keep"


def test_a_folder_is_no_place_for_one_file(starter: Path, tmp_path: Path) -> None:
    run = handbook("export", "xlsx", starter, "-o", tmp_path)
    assert run.returncode == 2
    assert "name a file such as" in run.stderr


def test_the_data_page_gives_the_size_and_the_checksum_of_every_format(starter: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert handbook("build", starter, "--out", out, "--every-format").returncode == 0
    page = (out / "data" / "index.html").read_text("utf-8")
    files = {path.name: path.read_bytes() for path in (out / "data").iterdir() if path.name != "index.html"}
    assert {"handbook.json", "handbook.xlsx", "handbook.docx", "handbook.pdf", "handbook.ttl", "handbook.jsonld"} < set(
        files
    )
    for name, data in files.items():
        item = re.search(
            rf"<li><a [^>]*>{re.escape(name)}</a> \(([\d,]+) KB\).*?<code>([0-9a-f]{{64}})</code>", page, re.S
        )
        assert item, name
        assert item[1] == f"{(len(data) + 1023) // 1024:,}"
        assert item[2] == hashlib.sha256(data).hexdigest()


def test_a_build_makes_what_is_quick_to_make(starter: Path) -> None:
    made = build(starter).built
    assert made is not None
    names = {name for name in made.files if name.startswith("data/")}
    assert {"data/handbook.json", "data/handbook.jsonld", "data/handbook.xlsx", "data/handbook-csv.zip"} <= names
    assert not names & {"data/handbook.pdf", "data/handbook.docx", "data/handbook.ttl"}
