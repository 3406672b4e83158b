"""`handbook diff`: between handbooks, days and git revisions, in every shape, and never a traceback."""

from __future__ import annotations

import io
import json
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import click
import docx
import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.reports import shapes

CARD = """id: case
title: A handbook
organisation: trust
publisher: The Trust
state: example
as_at: 2022-07-01
summary: A handbook for one case.
"""
HOSTILE = "Audit | *Committee* <script>alert(1)</script> =SUM(1)"


def write(root: Path, quorum: str, name: str = "Audit Committee", more: str = "") -> Path:
    root.mkdir(parents=True, exist_ok=True)
    (root / "handbook.yml").write_text(CARD, "utf-8")
    (root / "organisations.yml").write_text("- {id: trust, name: Trust, kind: icb}\n", "utf-8")
    body = f"- {{id: audit, name: {json.dumps(name)}, kind: committee, quorum: {quorum}}}\n{more}"
    (root / "bodies.yml").write_text(body, "utf-8")
    return root


def diff(*words: str | Path) -> Result:
    result = CliRunner().invoke(main, ["diff", *map(str, words)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    monkeypatch.chdir(tmp_path)
    return write(tmp_path / "old", "Five"), write(tmp_path / "new", "Four")


def test_a_change_is_said_with_its_code_level_before_after_and_place(pair: tuple[Path, Path]) -> None:
    result = diff("old", "new")
    assert result.exit_code == 0
    said = " ".join(result.output.split())
    assert "1 change. Needs Board approval: 1." in said
    assert "CHG120 needs Board approval: The quorum of Audit Committee changed before: Five after: Four" in said
    assert "see: new/bodies.yml:1" in said


def test_fail_on_a_level_is_an_exit_code(pair: tuple[Path, Path]) -> None:
    assert diff("old", "new", "--fail-on", "board").exit_code == 1
    assert diff("old", "new", "--fail-on", "editorial").exit_code == 1
    assert diff("old", "old", "--fail-on", "editorial").exit_code == 0
    assert "Nothing has changed." in diff("old", "old").output
    assert diff("old", "new", "--fail-on", "sometimes").exit_code == 2


def test_readings_leave_out_what_does_not_matter_or_breaks_nothing(tmp_path: Path, pair: tuple[Path, Path]) -> None:
    write(tmp_path / "new", "Four", "The AUDIT committee", "- {id: more, name: More, kind: forum}\n")
    write(tmp_path / "old", "Five", more="- {id: less, name: Less, kind: forum}\n")

    def codes(reading: str) -> list[str]:
        value = json.loads(diff("old", "new", "--format", "json", "--read", reading).output)
        return [one["code"] for one in value["changes"]]

    assert codes("full") == ["CHG100", "CHG101", "CHG120", "CHG910"]
    assert codes("matters") == ["CHG100", "CHG101", "CHG120"]
    assert codes("breaks") == ["CHG101"]


def test_data_holds_every_change_with_the_edits_behind_it(pair: tuple[Path, Path]) -> None:
    value = json.loads(diff("old", "new", "--format", "json").output)
    assert value["counts"] == {"board": 1, "committee": 0, "noting": 0, "editorial": 0}
    (one,) = value["changes"]
    assert one["entity"] == {"kind": "body", "id": "audit", "title": "Audit Committee"}
    assert (one["before"], one["after"], one["level_means"]) == ("Five", "Four", "Needs Board approval")
    assert one["place"] == {"of": "new", "file": "new/bodies.yml", "line": 1, "col": one["place"]["col"]}
    (edit,) = one["edits"]
    assert (edit["field"], edit["before"], edit["after"]) == ("quorum", "Five", "Four")


class Seen(HTMLParser):
    """The tags of a page, and its headings and table cells in order."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert all(name not in ("src", "onclick") for name, _ in attrs)
        assert all(not (value or "").startswith("http") for _, value in attrs)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_page_stands_alone_and_what_users_write_is_text(tmp_path: Path, pair: tuple[Path, Path]) -> None:
    write(tmp_path / "new", "Four", HOSTILE)
    text = diff("old", "new", "--format", "html").output
    seen = Seen()
    seen.feed(text)
    assert not {"script", "link", "img", "iframe"} & set(seen.tags)
    assert {"main", "h1", "table", "caption", "th"} <= set(seen.tags)
    assert HOSTILE in "".join(seen.words)
    assert '<html lang="en-GB">' in text
    assert text.count('scope="col"') == 10
    assert text.count("<h1>") == 1
    markdown = diff("old", "new", "--format", "md").output
    assert "<script" not in markdown
    assert "*Committee*" not in markdown
    rows = [line for line in markdown.splitlines() if line.startswith("| ")]
    assert {line.count("|") for line in rows} == {6}


def test_the_paper_asks_the_board_and_tells_before_and_after(tmp_path: Path, pair: tuple[Path, Path]) -> None:
    write(tmp_path / "new", "Four", HOSTILE)
    result = diff("old", "new", "--format", "docx", "-o", "out/paper.docx")
    assert result.exit_code == 0
    paper = docx.Document(str(tmp_path / "out" / "paper.docx"))
    said = [paragraph.text for paragraph in paper.paragraphs]
    assert "Approve 2 changes that need Board approval." in said
    headings = [p.text for p in paper.paragraphs if p.style and p.style.name.startswith("Heading")]
    assert headings[:3] == ["Contents", "What is asked", "Summary"]
    table = paper.tables[-1]
    assert [cell.text for cell in table.rows[0].cells] == [
        "Change",
        "Before",
        "After",
        "Reason",
        "Approval",
        "Who is affected",
    ]
    assert [cell.text for cell in table.rows[1].cells][1:3] == ["Five", "Four"]
    again = CliRunner().invoke(main, ["diff", "old", "new", "--format", "docx"]).stdout_bytes
    assert docx.Document(io.BytesIO(again)).core_properties.title == paper.core_properties.title
    assert paper.core_properties.created is not None
    assert paper.core_properties.created.year == 2022


def test_each_shape_shows_the_pictures_of_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    answers = "accountable_to: trust}\n- {id: two, name: %s, kind: committee, accountable_to: audit}\n"
    for name, other in (("old", "Money"), ("new", "Care")):
        root = write(tmp_path / name, "Five")
        (root / "bodies.yml").write_text("- {id: audit, name: Audit, kind: board, " + answers % other, "utf-8")
    (tmp_path / "new" / "bodies.yml").write_text(
        (tmp_path / "new" / "bodies.yml").read_text("utf-8").replace("id: two", "id: care"), "utf-8"
    )
    page = diff("old", "new", "--format", "html").output
    assert '<figure class="overlay">' in page
    assert "<svg" in page
    assert '<li class="marks__removed"><i aria-hidden="true"></i>− No longer there</li>' in page
    assert "| &#43; New | Care (Committee) | |" in " ".join(diff("old", "new", "--format", "md").output.split())
    (picture,) = json.loads(diff("old", "new", "--format", "json").output)["pictures"]
    assert [(row["mark"], row["what"]) for row in picture["rows"]] == [
        ("removed", "Money (Committee)"),
        ("removed", "Money is accountable to Audit"),
        ("added", "Care (Committee)"),
        ("added", "Care is accountable to Audit"),
    ]


def test_one_handbook_on_two_days(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "book", "Five", more="- {id: more, name: More, kind: forum, from: 2023-04-01}\n")
    assert "More is new, from 1 April 2023" in diff("book@2022-12", "book@2023-06").output
    assert "Nothing has changed." in diff("book@2022-01", "book@2022-12").output
    assert diff("book@2022-13", "book").exit_code == 2


def git(root: Path, *words: str) -> None:
    name = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *name, *words], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose first commit does not validate, its second does, and whose work tree has gone on."""
    root = tmp_path / "repository"
    book = write(root / "model" / "book", "[no, words]")
    git(tmp_path, "init", "-q", str(root))
    git(root, "add", "-A")
    git(root, "commit", "-qm", "broken")
    git(root, "tag", "broken")
    write(book, "Five")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "sound")
    write(book, "Four")
    (book / "untracked.yml").write_text("left: alone", "utf-8")
    (book / "untracked.yml").unlink()
    monkeypatch.chdir(root)
    return root


def tree(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_a_revision_is_read_without_touching_the_work_tree(repository: Path) -> None:
    before = tree(repository)
    for name in ("HEAD:book", "HEAD:case", "HEAD:model/book"):
        result = diff(name, "book")
        assert result.exit_code == 0, result.output
        assert "CHG120" in result.output
    assert "see:     HEAD:model/book/bodies.yml:1" in diff("book", "HEAD:book").output
    assert tree(repository) == before
    monkey = repository / "model"
    result = CliRunner().invoke(main, ["diff", "HEAD:book", str(monkey / "book")])
    assert result.exit_code == 0


def test_a_revision_that_does_not_validate_reports_its_findings(repository: Path) -> None:
    result = diff("broken:book", "book")
    assert result.exit_code == 1
    assert "broken:model/book/bodies.yml:1" in result.output
    assert "GOV010" in result.output
    assert "broken:book was not compared: 1 error" in result.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("nowhere:book", "git knows no revision 'nowhere'"),
        ("--output=x:book", ""),
        ("HEAD:bok", "no handbook is called 'bok' at HEAD; did you mean 'book'?"),
        ("bok", "no handbook is called 'bok'"),
    ],
)
def test_what_is_not_there_is_misuse(repository: Path, words: str, said: str) -> None:
    result = diff("--", words, "book")
    assert result.exit_code == 2
    assert said in result.output


