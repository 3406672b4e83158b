"""Decoding: what is wrong with an entry and what to write instead; where a fact comes from; what stands inside."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import At, Diagnostic, Ref
from generator.graph import Loaded, Model
from generator.graph.derived import LONGEST, LONGEST_NAME, derive
from generator.kinds import kinds
from generator.kinds._entity import Entity, Source
from generator.kinds._link import Inside
from generator.kinds._values import ID_PATTERN
from generator.source import Mapping as Node
from generator.source import Text

Load = Callable[[Mapping[str, str]], Loaded]
Sound = Callable[[Mapping[str, str]], Model]


def only(loaded: Loaded) -> Diagnostic:
    assert len(loaded.problems) == 1, loaded.problems
    return loaded.problems[0]


def get(model: Model, kind: str, ident: str) -> Entity:
    return model.get(Ref(kind, ident))


# What is wrong with an entry


@pytest.mark.parametrize(
    ("field", "at", "message", "hint"),
    [
        pytest.param("acountable_to: b", 4, "a body has no field 'acountable_to'", "'accountable_to'", id="unknown"),
        pytest.param("xyzzy: b", 4, "a body has no field 'xyzzy'", "its names are: accountable_to, ", id="far off"),
        pytest.param("authority: decide", 4, "'decide' is not known for 'authority'", "'decides'", id="wrong word"),
        pytest.param("topics: [sytem]", 4, "'sytem' is not known for 'topics'", "'system'", id="wrong word in a list"),
        pytest.param("number: three", 4, "whole number in figures", "number", id="number in words"),
        pytest.param("number: 1e3", 4, "whole number in figures", "number", id="number with a power"),
        pytest.param("number: 012", 4, "whole number in figures", "number", id="number with a nought before it"),
        pytest.param("number: [1]", 4, "must be words", "same line", id="number as a list"),
        pytest.param(f"number: {'9' * 5000}", 4, "too large a number", "number", id="endless number"),
        pytest.param("in_public: maybe", 4, "must be yes or no", "in_public", id="flag"),
        pytest.param("in_public: [yes]", 4, "must be words", "same line", id="flag as a list"),
        pytest.param("from: 2022-13", 4, "is not a day of the calendar", "from", id="month 13"),
        pytest.param("from: 2023-02-29", 4, "is not a day of the calendar", "from", id="29 February"),
        pytest.param("from: Spring 2023", 4, "must be a date such as 2022-07-01", "from", id="date in words"),
        pytest.param("from: ２０２２", 4, "must be a date such as 2022-07-01", "from", id="date in other figures"),
        pytest.param("purpose: '  '", 4, "holds no words", "purpose", id="no words"),
        pytest.param("purpose: [a, b]", 4, "'purpose' must be words", "same line", id="list for words"),
        pytest.param("advises: other", 4, "'advises' must be a list", "dash", id="words for a list"),
        pytest.param("members: trust", 4, "'members' must be a list", "dash", id="words for children"),
        pytest.param("seats: [{id: a, name: A}]", 4, "a body needs 'number' in 'seats'", "number: …", id="in a part"),
        pytest.param(
            "seats: [{id: a, nmae: A, number: 1}]", 4, "has no field 'nmae'", "'name'", id="unknown in a part"
        ),
        pytest.param("seats: [a]", 4, "must be lines `name: value`", "write", id="words for a part"),
        pytest.param("withheld: [porpose]", 4, "that can be withheld", "'purpose'", id="withheld misspelt"),
        pytest.param("withheld: [name]", 4, "that can be withheld", "audience: staff", id="withheld name"),
        pytest.param("withheld: [kind]", 4, "cannot be withheld", "audience: staff", id="withheld though needed"),
        pytest.param("aliases: [one, '']", 4, "holds no words", "aliases", id="empty line of a list"),
    ],
)
def test_a_wrong_field_is_one_finding_with_a_place_and_a_hint(
    load_handbook: Load, field: str, at: int, message: str, hint: str
) -> None:
    found = only(load_handbook({"bodies.yml": f"- id: b\n  name: B\n  kind: forum\n  {field}\n"}))
    assert (found.code, found.at.file, found.at.line) == ("GOV010", "bodies.yml", at)
    assert found.at.col > 1
    assert message in found.message
    assert hint in found.hint
    assert len(found.message) < 200


def test_a_missing_field_is_named_at_its_entry(load_handbook: Load) -> None:
    found = only(load_handbook({"bodies.yml": "- id: a\n  name: A\n  kind: forum\n- id: b\n  name: B\n"}))
    assert str(found.at) == "bodies.yml:4:3"
    assert found.message == "a body needs 'kind'"


def test_several_wrong_fields_of_one_entry_are_found_at_once(load_handbook: Load) -> None:
    found = load_handbook({"bodies.yml": "- {id: B 1, nam: B, kind: forums, number: x}"}).problems
    assert len(found) == 4


@pytest.mark.parametrize("ident", ["Board", "the board", "board_1", "-board", "board-", "bo---ard", "böard", "x" * 121])
def test_an_id_is_small_letters_figures_and_dashes(load_handbook: Load, ident: str) -> None:
    found = only(load_handbook({"bodies.yml": f"- {{id: '{ident}', name: B, kind: forum}}"}))
    assert found.code == "GOV010"
    assert "small letters" in found.message or "120" in found.message


def test_an_id_that_is_the_address_of_another_page_is_refused(load_handbook: Load) -> None:
    found = only(load_handbook({"functions.yml": "- {id: map, name: Map}"}))
    assert "'map' cannot be the id of a function" in found.message


@pytest.mark.parametrize("shape", ["just words", "[a, b]", "- [a]\n- {id: a, name: A, kind: forum}"])
def test_what_is_no_entry_is_said_to_be_none(load_handbook: Load, shape: str) -> None:
    found = load_handbook({"bodies.yml": shape}).problems
    assert {d.code for d in found} == {"GOV010"}
    assert all("stands where a body should" in d.message and d.hint for d in found)


def test_a_value_that_reading_refused_is_not_called_missing_as_well(load_handbook: Load) -> None:
    text = "- id: a\n  name:\n  kind: forum\n  seats: [{id: s, name: S, number: }]\n"
    assert [d.code for d in load_handbook({"bodies.yml": text}).problems] == ["GOV005", "GOV005"]


# Values


def test_flags_and_numbers_are_read_from_their_words(sound_model: Sound) -> None:
    model = sound_model({"bodies.yml": "- {id: b, name: B, kind: forum, in_public: no, number: 12, meets: no}"})
    body = get(model, "body", "b")
    assert body.model_dump(include={"in_public", "number", "meets"}) == {
        "in_public": False,
        "number": 12,
        "meets": "no",
    }


@pytest.mark.parametrize("day", ["2022", "2022-07", "2022-07-01", "2024-02-29", "0001", "9999-12-31"])
def test_dates_are_kept_as_given(sound_model: Sound, day: str) -> None:
    model = sound_model({"bodies.yml": f"- {{id: b, name: B, kind: forum, from: {day}}}"})
    assert get(model, "body", "b").from_ == day


def test_paragraphs_are_kept_and_lines_joined(sound_model: Sound) -> None:
    text = "- id: b\n  name: '  Two\n    words '\n  kind: forum\n  purpose: |\n    One\n    line.\n\n    Another.\n"
    body = get(sound_model({"bodies.yml": text}), "body", "b")
    assert body.title == "Two words"
    assert body.model_dump()["purpose"] == "One line.\n\nAnother."


# Stated, none, not stated


def test_a_field_is_stated_or_stated_to_be_none_or_not_stated(sound_model: Sound) -> None:
    model = sound_model(
        {
            "bodies.yml": """
            - {id: b, name: B, kind: forum, purpose: Talking, quorum: none, advises: none, from: none, members: none}
            - {id: c, name: C, kind: forum, purpose: 'none', advises: []}
            """
        }
    )
    body = get(model, "body", "b")
    states = {
        name: body.state(name) for name in ("purpose", "quorum", "advises", "from_", "members", "meets", "assures")
    }
    assert states == {
        "purpose": "stated",
        "quorum": "none",
        "advises": "none",
        "from_": "none",
        "members": "none",
        "meets": "not_stated",
        "assures": "not_stated",
    }
    quoted = get(model, "body", "c")
    assert (quoted.state("purpose"), quoted.model_dump()["purpose"]) == ("stated", "none")
    assert quoted.state("advises") == "not_stated"


def test_a_needed_field_cannot_be_none(load_handbook: Load) -> None:
    assert only(load_handbook({"bodies.yml": "- {id: b, name: none, kind: forum}"})).message == "a body needs 'name'"


def test_a_vacant_post_is_a_holding_without_a_person(sound_model: Sound) -> None:
    model = sound_model({"posts.yml": "- {id: p, name: P, kind: senior, holders: [{person: none}]}"})
    (holding,) = model.all("holding")
    assert (holding.id, holding.state("person")) == ("p--none", "none")


# Where a fact comes from

SOURCED = """
- id: b
  name: {value: B, sources: [{document: guide, at: Title}]}
  kind: forum
  advises:
    - {value: c, sources: [{document: guide, at: Chart, status: inferred, note: drawn}]}
    - d
  assures: {value: [c], sources: [{document: guide, at: Text}]}
  accountable_to: {sources: [{document: plan, at: Figure 2, status: lost_figure, note: lost}]}
  seats:
    - id: s
      name: S
      number: {value: 3, sources: [{document: guide, at: Count}]}
      sources: [{document: guide, at: Row}]
  members:
    sources: [{document: guide, at: Members}]
    value:
      - {member: trust}
      - {member: c, sources: [{document: guide, at: Own}]}
  sources: [{document: plan, at: Whole}]
