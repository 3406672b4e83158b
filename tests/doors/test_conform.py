"""Holding a handbook against frameworks: the command, the page, the picture and the file for spreadsheets."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from pathlib import Path

import pytest

from generator.exports import exports
from generator.exports._csv import csv_bytes
from generator.graph import load, select
from generator.mkdocs_plugin import build_site
from generator.site.build import build
from generator.site.check_links import broken_links
from generator.site.settings import framework_folders
from tests.doors.conftest import NENC, PROJECT, handbook
from tests.doors.test_hostile_text import WORST

NATIONAL = ["icp-expectations", "ics-design-2021", "statutory-functions"]


def test_the_command_gives_each_requirement_its_answer_and_what_shows_it() -> None:
    run = handbook("conform", "nenc-2022")
    assert (run.returncode, run.stderr) == (0, "")
    assert "  B1   ✓ met: The Board has at least ten members" in run.stdout
    assert "see model/nenc-2022/bodies/board.yml:1, " in run.stdout
    assert "  B8   ○ for a person to judge: " in run.stdout
    assert re.search(r"^nenc-2022: Of \d+ requirements, \d+ are met", run.stdout, re.MULTILINE)


def test_the_command_gives_the_same_as_data() -> None:
    said = json.loads(handbook("conform", "nenc-2022", "--format", "json").stdout)
    assert said["handbook"] == {"id": "nenc-2022", "edition": "public", "as_at": "2022-07-01"}
    assert [framework["id"] for framework in said["frameworks"]] == NATIONAL
    for framework in said["frameworks"]:
        assert sum(framework["counts"].values()) == len(framework["requirements"])
    board = next(r for f in said["frameworks"] for r in f["requirements"] if r["code"] == "B1")
    assert board["answer"] == "met"
    assert {"kind": "body", "id": "board"} in board["evidence"]
    assert board["sources"][0]["status"] == "sourced"


def test_one_framework_can_be_asked_for_even_where_it_does_not_apply(starter: Path) -> None:
    organisations = starter / "organisations.yml"
    organisations.write_text(organisations.read_text().replace("kind: icb", "kind: nhs_trust"))
    run = handbook("conform", starter)
    assert (run.returncode, run.stdout) == (0, "starter-handbook: no framework applies to it\n")
    run = handbook("conform", starter, "--framework", "ics-design-2021")
    assert run.returncode == 0
    assert run.stdout.startswith("Setting up integrated care systems, 2021\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["conform", "nenc-20222"], "did you mean 'nenc-2022'?"),
        (["conform", "nenc-2022", "--framework", "ics-desing-2021"], "did you mean ics-design-2021?"),
        (["conform", "nenc-2022", "--format", "xml"], "'xml' is not one of"),
        (["conform", "nenc-2022", "--as-at", "soon"], "2022-07-01"),
    ],
)
def test_misuse_gives_a_sentence_and_exit_code_2(arguments: list[str], says: str) -> None:
    run = handbook(*arguments)
    assert run.returncode == 2
    assert says in run.stderr
    assert "Traceback" not in run.stderr


def test_a_broken_framework_beside_a_handbook_is_said_with_its_place_and_nothing_is_judged(starter: Path) -> None:
    folder = starter.parent / "frameworks"
    folder.mkdir()
    (folder / "ours.yml").write_text("id: ours\nname: Ours\nsumary: What we ask.\nrequirements: []\n")
    for command in (["conform", starter], ["check", starter], ["build", starter]):
        run = handbook(*command, cwd=starter.parent)
        assert run.returncode == 1
        assert "frameworks/ours.yml:3:1: error[GOV010]: a framework has no field 'sumary'" in run.stdout
        assert "did you mean 'summary'?" in run.stdout


def test_a_new_requirement_is_sound_and_stands_on_the_page(starter: Path) -> None:
    assert handbook("new", "requirement", "papers-in-time", "--handbook", starter).returncode == 0
    run = handbook("conform", starter)
    assert run.returncode == 0
    assert "Requirements of our own" in run.stdout
    assert "Papers in time" in run.stdout


# The page


@pytest.fixture(scope="module")
def page(site: Path) -> str:
    return (site / "conformance" / "index.html").read_text("utf-8")


def test_the_page_has_each_framework_with_a_summary_a_picture_and_a_table(page: str) -> None:
    for ident in NATIONAL:
        assert f'id="framework-{ident}"' in page
        assert f'id="picture-conformance-{ident}"' in page
        assert f'id="table-conformance-{ident}"' in page
    assert re.search(r"Of \d+ requirements, \d+ are met and none is broken; for \d+ this handbook", page)
    assert '<a href="../bodies/board/">' in page


def test_every_requirement_stands_on_the_page_with_all_its_words(page: str) -> None:
    said = " ".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())
    for framework in load(NENC, framework_folders(NENC)).frameworks:
        for text in (framework.name, framework.summary, framework.documents[0].name):
            assert " ".join(text.split()) in said
        for one in framework.requirements:
            assert f"{one.code}: {one.name}" in said
            assert " ".join((one.text or "").split()) in said
            assert f'id="requirement-{one.id}"' in page


def test_answers_are_told_apart_by_sign_word_and_border(site: Path) -> None:
    picture = (site / "pictures" / "picture-conformance-ics-design-2021.svg").read_text("utf-8")
    for sign in ("✓", "?", "○"):
        assert sign in picture
    assert "stroke-dasharray" in picture
    assert "stroke-width" in picture


def test_the_page_is_made_only_where_a_framework_applies(starter: Path) -> None:
    handbook_yml = starter / "handbook.yml"
    plain = handbook_yml.read_text("utf-8")
    for line, there in (("", True), ("frameworks: none\n", False), ("frameworks: [icp-expectations]\n", True)):
        handbook_yml.write_text(plain + line, "utf-8")
        outcome = build(starter)
        assert outcome.built is not None, outcome.findings
        assert any(made.address == "conformance/" for made in outcome.built.pages) == there
        assert ("data/conformance.csv" in outcome.built.files) == there
        entries = [path for _, pages in outcome.built.navigation for _, path in pages]
        assert ("conformance/index.md" in entries) == there
    run = handbook("export", "conformance", starter)
    assert run.returncode == 0
    handbook_yml.write_text(plain + "frameworks: none\n", "utf-8")
    run = handbook("export", "conformance", starter)
    assert run.returncode == 1
    assert "holds nothing for the format conformance" in run.stderr


def test_the_digest_changes_with_what_a_framework_asks(starter: Path) -> None:
    folder = starter.parent / "frameworks"
    folder.mkdir()
    text = (
        "id: ours\nname: Ours\nsummary: What we ask.\napplies_to: [icb]\nrequirements:\n"
        "- {id: one, code: A1, name: It is so, judge: person, sources: [{status: external}]}\n"
    )
    digests = set()
    for words in ("It is so", "It is otherwise"):
        (folder / "ours.yml").write_text(text.replace("It is so", words), "utf-8")
        outcome = build(starter)
        assert outcome.built is not None
        digests.add(outcome.built.digest)
    assert len(digests) == 2


# Text is text


def test_hostile_text_in_a_framework_comes_out_as_that_text(starter: Path, tmp_path: Path) -> None:
    folder = starter.parent / "frameworks"
    folder.mkdir()
    worst = json.dumps(WORST)
    (folder / "ours.yml").write_text(
        f"id: ours\nname: {worst}\nsummary: {worst}\napplies_to: [icb]\nnotes: {worst}\n"
        f"documents: [{{id: d, name: {worst}, publisher: {worst}, when: {worst}, text: {worst}}}]\nrequirements:\n"
        f"- id: one\n  code: {worst}\n  theme: {worst}\n  name: {worst}\n  text: {worst}\n  test: exists\n"
        f"  looks_at: body\n  where: {{title: board}}\n"
        f"  sources: [{{document: d, at: {worst}, status: inferred, note: {worst}}}]\n",
        "utf-8",
    )
    outcome = build(starter)
    assert outcome.built is not None, outcome.findings
    out = tmp_path / "site"
    out.mkdir()
    build_site(outcome, PROJECT / "mkdocs.yml", out)
    page = (out / "conformance" / "index.html").read_text("utf-8")
    wanted = "".join(WORST.split())
    assert "".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split()).count(wanted) >= 12
    assert "<script>alert" not in page
    assert 'href="javascript' not in page
    picture = (out / "pictures" / "picture-conformance-ours.svg").read_text("utf-8")
    assert "<script" not in picture
    assert broken_links(out) == []


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "\n="])
def test_a_cell_of_the_spreadsheet_is_never_a_formula(start: str) -> None:
    evil = f'{start}HYPERLINK("http://x";"y")'
    (row,) = list(csv.reader(io.StringIO(csv_bytes(["a"], [[evil]]).decode("utf-8-sig"), newline="")))[1:]
    assert row == [f"'{evil}"]
    (plain,) = list(csv.reader(io.StringIO(csv_bytes(["a"], [["a = b, 'c'\n\"d\""]]).decode("utf-8-sig"), newline="")))[
        1:
    ]
    assert plain == ["a = b, 'c'\n\"d\""]


def test_the_spreadsheet_has_a_row_for_each_requirement() -> None:
    model = load(NENC, framework_folders(NENC)).model
    assert model is not None
    public = select(model, "public")
    data = exports()["conformance"].make(public)
    assert data == exports()["conformance"].make(select(model, "public"))
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == sum(len(framework.requirements) for framework in public.standards)
    first = next(row for row in rows if row["Code"] == "B1")
    assert (first["Answer"], first["Theme"]) == ("Met", "The Board")
    assert first["Evidence"].startswith("body/board; ")
    assert first["Heading"] == "ICS Body minimum membership"