def test_outside_a_repository_a_revision_is_misuse(pair: tuple[Path, Path]) -> None:
    result = diff("HEAD:old", "new")
    assert result.exit_code == 2


@pytest.mark.parametrize("reading", ["full", "matters", "breaks"])
def test_the_proposal_of_2025_is_told_as_a_change(reading: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    said = " ".join(diff("nenc-2022", "nenc-2025", "--read", reading).output.split())
    assert "NENC 2022 and NENC 2025 do not claim to be whole." in said
    assert "NENC 2025 is a proposal: nothing in it is in force until it is decided." in said
    for name in ("Digital", "Emergency planning and business continuity", "Estate and Infrastructure"):
        assert f"needs Board approval: {name} is to leave the organisation" in said
    assert "CHG101" not in said
    assert "CHG301" not in said
    if reading == "full":
        assert "Mentioned in NENC 2022, not mentioned in NENC 2025 Committees and groups (26)" in said
        assert "Functions listed under “Corporate Services” (8)" in said
        moved = "Procurement moved from “In executive portfolios” to “Insights, Strategy and Policy”"
        assert f"CHG311 needs committee approval: {moved}" in said
        assert (
            "Held to be one thing only because it goes by one name in both, which no source says: “Health emergency "
            "planning and resilience”, now “Emergency planning and business continuity”." in said
        )


def test_the_paper_on_the_proposal_of_2025_shows_what_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    asked = ("nenc-2022", "nenc-2025", "--read", "matters", "--format", "docx", "-o")
    for name in ("one.docx", "two.docx"):
        assert diff(*asked, tmp_path / name).exit_code == 0
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()
    paper = docx.Document(str(tmp_path / "one.docx"))
    shown = [shape._inline.docPr.get("descr") for shape in paper.inline_shapes]
    assert [words.partition(":")[0] for words in shown] == [
        "Functions by group",
        "Who advises whom",
        "Places and areas",
    ]
    assert all(words.endswith("The table after the picture says the same.") for words in shown)
    across = paper.sections[-1].page_width - paper.sections[-1].left_margin - paper.sections[-1].right_margin
    assert all(0 < shape.width <= across for shape in paper.inline_shapes)
    rows = {
        tuple(cell.text for cell in row.cells)
        for table in paper.tables
        if len(table.columns) == 3
        for row in table.rows
    }
    assert ("?− Not mentioned in NENC 2025", "Audit Committee (Committee)", "–") in rows
    assert ("?+ Not mentioned in NENC 2022", "Strategic Commissioning Group (Operational group)", "–") in rows
    assert not any(row[0].startswith("−") for row in rows)


def test_every_shape_can_be_asked_for() -> None:
    (choice,) = [option.type for option in main.commands["diff"].params if option.name == "wanted"]
    assert isinstance(choice, click.Choice)
    assert set(choice.choices) == set(shapes())
