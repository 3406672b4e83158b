"""Loading: which files belong to which kind, what stands in them, and what is said when a file cannot be used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic
from generator.graph import Loaded, Model, load

Load = Callable[[Mapping[str, str | bytes | None]], Loaded]
Sound = Callable[[Mapping[str, str]], Model]

BODY = "{id: b, name: B, kind: forum}"


def only(loaded: Loaded) -> Diagnostic:
    assert len(loaded.problems) == 1, loaded.problems
    return loaded.problems[0]


# Which files


@pytest.mark.parametrize(
    "files",
    [
        {"bodies.yml": BODY},
        {"bodies.yml": f"- {BODY}"},
        {"bodies.yml": f"entries: [{BODY}]"},
        {"bodies.yml": f"defaults: {{}}\nentries: [{BODY}]"},
        {"bodies.yaml": BODY},
        {"bodies.YML": BODY},
        {"bodies/b.yml": BODY},
        {"bodies/any name at all.yml": BODY},
        {"bodies/deeper/still/b.yml": BODY},
    ],
    ids=lambda files: " ".join(files),
)
def test_a_kind_has_a_file_or_a_folder_of_its_own(sound_model: Sound, files: dict[str, str]) -> None:
    assert [body.id for body in sound_model(files).all("body")] == ["b"]


@pytest.mark.parametrize("name", ["site_config/brand.yml", ".hidden/bodies.yml", "bodies/.draft.yml", "letters.txt"])
def test_what_is_no_part_of_the_model_is_not_looked_at(sound_model: Sound, name: str) -> None:
    assert sound_model({name: "\t[not: yaml"}).all("body") == ()


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("bodys.yml", "did you mean 'bodies'?"),
        ("bodys/board.yml", "did you mean 'bodies'?"),
        ("handbook.yaml", "the names are: agreements, "),
        ("other.yml", "the names are: agreements, "),
    ],
)
def test_a_file_of_no_kind_is_a_finding(load_handbook: Load, name: str, hint: str) -> None:
    found = only(load_handbook({name: BODY}))
    assert (found.code, found.at.file) == ("GOV012", name)
    assert found.hint.startswith(hint)


def test_entities_stand_in_the_order_of_files_and_lines(sound_model: Sound) -> None:
    def body(ident: str) -> str:
        return f"{{id: {ident}, name: A body, kind: forum}}"

    model = sound_model({"bodies/b.yml": f"[{body('z')}, {body('a')}]", "bodies/a.yml": body("m")})
    assert [b.id for b in model.all("body")] == ["m", "z", "a"]


def test_an_empty_file_holds_nothing_and_is_no_mistake(sound_model: Sound) -> None:
    assert sound_model({"bodies.yml": "# nothing yet\n"}).all("body") == ()


# Defaults


def test_what_an_entry_says_itself_wins_over_the_defaults(sound_model: Sound) -> None:
    text = """
    defaults: {kind: forum, purpose: Shared, members: [{member: trust}]}
    entries:
      - {id: a, name: A}
      - {id: b, name: B, purpose: Own}
    """
    model = sound_model({"bodies.yml": text})
    assert [body.model_dump()["purpose"] for body in model.all("body")] == ["Shared", "Own"]
    assert [seat.id for seat in model.all("membership")] == ["a--trust", "b--trust"]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (f"defaults: words\nentries: [{BODY}]", 1, "`defaults` must be lines"),
        ("defaults: {}\nentries: words", 2, "`entries` must be a list"),
        ("defaults: {kind: forum}", 1, "`entries` must be a list"),
        (f"defaults: {{}}\nextra: words\nentries: [{BODY}]", 2, "'extra' cannot stand beside"),
        (f"entries: [{BODY}]\ndefaults:\n", 2, "'defaults' has no value"),
        ("defaults: {}\nentries:\n", 2, "'entries' has no value"),
        ("defaults: {kindd: forum}\nentries:\n  - {id: b, name: B, kind: forum}", 1, "has no field 'kindd'"),
    ],
)
def test_wrong_defaults_are_one_finding(load_handbook: Load, text: str, line: int, message: str) -> None:
    found = only(load_handbook({"bodies.yml": text}))
    assert found.at.line == line
    assert message in found.message
    assert found.hint


# handbook.yml


def test_without_a_handbook_file_there_is_no_model_but_all_else_is_judged(load_handbook: Load) -> None:
    loaded = load_handbook({"handbook.yml": None, "bodies.yml": "{id: b}"})
    assert loaded.model is None
    assert not loaded.sound
    assert [d.code for d in loaded.problems] == ["GOV010", "GOV010", "GOV013"]
    assert "handbook new" in loaded.problems[-1].hint


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        pytest.param("", "GOV013", 1, id="empty"),
        pytest.param("title: [\n", "GOV001", 2, id="not YAML"),
        pytest.param("- a\n", "GOV010", 1, id="a list"),
        pytest.param(b"\xff", "GOV001", 1, id="not text"),
    ],
)
def test_a_handbook_file_that_is_none_is_one_finding(
    load_handbook: Load, text: str | bytes, code: str, line: int
) -> None:
    loaded = load_handbook({"handbook.yml": text})
    found = only(loaded)
    assert (found.at.file, found.at.line, found.code) == ("handbook.yml", line, code)
    assert found.hint
    assert loaded.model is None


CARD = """
id: case
title: A handbook
organisation: trust
publisher: The Trust
state: example
as_at: 2022-07-01
summary: A handbook for one case.
"""


@pytest.mark.parametrize(
    ("before", "after", "line", "message"),
    [
        ("title: ", "titel: ", 3, "a handbook has no field 'titel'"),
        ("state: example", "state: exampl", 6, "'exampl' is not known for 'state'"),
        ("as_at: 2022-07-01", "as_at: 1 July", 7, "must be a date"),
        ("organisation: trust", "organisation: trsut", 4, "no organisation is called 'trsut'"),
        ("id: case", "id: My Case", 2, "small letters"),
    ],
)
def test_a_mistake_in_the_handbook_file_is_found_at_its_line(
    load_handbook: Load, before: str, after: str, line: int, message: str
) -> None:
    found = only(load_handbook({"handbook.yml": CARD.replace(before, after)}))
    assert (found.at.file, found.at.line) == ("handbook.yml", line)
    assert message in found.message
    assert found.hint


def test_the_organisation_of_a_handbook_may_stand_in_a_file_that_cannot_be_read(load_handbook: Load) -> None:
    assert only(load_handbook({"organisations.yml": "- id: trust\n  name: 'Trust\n"})).code == "GOV001"


# Files that cannot be used

HELD = (
    "- {id: p, name: P, kind: senior, holders: [{person: jo}], reports_to: [boss]}\n- {id: boss, name: B, kind: senior}"
)


@pytest.mark.parametrize(
    ("files", "code"),
    [
        pytest.param({"people.yml": "- id: jo\n  name: 'Jo\n"}, "GOV001", id="not YAML"),
        pytest.param({"people.yml": "- id: jo\n  name: Jö\n".encode("latin-1")}, "GOV001", id="not UTF-8"),
        pytest.param({"people/jo.yml": b"\xff\xfe\x00"}, "GOV001", id="not text, named for what it holds"),
        pytest.param({"people.yml": "- id: jo\n  name: Jo\n# " + "x" * 5_000_000}, "GOV001", id="too long"),
        pytest.param({"peple.yml": "- {id: jo, name: Jo}"}, "GOV012", id="of no kind"),
        pytest.param({"people.yml": "- {id: jo, nam: Jo}"}, "GOV010", id="wrong shape"),
        pytest.param({"people.yml": "- {id: jo, name: [Jo, Bell]}"}, "GOV010", id="wrong value"),
        pytest.param({"people.yml": "- {id: jo, name: }"}, "GOV005", id="no value"),
    ],
)
def test_links_to_what_could_not_be_read_are_not_called_broken(
    load_handbook: Load, files: dict[str, str | bytes], code: str
) -> None:
    assert only(load_handbook({"posts.yml": HELD, **files})).code == code


def test_what_could_not_be_judged_is_said(load_handbook: Load) -> None:
    loaded = load_handbook({"people.yml": "- id: jo\n  name: 'Jo\n", "peple.yml": "- {id: al, name: Al}"})
    assert len(loaded.unjudged) == 2
    assert all(name in " ".join(loaded.unjudged) for name in ("people.yml", "peple.yml"))


def test_other_links_are_judged_all_the_same(load_handbook: Load) -> None:
    loaded = load_handbook({"posts.yml": HELD.replace("[boss]", "[bos]"), "people.yml": "- id: jo\n  name: 'Jo\n"})
    assert [(d.at.file, d.code) for d in loaded.problems] == [("people.yml", "GOV001"), ("posts.yml", "GOV020")]


def test_findings_stand_in_the_order_of_their_places_and_once_each(load_handbook: Load) -> None:
    loaded = load_handbook(
        {
            "bodies.yml": "- {id: z}\n- {id: y, name: Y, kind: forum, advises: [x, x]}",
            "areas.yml": "- {id: A, name: A, level: system}",
            "handbook.yml": CARD.replace("trust", "nobody"),
        }
    )
    found = loaded.problems
    assert list(found) == sorted(found, key=Diagnostic.order)
    assert len(set(found)) == len(found)


def test_a_folder_that_is_not_there_is_no_handbook(tmp_path: Path) -> None:
    assert only(load(tmp_path / "gone")).code == "GOV013"