- {id: c, name: C, kind: forum, sources: [{status: external}]}
- {id: d, name: D, kind: forum, sources: [{status: illustrative}]}
"""


@pytest.fixture(scope="module")
def sourced(sound_model: Sound) -> Model:
    return sound_model({"bodies.yml": SOURCED})


@pytest.mark.parametrize(
    ("path", "at"),
    [
        ((), "Whole"),
        (("kind",), "Whole"),
        (("name",), "Title"),
        (("advises", 0), "Chart"),
        (("advises", 1), "Whole"),
        (("assures", 0), "Text"),
        (("seats", 0), "Row"),
        (("seats", 0, "name"), "Row"),
        (("seats", 0, "number"), "Count"),
        (("accountable_to",), "Figure 2"),
    ],
)
def test_of_the_sources_around_a_value_the_nearest_count(sourced: Model, path: tuple[str | int, ...], at: str) -> None:
    assert [source.at for source in get(sourced, "body", "b").said(*path)] == [at]


def test_a_link_carries_the_nearest_sources(sourced: Model) -> None:
    edges = {(edge.relation, edge.target): edge for edge in sourced.out(Ref("body", "b"))}
    assert edges["advises", Ref("body", "c")].sources[0].at == "Chart"
    assert edges["advises", Ref("body", "c")].sources[0].status == "inferred"
    assert edges["advises", Ref("body", "d")].sources[0].at == "Whole"
    assert edges["assures", Ref("body", "c")].sources[0].at == "Text"


def test_what_stands_inside_has_its_own_sources_or_the_lists_or_the_parents(sourced: Model, sound_model: Sound) -> None:
    assert get(sourced, "membership", "b--trust").said()[0].at == "Members"
    assert get(sourced, "membership", "b--c").said()[0].at == "Own"
    text = "- {id: b, name: B, kind: forum, sources: [{document: plan, at: Whole}], members: [{member: trust}]}"
    assert get(sound_model({"bodies.yml": text}), "membership", "b--trust").said()[0].at == "Whole"


def test_a_value_known_only_to_be_lost_is_not_stated_and_has_its_source(sourced: Model) -> None:
    body = get(sourced, "body", "b")
    assert body.state("accountable_to") == "not_stated"
    assert body.said("accountable_to")[0].status == "lost_figure"


def test_sources_of_a_file_count_where_an_entry_has_none(sound_model: Sound) -> None:
    text = """
    defaults:
      kind: forum
      sources: [{document: plan, at: Page 1}]
    entries:
      - {id: b, name: B}
      - {id: c, name: C, kind: board, sources: [{document: guide}]}
    """
    model = sound_model({"bodies.yml": text})
    assert get(model, "body", "b").said() == (Source(document="plan", at="Page 1"),)
    assert get(model, "body", "c").said() == (Source(document="guide"),)
    assert [body.model_dump()["kind"] for body in model.all("body")] == ["forum", "board"]


def test_a_source_left_out_of_a_list_with_none_does_not_stick_to_its_neighbour(sound_model: Sound) -> None:
    text = """
    - {id: b, name: B, kind: forum, advises: [{value: none, sources: [{document: guide}]}, c]}
    - {id: c, name: C, kind: forum}
    """
    assert get(sound_model({"bodies.yml": text}), "body", "b").said("advises", 0) == ()


@pytest.mark.parametrize(
    ("source", "col", "message", "hint"),
    [
        ("plan", 46, "a source must name a document", "{document: …, at: …}"),
        ("[{at: Page 1}]", 47, "names no document", "external"),
        ("[{document: plan, status: sorced}]", 64, "'sorced' is not known", "'sourced'"),
        ("[{document: plan, statu: sourced}]", 64, "a source has no field 'statu'", "'status'"),
        ("[{document: plan}, {document: plam}]", 66, "the document 'plam'", "'plan'"),
        ("[{document: plan, note: [a]}]", 64, "'note' must be words", "same line"),
        ("none", 46, "a source must name a document", "{document: …, at: …}"),
    ],
)
def test_a_source_that_is_none_is_found_where_it_stands(
    load_handbook: Load, source: str, col: int, message: str, hint: str
) -> None:
    found = only(load_handbook({"bodies.yml": f"- {{id: b, name: B, kind: not_stated, sources: {source}}}"}))
    assert (found.at.file, found.at.line) == ("bodies.yml", 1)
    assert found.at.col == pytest.approx(col, abs=4)
    assert message in found.message
    assert hint in found.hint


def test_one_mistake_in_the_sources_of_a_whole_file_is_one_finding(load_handbook: Load) -> None:
    text = """
    defaults: {kind: forum, sources: [{document: plam}]}
    entries: [{id: b, name: B}, {id: c, name: C}]
    """
    assert only(load_handbook({"bodies.yml": text})).at.line == 2


# What stands inside


def lines_of(model: Model) -> list[tuple[str, str | None, tuple[str, ...]]]:
    found = [assignment.model_dump() for assignment in model.all("assignment")]
    return [(line["words"], line["group"], line["holder"]) for line in found]


def test_a_portfolio_is_lines_and_groups_of_lines_which_others_may_share(sound_model: Sound) -> None:
    text = """
    - id: nurse
      name: Nurse
      kind: executive
      portfolio:
        - Nursing
        - {words: Safety, notes: New.}
        - group: Quality
          also: [doctor]
          lines:
            - Strategy
            - {words: Audit, also: [], group: Other}
            - group: Inner
              lines: [Deep, Deeper]
        - {group: Single, lines: One line}
        - {group: Empty, lines: []}
    - {id: doctor, name: Doctor, kind: executive}
    """.replace("{words: Audit, also: [], group: Other}", "{words: Audit, group: Other}")
    assert lines_of(sound_model({"posts.yml": text})) == [
        ("Nursing", None, ("nurse",)),
        ("Safety", None, ("nurse",)),
        ("Strategy", "Quality", ("nurse", "doctor")),
        ("Audit", "Other", ("nurse", "doctor")),
        ("Deep", "Inner", ("nurse", "doctor")),
        ("Deeper", "Inner", ("nurse", "doctor")),
        ("One line", "Single", ("nurse",)),
    ]


def test_groups_inside_groups_never_raise(load_handbook: Load) -> None:
    text = (
        "- {id: p, name: P, kind: senior, portfolio: [{group: A, lines: [{group: B, lines: []}]}, {lines: none}, [a]]}"
    )
    assert all(d.code == "GOV010" for d in load_handbook({"posts.yml": text}).problems)


def test_a_child_points_back_at_its_parent_and_knows_where_it_was_written(sound_model: Sound) -> None:
    model = sound_model(
        {"bodies.yml": "- id: b\n  name: B\n  kind: forum\n  members:\n    - member: trust\n      role: chair\n"}
    )
    seat = get(model, "membership", "b--trust")
    assert seat.facts.lifted_from == Ref("body", "b")
    assert seat.facts.at[1:] == (5, 7)
    assert [edge.target for edge in model.out(seat.ref, "body")] == [Ref("body", "b")]


def test_children_are_read_although_their_parent_is_wrong(load_handbook: Load) -> None:
    text = "- {id: b, name: B, kind: forumm, members: [{member: trust}, {member: trst}]}"
    assert [d.message for d in load_handbook({"bodies.yml": text}).problems] == [
        "'forumm' is not known for 'kind'",
        "no post or person or organisation or body is called 'trst'",
    ]


# Ids of what stands inside


def ids_of(model: Model, kind: str = "assignment") -> list[str]:
    return [entity.id for entity in model.all(kind)]


def test_lines_that_read_alike_get_ids_of_their_own(sound_model: Sound) -> None:
    text = "- {id: p, name: P, kind: senior, portfolio: [Pay, Pay, Pay 2, pay, '安全', '財務']}"
    assert ids_of(sound_model({"posts.yml": text})) == [
        "p--pay",
        "p--pay-2",
        "p--pay-2-2",
        "p--pay-3",
        "p--unnamed",
        "p--unnamed-2",
    ]


def test_a_link_with_a_kind_names_a_child_by_the_id_alone(sound_model: Sound) -> None:
    text = "- {id: b, name: B, kind: forum, members: [{member: organisation/trust}]}"
    assert ids_of(sound_model({"bodies.yml": text}), "membership") == ["b--trust"]


def test_an_id_that_is_written_is_kept(sound_model: Sound) -> None:
    text = "- {id: b, name: B, kind: forum, members: [{id: my-seat, member: trust}]}"
    assert ids_of(sound_model({"bodies.yml": text}), "membership") == ["my-seat"]


NAMED = Inside("assignment", under="holder", named_by=("words",))


def derived(parent: str, *words: str) -> list[str]:
    taken: dict[str, int] = {}
    at = At("f.yml")
    return [derive(parent, NAMED, Node({"words": Text(w, at, plain=True)}, at), taken) for w in words]


def test_long_ids_that_differ_only_at_the_end_stay_apart_and_do_not_depend_on_their_order() -> None:
    one, two = "a" * 200 + "1", "a" * 200 + "2"
    assert derived("p", one, two) == derived("p", two, one)[::-1]
    assert len(set(derived("p", one, two))) == 2
    assert derived("p" * 119 + "1", "x") != derived("p" * 119 + "2", "x")
    assert derived("p" * 119, "x") != derived("p" * 119, "y")


def test_short_ids_are_not_cut() -> None:
    assert derived("p" * 40, "a" * LONGEST_NAME) == ["p" * 40 + "--" + "a" * LONGEST_NAME]
    assert len(derived("p" * 110, "a")[0]) == LONGEST


PARENTS = st.from_regex(ID_PATTERN, fullmatch=True).map(lambda ident: ident[:120].strip("-"))


@given(PARENTS, st.lists(st.text(max_size=80) | st.sampled_from(["a", "a 2", "a-2", "a 2 2", "Ä"]), max_size=12))
def test_derived_ids_are_unique_sound_and_the_same_each_time(parent: str, words: list[str]) -> None:
    made = derived(parent, *words)
    assert len(set(made)) == len(words)
    assert made == derived(parent, *words)
    assert all(ID_PATTERN.fullmatch(ident) and len(ident) <= 120 for ident in made)


# Kinds


@pytest.mark.parametrize("kind", kinds().values(), ids=kinds())
def test_every_link_and_every_field_for_children_leads_to_kinds_there_are(kind: type[Entity]) -> None:
    assert {target for link in kind.links().values() for target in link.targets} <= set(kinds())
    for mark in kind.inside().values():
        child = kinds()[mark.kind]
        assert {mark.under, *mark.named_by} <= set(child.model_fields)
        assert kind.kind_name() in child.links()[mark.under].targets


def test_each_kind_has_a_folder_of_its_own() -> None:
    folders = [kind.FOLDER for kind in kinds().values()]
    assert len(set(folders)) == len(folders)
