"""Two models side by side: what belongs together, how that is found, and what stands in one alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from generator.changes import SUBJECTS, Compared, Subject, Thing, compare
from generator.changes.compare import plain_name
from generator.diagnostics import Ref
from generator.graph import Model

Made = Callable[[Mapping[str, str]], Model]


def one(first: Model, second: Model, name: str = "bodies") -> Compared:
    """What a comparison says of one subject."""
    return next(c for c in compare(first, second) if c.subject.name == name)


def pairs(compared: Compared) -> list[tuple[str, str, str]]:
    return [(pair.first.ref.id, pair.second.ref.id, pair.by) for pair in compared.both]


def alone(compared: Compared) -> tuple[list[str], list[str]]:
    return [thing.ref.id for thing in compared.only_first], [thing.ref.id for thing in compared.only_second]


def bodies(sound_model: Made, *written: str) -> Model:
    return sound_model({"bodies.yml": "\n".join(f"- {{{line}}}" for line in written)})


def test_a_model_has_everything_in_common_with_itself(nenc: Model) -> None:
    found = compare(nenc, nenc)
    assert [c.subject.name for c in found] == [s.name for s in SUBJECTS if s.things(nenc)]
    for compared in found:
        assert len(compared.both) == compared.in_first == compared.in_second > 0
        assert {pair.by for pair in compared.both} == {"entry"}
        assert not any(pair.renamed for pair in compared.both)
        assert alone(compared) == ([], [])


def test_the_same_entry_belongs_together_under_another_name(sound_model: Made) -> None:
    old = bodies(sound_model, "id: quality, name: Quality Committee, kind: committee")
    new = bodies(sound_model, "id: quality, name: Quality and Safety Committee, kind: committee")
    compared = one(old, new)
    assert pairs(compared) == [("quality", "quality", "entry")]
    assert compared.both[0].renamed


def test_one_id_in_two_kinds_is_not_one_thing(sound_model: Made) -> None:
    old = sound_model({"bodies.yml": "- {id: audit, name: Audit Committee, kind: committee}"})
    new = sound_model({"functions.yml": "- {id: audit, name: Audit}"})
    assert alone(one(old, new)) == (["audit"], [])
    assert alone(one(old, new, "functions")) == ([], ["audit"])


def test_a_name_or_another_name_brings_together_what_has_no_partner(sound_model: Made) -> None:
    old = bodies(
        sound_model,
        "id: finance, name: The Finance & Performance Committee, kind: committee",
        "id: people, name: People Group, kind: forum",
        "id: icp, name: Integrated Care Partnership, short: ICP, kind: partnership",
    )
    new = bodies(
        sound_model,
        "id: money, name: finance and performance committee, kind: committee",
        "id: workforce, name: Workforce Group, kind: forum, aliases: [People group]",
        "id: partnership, name: The whole partnership, short: ICP, kind: partnership",
    )
    compared = one(old, new)
    assert pairs(compared) == [
        ("finance", "money", "name"),
        ("people", "workforce", "name"),
        ("icp", "partnership", "name"),
    ]
    assert [pair.renamed for pair in compared.both] == [False, True, True]


def test_the_same_entry_counts_before_a_successor_and_a_successor_before_a_name(sound_model: Made) -> None:
    old = bodies(
        sound_model,
        "id: a, name: Alpha, kind: forum, successor: c",
        "id: b, name: Beta, kind: forum, successor: c",
        "id: c, name: Gamma, kind: forum",
    )
    new = bodies(
        sound_model,
        "id: a, name: Alpha, kind: forum",
        "id: c, name: Gamma, kind: forum",
        "id: d, name: Beta, kind: forum",
    )
    compared = one(old, new)
    assert pairs(compared) == [("a", "a", "entry"), ("b", "c", "successor"), ("b", "d", "name"), ("c", "c", "entry")]


def test_a_successor_is_followed_however_far_and_into_whichever_model_declares_it(sound_model: Made) -> None:
    forwards = bodies(
        sound_model,
        "id: a, name: A, kind: forum, successor: b",
        "id: b, name: B, kind: forum, successor: c",
        "id: c, name: C, kind: forum",
    )
    only_c = bodies(sound_model, "id: c, name: C, kind: forum")
    assert pairs(one(forwards, only_c)) == [("a", "c", "successor"), ("b", "c", "successor"), ("c", "c", "entry")]

    only_a = bodies(sound_model, "id: a, name: A, kind: forum")
    compared = one(only_a, forwards)
    assert ("a", "c", "successor") in pairs(compared)
    assert ("a", "b", "successor") in pairs(compared)
    assert alone(compared) == ([], [])


def test_successors_in_a_circle_come_to_an_end(sound_model: Made) -> None:
    circle = bodies(
        sound_model, "id: a, name: A, kind: forum, successor: b", "id: b, name: B, kind: forum, successor: a"
    )
    other = bodies(sound_model, "id: c, name: C, kind: forum")
    assert alone(one(circle, other)) == (["a", "b"], ["c"])
    assert alone(one(other, circle)) == (["c"], ["a", "b"])


def test_two_that_share_a_name_with_one_are_both_in_both(sound_model: Made) -> None:
    old = sound_model(
        {
            "functions.yml": """
                - {id: safety-place, name: Patient safety, level: place, same_work_as: [safety-scale]}
                - {id: safety-scale, name: Patient safety, level: at_scale}
                """
        }
    )
    new = sound_model({"functions.yml": "- {id: safety, name: Patient safety}"})
    compared = one(old, new, "functions")
    assert pairs(compared) == [("safety-place", "safety", "name"), ("safety-scale", "safety", "name")]
    assert (compared.in_first, compared.in_second) == (2, 1)
    assert pairs(one(new, old, "functions")) == [("safety", "safety-place", "name"), ("safety", "safety-scale", "name")]


def test_of_two_with_one_name_the_one_without_a_partner_is_taken(sound_model: Made) -> None:
    old = bodies(sound_model, "id: x, name: Forum, kind: forum")
    new = bodies(
        sound_model,
        "id: y, name: Other, kind: forum, aliases: [Forum]",
        "id: z, name: Forum, kind: forum",
    )
    assert pairs(one(old, new)) == [("x", "z", "name"), ("x", "y", "name")]


def test_what_is_proposed_closed_or_in_doubt_is_said_in_words(sound_model: Made) -> None:
    model = sound_model(
        {
            "bodies.yml": """
                - {id: plain, name: Plain, kind: committee, sources: [{document: plan, at: One}]}
                - {id: planned, name: Planned, kind: not_stated, status: proposed}
                - id: shut
                  name: Shut
                  kind: forum
                  status: closed
                  sources: [{document: plan, at: One, status: inferred, note: It is named no more.}]
                - id: torn
                  name: Torn
                  kind: forum
                  sources:
                    - {document: plan, at: One, status: conflict, note: The guide says otherwise.}
                """
        }
    )
    said = {thing.ref.id: (thing.about, thing.tags) for thing in SUBJECTS[1].things(model)}
    assert said == {
        "plain": ("Committee", ()),
        "planned": ("", ("Proposed",)),
        "shut": ("Forum", ("Closed", "Worked out from the source")),
        "torn": ("Forum", ("Sources disagree",)),
    }


def test_two_of_one_title_are_told_apart_by_the_list_they_stand_in(sound_model: Made) -> None:
    model = sound_model(
        {
            "function-groups.yml": "[{id: buying, name: Buying}, {id: running, name: Running}]",
            "functions.yml": """
                - {id: one, name: Partnerships, group: buying}
                - {id: two, name: Partnerships, group: running}
                - {id: three, name: Estates, group: running}
                """,
            "principles.yml": """
                - {id: a, name: Keep it simple, set: Of the Board}
                - {id: b, name: Keep it simple, set: Of the partnership}
                """,
        }
    )
    functions, _, _, principles = (subject.things(model) for subject in SUBJECTS)
    assert [thing.about for thing in functions] == ["Buying", "Running", ""]
    assert [thing.about for thing in principles] == ["Of the Board", "Of the partnership"]


def test_a_subject_that_neither_holds_is_left_out_and_one_that_only_one_holds_is_not(sound_model: Made) -> None:
    none = sound_model({})
    some = sound_model({"principles.yml": "- {id: local, name: As local as can be}"})
    assert compare(none, none) == ()
    (compared,) = compare(none, some)
    assert (compared.subject.name, compared.in_first, compared.in_second) == ("principles", 0, 1)


def test_what_is_no_entity_can_be_compared_too(sound_model: Made) -> None:
    def verdict(model: Model) -> tuple[Thing, ...]:
        met = "Met" if model.find("body", "board") else "Not met"
        return (Thing(Ref("requirement", "has-a-board"), "It has a board", tags=(met,)),)

    subject = Subject("conformance", "requirement", "requirements", verdict)
    first, second = bodies(sound_model, "id: board, name: Board, kind: board"), sound_model({})
    (compared,) = compare(first, second, (subject,))
    assert [(pair.first.tags, pair.second.tags) for pair in compared.both] == [(("Met",), ("Not met",))]
    assert [pair.differs for pair in compared.both] == [True]
    assert compared.subject.count(1) == "1 requirement"


def test_the_order_is_that_of_the_models(nenc: Model, sound_model: Made) -> None:
    compared = one(nenc, sound_model({}), "posts")
    assert [thing.ref for thing in compared.only_first] == [post.ref for post in nenc.all("post")]


@pytest.mark.parametrize(
    ("one_name", "other"),
    [("The Board", "board"), ("Research & development", "Research and Development"), ("Café  group", "CAFE group")],
)
def test_names_that_say_the_same_are_the_same(one_name: str, other: str) -> None:
    assert plain_name(one_name) == plain_name(other)


@pytest.mark.parametrize(("one_name", "other"), [("Board", "Boards"), ("ICP North", "ICP"), ("The", "")])
def test_names_that_differ_stay_apart(one_name: str, other: str) -> None:
    assert plain_name(one_name) != plain_name(other)
