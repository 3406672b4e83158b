"""The guide for governance officers is done as it is written: typed, changed, and compared with what it shows."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.conftest import ROOT

GUIDE = ROOT / "docs" / "guide.md"
FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A fenced block: its line in the guide, what it is (console, yaml, diff, excel), its file, its text."""

    line: int
    sort: str
    file: str
    text: str


def blocks() -> Iterator[Block]:
    guide = GUIDE.read_text("utf-8")
    for found in FENCE.finditer(guide):
        yield Block(guide.count("\n", 0, found.start()) + 1, found[1], found[2] or "", found[3])


def typed(block: Block) -> None:
    """Type each line that begins with $ and compare what is shown; … stands for anything."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        words = shlex.split(command)
        if words[0] == "cp":
            shutil.copytree(words[2], words[3])
            continue
        assert words.pop(0) == "handbook", command
        run = CliRunner().invoke(main, words)
        pattern = ".*".join(map(re.escape, shown.strip().split("…")))
        assert re.fullmatch(pattern, run.output.strip(), re.DOTALL), (
            f"guide.md:{block.line}: `{command}` shows something else:\n{run.output}"
        )


def changed(block: Block) -> None:
    """Take away the lines with - and put those with + in their place."""
    lines = block.text.splitlines(keepends=True)
    before, after = ("".join(line[1:] for line in lines if line[0] == sign) for sign in "-+")
    path = Path(block.file)
    text = path.read_text("utf-8")
    assert text.count(before) == 1, f"guide.md:{block.line}: stands {text.count(before)} times in {path}:\n{before}"
    path.write_text(text.replace(before, after), encoding="utf-8")


def put_into_excel(block: Block) -> None:
    found = re.fullmatch(r"sheet (.+), row (.+), column (.+): (.+)\n", block.text)
    assert found, block
    book = openpyxl.load_workbook(block.file)
    sheet = book[found[1]]
    column = [cell.value for cell in sheet[1]].index(found[3])
    (row,) = [row for row in sheet.iter_rows(min_row=2) if row[0].value == found[2]]
    row[column].value = found[4]
    book.save(block.file)


def test_every_step_of_the_guide_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = []
    for block in blocks():
        done.append(block.sort)
        if block.sort == "console":
            typed(block)
        elif block.sort == "diff":
            changed(block)
        elif block.sort == "yaml":
            Path(block.file).write_text(block.text, encoding="utf-8")
        else:
            assert block.sort == "excel", block
            put_into_excel(block)
    assert set(done) == {"console", "diff", "yaml", "excel"}
    assert (tmp_path / "published" / "latest" / "index.html").is_file()
    assert (tmp_path / "paper.docx").stat().st_size > 10_000
    assert not (ROOT / "published").exists(), "what is published lands in the folder where one types"


def test_the_readme_leads_to_the_guide() -> None:
    assert "(docs/guide.md)" in (ROOT / "README.md").read_text("utf-8")
