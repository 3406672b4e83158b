"""Reading frameworks: every mistake is a finding with its place and a hint, and data alone says to whom they apply."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic
from generator.graph import Loaded, load, select
from generator.graph.paths import SPECIAL
from generator.kinds import kinds
from generator.requirements import judge

Files = Mapping[str, str | bytes | None]

CARD = """
id: standard
name: A standard
summary: A standard for a test.
applies_to: [icb]
documents: [{id: paper, name: Paper}]
defaults: {sources: [{document: paper, at: Page 1}]}
requirements:
"""
ASKED = "- {id: one, code: A1, name: It is so, judge: person}\n"


@pytest.fixture
def read(write_handbook: Callable[[Files], Path], tmp_path: Path) -> Callable[..., Loaded]:
    """Load the smallest handbook with frameworks: the text of each file of a folder by its name."""

    def made(frameworks: Mapping[str, str], files: Files | None = None, *more: Path) -> Loaded:
        folder = tmp_path / "frameworks"
        folder.mkdir(exist_ok=True)
        for name, text in frameworks.items():
            (folder / name).write_text(textwrap.dedent(text), "utf-8")
        return load(write_handbook(files or {}), [folder, *more])

    return made


def said(found: Loaded) -> list[tuple[str, str, str]]:
    return [(f"{one.at.line}:{one.at.col}", one.message, one.hint) for one in found.problems]


def requirement(text: str) -> str:
    """A framework with one requirement; its own lines begin on line 12 of the file."""
    return f"{CARD}- id: one\n  code: A1\n  name: It is so\n{textwrap.indent(textwrap.dedent(text).strip(), '  ')}\n"


def test_all_problems_of_a_broken_framework_are_found_at_once(read: Callable[..., Loaded]) -> None:
    text = """
    id: Standard
    title: A standard
    summary: A standard for a test.
    applies_to: [icbb]
    documents: [{id: paper, name: Paper}, {id: paper, name: Second paper}]
    defaults: {sources: [{document: papr, at: Page 1}]}
    requirements:
      - {id: one, code: A1, name: One, test: exits, looks_at: body}
      - {id: one, code: A1, name: Two, test: count, looks_at: boddy, at_least: 1}
      - {id: three, name: Three, judge: machine, theem: The Board}
      - {id: four, code: A1, name: Four, test: each_has, looks_at: body, field: quorm}
      - {id: five, code: A5, name: Five, test: count, looks_at: body, at_least: many}
      - a line
    """
    found = read({"broken.yml": text})
    messages = [message for _, message, _ in said(found)]
    assert {one.at.file.rpartition("/")[2] for one in found.problems} == {"broken.yml"}
    for wanted in (
        "'Standard' in 'id' may hold only small letters",
        "a framework has no field 'title'",
        "a framework needs 'name'",
        "two entries of kind document are called 'paper'",
        "a source names the document 'papr'",
        "'exits' is not known for 'test'",
        "'boddy' is no kind",
        "a requirement has no field 'theem'",
        "a requirement needs 'code'",
        "'machine' is not known for 'judge'",
        "no body has a field 'quorm'",
        "two requirements have the code 'A1'",
        "'many' in 'at_least' must be a whole number",
        "'a line' stands where a requirement should",
    ):
        assert any(message.startswith(wanted) for message in messages), (wanted, messages)
    hints = [hint for _, _, hint in said(found)]
    for wanted in ("exists", "body", "theme", "paper", "quorum"):
        assert any(f"did you mean '{wanted}'?" in hint for hint in hints), (wanted, hints)
    assert all(one.severity == "error" and one.hint for one in found.problems)


@pytest.mark.parametrize(
    ("text", "at", "message", "hint"),
    [
        ("test: exists", "12:3", "the test exists needs 'looks_at'", "add a line `looks_at: …`"),
        ("looks_at: body", "12:3", "'looks_at' stands here without a `test`", "add a line `test: …`"),
        ("test: exists\nlooks_at: bodi", "13:3", "'bodi' is no kind", "did you mean 'body'?"),
        ("test: exists\nlooks_at: requirement", "13:3", "'requirement' is no kind", "did you mean"),
        ("test: exists\nlooks_at: body\nwhere: {kinnd: board}", "14:11", "no body has a field 'kinnd'", "'kind'"),
        ("test: exists\nlooks_at: body\nwhere: {kind: bord}", "14:11", "'kind' is never 'bord'", "'board'"),
        ("test: exists\nlooks_at: body\nwhere: {members: x}", "14:11", "'members' is not a field that can", "another"),
        ("test: exists\nlooks_at: body\nwhere: [kind]", "14:3", "this in 'where' must be lines", "mend"),
        ("test: exists\nlooks_at: body\nwhere: {number: many}", "14:11", "'many' is no number", "in figures"),
        ("test: exists\nlooks_at: body\nwhere: {covers: ours}", "14:11", "'ours' stands for an organisation", "name"),
        ("test: exists\nlooks_at: body\nat_least: 2", "14:3", "the test exists has no use for 'at_least'", "no more"),
        ("test: count\nlooks_at: body", "12:3", "nothing says how many there must be", "at_least"),
        ("test: count\nlooks_at: body\nat_least: 3\nat_most: 2", "14:3", "'at_least' is more than 'at_most'", "mend"),
        ("test: count\nlooks_at: body\nexactly: 3\nat_most: 4", "14:3", "'exactly' leaves nothing", "keep one"),
        ("test: count\nlooks_at: body\nat_least: -1", "14:3", "there cannot be fewer than none", "upwards"),
        ("test: count\nlooks_at: body\nat_least: 1\nor_number: name", "15:3", "'name' is not a number", "another"),
        (
            "test: count\nlooks_at: body\nat_least: 1\nthings: {kind: membership, by: member, via: covers}",
            "15:30",
            "'member' of a membership leads to no area",
            "it leads to: post, person, organisation, body",
        ),
        (
            "test: count\nlooks_at: body\nat_least: 1\nthings: {kind: membership, by: bodi}",
            "15:30",
            "no membership has a field 'bodi'",
            "did you mean 'body'?",
        ),
        (
            "test: count\nlooks_at: body\nat_least: 1\nthings: {kind: membership, by: role}",
            "15:30",
            "'role' is not one of its links",
            "another",
        ),
        (
            "test: count\nlooks_at: body\nexactly: 1\nthings: {kind: membership, by: body, where: {member.knd: chair}}",
            "15:48",
            "has a field 'knd'",
            "did you mean 'kind'?",
        ),
        ("test: each_has\nlooks_at: body", "12:3", "needs either 'field' or 'things'", "one of the two"),
        ("test: each_has\nlooks_at: body\nfield: members", "14:3", "'members' is not a field", "another"),
        ("test: each_has\nlooks_at: body\nfield: kind\nsays: board", "15:3", "'kind' holds no words", "one_of"),
        ("test: each_has\nlooks_at: body\nfield: quorum\nat_least: 2", "15:3", "no use without 'things'", "leave"),
        ("test: one_of\nlooks_at: body\nfield: kind", "12:3", "the test one_of needs 'values'", "add a line"),
        ("test: one_of\nlooks_at: body\nfield: kind\nvalues: [board, bord]", "15:19", "never 'bord'", "'board'"),
        ("test: covers\nlooks_at: body", "12:3", "the test covers needs 'things'", "add a line"),
        ("test: composition\nlooks_at: body", "12:3", "the test composition needs 'parts'", "add a line"),
        (
            "test: composition\nlooks_at: body\nparts: [{name: a chair, at_least: 1}]",
            "14:11",
            "nothing says how to find 'a chair'",
            "`where` or `listed_as`",
        ),
        (
            "test: composition\nlooks_at: body\nparts: [{name: a chair, listed_as: chair, at_least: 1}]",
            "14:27",
            "'listed_as' needs a list to look in",
            "or_list",
        ),
        (
            "test: composition\nlooks_at: body\nparts: [{name: a chair, where: {title: chair}}]",
            "14:11",
            "nothing says how many there must be",
            "at_least",
        ),
        ("test: exists\nlooks_at: body\njudge: person", "14:3", "it has a `test` and is for a person", "keep one"),
    ],
)
def test_a_test_that_makes_no_sense_is_a_finding_at_its_place(
    read: Callable[..., Loaded], text: str, at: str, message: str, hint: str
) -> None:
    found = said(read({"f.yml": requirement(text)}))
    assert len(found) == 1, found
    ((place, message_said, hint_said),) = found
    assert message in message_said
    assert hint in hint_said
    assert place == at


def test_a_requirement_without_a_source_is_a_finding(read: Callable[..., Loaded]) -> None:
    bare = CARD.replace("defaults: {sources: [{document: paper, at: Page 1}]}\n", "")
    (one,) = read({"f.yml": bare + ASKED}).problems
    assert (one.code, one.message) == ("GOV011", "the requirement 'It is so' has no source")


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "- a list\n", "just words\n", "id: x\n\tname: y\n"])
def test_a_file_that_is_no_framework_is_a_finding_and_never_raises(read: Callable[..., Loaded], text: str) -> None:
    found = read({"f.yml": text})
    assert found.problems
    assert all(one.at.file.endswith("frameworks/f.yml") for one in found.problems)
    assert found.frameworks == ()


def test_the_folder_nearer_to_the_handbook_wins(read: Callable[..., Loaded], tmp_path: Path) -> None:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / "f.yml").write_text(CARD.replace("A standard\n", "Shipped\n", 1) + ASKED, "utf-8")
    (shipped / "g.yml").write_text(CARD.replace("id: standard", "id: second") + ASKED, "utf-8")
    loaded = read({"f.yml": CARD + ASKED}, None, shipped)
    assert [(one.id, one.name) for one in loaded.frameworks] == [("second", "A standard"), ("standard", "A standard")]


def test_two_frameworks_of_one_folder_with_one_id_are_a_finding(read: Callable[..., Loaded]) -> None:
    (one,) = read({"f.yml": CARD + ASKED, "g.yml": CARD + ASKED}).problems
    assert one.message == "two frameworks are called 'standard'"
    assert one.related


def test_documents_of_a_framework_do_not_clash_with_those_of_a_handbook(read: Callable[..., Loaded]) -> None:
    files = {"documents.yml": "[{id: plan, name: Board paper}, {id: guide, name: Guide}, {id: paper, name: Another}]"}
    loaded = read({"f.yml": CARD + ASKED}, files)
    assert loaded.problems == ()
    assert loaded.model is not None
    (framework,) = loaded.model.frameworks
    document = framework.document("paper")
    assert document is not None
    assert document.name == "Paper"


# To whom they apply

HANDBOOK = """
id: case
title: A handbook
organisation: trust
publisher: The Trust
state: example
as_at: 2022-07-01
summary: A handbook for one case.
"""


@pytest.mark.parametrize(
    ("framework", "card", "sort", "applies"),
    [
        ("", "", "icb", True),
        ("", "", "nhs_trust", False),
        ("applies_to: [icb]", "frameworks: [standard]", "nhs_trust", True),
        ("", "frameworks: none", "icb", False),
        ("", "frameworks: []", "icb", False),
        ("until: 2022-06", "", "icb", False),
        ('from: "2023"', "", "icb", False),
        ('from: "2023"', "frameworks: [standard]", "icb", True),
        ('from: "2022"', "", "icb", True),
        ("status: closed", "", "icb", False),
    ],
)
def test_data_says_to_which_handbook_a_framework_applies(
    read: Callable[..., Loaded], framework: str, card: str, sort: str, applies: bool
) -> None:
    more = framework if framework not in CARD else ""
    files = {
        "handbook.yml": f"{HANDBOOK}{card}\n",
        "organisations.yml": f"- {{id: trust, name: Trust, kind: {sort}}}",
    }
    loaded = read({"f.yml": f"{more}\n{CARD.strip()}\n{ASKED}"}, files)
    assert loaded.problems == ()
    assert loaded.model is not None
    assert [judged.framework.id for judged in judge(loaded.model)] == (["standard"] if applies else [])


def test_an_unknown_framework_in_the_handbook_is_a_finding_with_a_hint(read: Callable[..., Loaded]) -> None:
    loaded = read({"f.yml": CARD + ASKED}, {"handbook.yml": f"{HANDBOOK.strip()}\nframeworks: [standrad]\n"})
    (one,) = loaded.problems
    assert (one.at.file, one.at.line, one.message) == ("handbook.yml", 8, "no framework is called 'standrad'")
    assert one.hint == "did you mean 'standard'?"


def test_a_requirement_holds_only_on_its_days(read: Callable[..., Loaded]) -> None:
    later = '- {id: two, code: A2, name: Later, judge: person, from: "2023"}\n'
    loaded = read({"f.yml": CARD + ASKED + later})
    assert loaded.model is not None
    codes = {
        day: [v.requirement.code for judged in judge(select(loaded.model, "public", day)) for v in judged.verdicts]
        for day in ("2022-07-01", "2023-01-01")
    }
    assert codes == {"2022-07-01": ["A1"], "2023-01-01": ["A1", "A2"]}


def test_what_is_for_staff_is_in_the_staff_edition_alone(read: Callable[..., Loaded]) -> None:
    secret = "- {id: two, code: A2, name: Secret, judge: person, audience: staff}\n"
    loaded = read({"f.yml": CARD + ASKED + secret})
    assert loaded.model is not None
    public, staff = (judge(select(loaded.model, edition)) for edition in ("public", "staff"))
    assert [len(judged.verdicts) for judged in (*public, *staff)] == [1, 2]
    assert "Secret" not in repr(public)


def test_a_handbooks_own_requirements_are_a_framework(load_handbook: Callable[[Files], Loaded]) -> None:
    text = """
    - id: quorum
      code: O1
      name: Every board has a quorum
      test: each_has
      looks_at: body
      where: {kind: board}
      field: quorum
      sources: [{document: plan, at: Page 1}]
    - {id: other, code: O2, name: It is so, test: each_has, looks_at: body, field: quorm}
    """
    body = "- {id: board, name: Board, kind: board, quorum: Half of the members}"
    loaded = load_handbook({"requirements.yml": text, "bodies.yml": body})
    assert [one.message for one in loaded.problems] == ["no body has a field 'quorm' that can be used here"]
    assert loaded.problems[0].at.file == "requirements.yml"
    assert loaded.model is not None
    (judged,) = judge(loaded.model)
    assert (judged.framework.id, judged.verdicts[0].answer) == ("own", "met")


def test_no_kind_has_a_field_that_hides_what_every_thing_has() -> None:
    for name, shape in kinds().items():
        if name != "requirement":
            assert not set(SPECIAL) & set(shape.model_fields), name


def test_findings_stand_in_order(read: Callable[..., Loaded]) -> None:
    found = read({"b.yml": "id: X\n", "a.yml": "id: Y\n"}).problems
    assert list(found) == sorted(found, key=Diagnostic.order)
