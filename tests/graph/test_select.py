"""Selecting: what one edition and one day do not hold is gone from the model, from its ids and from its links."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from generator.diagnostics import Ref
from generator.exports.json_export import make
from generator.graph import Model, Withheld, select
from generator.kinds._entity import Source

Sound = Callable[[Mapping[str, str]], Model]


def ids(model: Model, kind: str) -> list[str]:
    return [entity.id for entity in model.all(kind)]


def public(model: Model, day: str | None = None) -> Model:
    return select(model, "public", day)


def whole(model: Model) -> str:
    """Everything a model says, as one text."""
    return make.make(model).decode()


def assert_nothing_dangles(model: Model) -> None:
    known = {entity.ref for entity in model.every()}
    for edge in model.edges:
        assert edge.origin in known
        assert isinstance(edge.target, Withheld) or edge.target in known
    for entity in model.every():
        edges = model.out(entity.ref)
        for name in entity.links():
            value = getattr(entity, name)
            said = value if isinstance(value, tuple) else () if value is None else (value,)
            assert len(said) == len([e for e in edges if e.relation == name and isinstance(e.target, Ref)])


# Editions

SECRET = {
    "people.yml": "- {id: jo, name: Jo Bell}\n- {id: secret-sam, name: Secret Sam, audience: staff}",
    "documents.yml": "[{id: plan, name: Paper}, {id: secret-file, name: Secret file, audience: staff}]",
    "posts.yml": """
        - id: nurse
          name: Nurse
          kind: executive
          reports_to: [secret-boss, board]
          holders: [{person: jo}, {person: secret-sam}]
          portfolio:
            - Safety
            - {words: Wards, function: secret-work}
            - {words: Shared line, holder: [secret-boss]}
          sources: [{document: secret-file, at: Secret page, lines: 9, note: Secret note}, {document: plan}]
        - id: secret-boss
          name: Secret Boss
          kind: executive
          audience: staff
          holders: [{person: jo}]
          portfolio: [Secret duty]
        """,
    "bodies.yml": """
        - id: board
          name: Board
          kind: board
          members: [{member: secret-boss}, {member: post/nurse}, {member: person/secret-sam}]
          purpose: Secret purpose
          quorum: {value: Secret quorum, sources: [{document: plan, at: Secret clause}]}
          advises: [forum]
          from: 2020-05-17
          meets: none
          withheld: [purpose, quorum, advises, from, meets]
        - {id: forum, name: Forum, kind: forum, accountable_to: board}
        """,
    "functions.yml": "- {id: secret-work, name: Secret work, audience: staff}",
}


@pytest.fixture(scope="module")
def secret(sound_model: Sound) -> Model:
    return sound_model(SECRET)


def test_the_staff_edition_holds_everything(secret: Model) -> None:
    staff = select(secret, "staff")
    assert staff.entities == secret.entities
    assert staff.edges == secret.edges
    assert staff.edition == "staff"
    assert whole(staff).count("ecret") > 20


def test_the_public_edition_names_nothing_that_is_for_staff(secret: Model) -> None:
    model = public(secret)
    assert model.edition == "public"
    assert "ecret" not in whole(model)
    assert_nothing_dangles(model)


def test_an_entity_for_staff_is_gone_with_all_that_is_written_inside_it(secret: Model) -> None:
    model = public(secret)
    assert ids(model, "person") == ["jo"]
    assert ids(model, "post") == ["nurse"]
    assert {entity.facts.lifted_from for entity in model.all("holding")} == {Ref("post", "nurse")}
    assert model.find("post", "secret-boss") is None


def test_a_link_to_what_is_gone_keeps_its_kind_and_nothing_else(secret: Model) -> None:
    edges = public(secret).out(Ref("post", "nurse"), "reports_to")
    assert [edge.target for edge in edges] == [Withheld("post"), Ref("body", "board")]
    assert public(secret).get(Ref("post", "nurse")).reports_to == ("board",)


def test_a_derived_id_that_would_spell_out_what_is_gone_is_another_one(secret: Model) -> None:
    model = public(secret)
    assert ids(model, "membership") == ["board--not-published-1", "board--nurse", "board--not-published-2"]
    assert ids(model, "holding") == ["nurse--jo", "nurse--not-published-1"]
    hidden = Ref("holding", "nurse--not-published-1")
    assert [edge.target for edge in model.out(hidden)] == [Ref("post", "nurse"), Withheld("person")]
    assert hidden in [edge.origin for edge in model.into(Ref("post", "nurse"))]


def test_a_withheld_field_is_not_published_and_leaves_no_trace(secret: Model) -> None:
    board = public(secret).get(Ref("body", "board"))
    fields = ("purpose", "quorum", "advises", "from_", "meets")
    assert [board.state(name) for name in fields] == ["not_published"] * 5
    assert board.withheld == ()
    assert public(secret).out(board.ref, "advises") == ()
    assert public(secret).into(Ref("body", "forum"), "advises") == ()
    kept = {path[0] for path in (*board.facts.marks, *board.facts.sources, *board.facts.none) if path}
    assert not kept & {*fields, "from"}
    assert secret.get(board.ref).state("quorum") == "stated"


def test_a_source_in_a_document_for_staff_keeps_only_its_status(secret: Model) -> None:
    model = public(secret)
    assert model.get(Ref("post", "nurse")).said() == (Source(status="sourced"), Source(document="plan"))
    (edge, *_) = model.out(Ref("post", "nurse"), "reports_to")
    assert edge.sources == (Source(status="sourced"), Source(document="plan"))
    assert model.get(Ref("holding", "nurse--jo")).said() == (Source(status="sourced"), Source(document="plan"))


@pytest.mark.parametrize("name", ["holders", "portfolio"])
def test_a_withheld_list_takes_what_is_written_in_it_along(sound_model: Sound, name: str) -> None:
    text = f"""
    - id: nurse
      name: Nurse
      kind: senior
      withheld: [{name}]
      holders: [{{person: none}}]
      portfolio: [Wards]
    """
    model = public(sound_model({"posts.yml": text}))
    kept = {"holders": ids(model, "holding"), "portfolio": ids(model, "assignment")}
    assert kept.pop(name) == []
    assert all(kept.values())


def test_a_child_that_withholds_what_it_is_named_by_gets_another_id(sound_model: Sound) -> None:
    text = """
    - id: nurse
      name: Nurse
      kind: senior
      holders: [{person: jo, withheld: [person]}]
      portfolio: [{words: Marmalade, withheld: [words]}, Not published 1]
    """
    model = sound_model({"posts.yml": text, "people.yml": "{id: jo, name: Jo}"})
    assert ids(public(model), "holding") == ["nurse--not-published-1"]
    assert ids(public(model), "assignment") == ["nurse--not-published-2", "nurse--not-published-1"]
    assert "armalade" not in whole(public(model))
    assert ids(select(model, "staff"), "holding") == ["nurse--jo"]


def test_a_child_may_itself_be_for_staff(sound_model: Sound) -> None:
    text = "{id: nurse, name: Nurse, kind: senior, portfolio: [Wards, {words: Marmalade, audience: staff}]}"
    model = public(sound_model({"posts.yml": text}))
    assert ids(model, "assignment") == ["nurse--wards"]
    assert "armalade" not in whole(model)


def test_a_link_that_a_public_child_cannot_be_without_may_lead_to_what_is_gone(sound_model: Sound) -> None:
    files = {
        "holdings.yml": "{id: h, post: secret, person: none}",
        "posts.yml": POST.replace("}", ", audience: staff}"),
    }
    model = public(sound_model(files))
    (edge,) = model.out(Ref("holding", "h"), "post")
    assert edge.target == Withheld("post")
    assert "secret" not in whole(model)


POST = "{id: secret, name: Secret, kind: senior}"


def test_selecting_leaves_the_whole_model_as_it_was(secret: Model) -> None:
    before = whole(secret)
    public(secret, "2015")
    assert whole(secret) == before


def test_selecting_the_public_edition_twice_changes_nothing_more(secret: Model, nenc: Model) -> None:
    for model in (secret, nenc):
        once = public(model)
        assert whole(public(once)) == whole(once)


# Days

TIMES = {
    "bodies.yml": """
        - {id: old, name: Old, kind: forum, until: 2021-03}
        - id: board
          name: Board
          kind: board
          from: 2020
          advises: [later]
          members: [{member: chair}, {member: new-post}, {member: trust, until: 2022-06-30}, {member: later}]
        - {id: later, name: Later, kind: forum, from: 2023-04-01, accountable_to: board, members: [{member: trust}]}
        """,
    "posts.yml": """
        - id: chair
          name: Chair
          kind: chair
          reports_to: [new-post, board]
          holders: [{person: jo, until: 2022-06-30}, {person: al, from: 2022-07-01}]
        - {id: new-post, name: New, kind: senior, from: 2023, holders: [{person: jo}], portfolio: [Newness]}
        """,
    "assignments.yml": """
        - {id: alone, holder: [new-post], words: Alone}
        - {id: together, holder: [new-post, chair], words: Together}
        """,
    "people.yml": "[{id: jo, name: Jo}, {id: al, name: Al}]",
    "organisations.yml": "[{id: trust, name: Trust, kind: icb, until: 2019}]",
}


@pytest.fixture(scope="module")
def times(sound_model: Sound) -> Model:
    return sound_model(TIMES)


def test_the_day_is_the_handbooks_own_unless_another_is_named(times: Model) -> None:
    assert public(times).as_at == "2022-07-01"
    assert public(times, "2024").as_at == "2024"


@pytest.mark.parametrize("edition", ["public", "staff"])
@pytest.mark.parametrize("day", ["2019", "2020-01", "2022-07-01", "2023", "2023-03-31", "2030"])
def test_on_no_day_does_anything_dangle(times: Model, edition: str, day: str) -> None:
    assert_nothing_dangles(select(times, edition, day))  # type: ignore[arg-type]


def test_what_has_not_begun_is_left_out_with_all_that_hangs_on_it(times: Model) -> None:
    model = select(times, "staff", "2022-07-01")
    assert ids(model, "body") == ["old", "board"]
    assert ids(model, "post") == ["chair"]
    assert ids(model, "membership") == ["board--chair", "board--trust"]
    assert ids(model, "holding") == ["chair--jo", "chair--al"]
    assert ids(model, "assignment") == ["together"]
    assert model.get(Ref("post", "chair")).reports_to == ("board",)
    assert model.get(Ref("assignment", "together")).holder == ("chair",)
    assert not any(isinstance(edge.target, Withheld) for edge in model.edges)


@pytest.mark.parametrize(
    ("kind", "ident", "last", "after"),
    [
        ("body", "old", "2021-03-31", "2021-04-01"),
        ("membership", "board--trust", "2022-06-30", "2022-07-01"),
        ("holding", "chair--jo", "2022-06-30", "2022-07-01"),
        ("body", "old", "2021", "2022"),
    ],
)
def test_what_has_an_end_is_closed_on_the_day_after(times: Model, kind: str, ident: str, last: str, after: str) -> None:
    assert select(times, "staff", last).get(Ref(kind, ident)).status == "in_force"
    assert select(times, "staff", after).get(Ref(kind, ident)).status == "closed"


def test_what_is_not_closed_by_a_day_keeps_its_status(times: Model) -> None:
    assert select(times, "staff", "2030").get(Ref("organisation", "trust")).status == "in_force"


def test_a_day_given_as_a_year_lasts_to_its_end(times: Model) -> None:
    assert ids(select(times, "staff", "2023"), "body") == ["old", "board", "later"]
    assert ids(select(times, "staff", "2023-03"), "body") == ["old", "board"]


def test_a_withheld_field_or_link_is_not_said_to_be_missing_from_the_sources(sound_model: Sound) -> None:
    model = sound_model(
        {
            "posts.yml": """
            - {id: z, name: Z, kind: executive, audience: staff}
            - {id: a, name: A, kind: executive, reports_to: [z], text: Secret, withheld: [text]}
            """
        },
    )
    post = select(model, "public").find("post", "a")
    assert post is not None
    assert post.state("reports_to") == "not_published"
    assert post.state("text") == "not_published"
    assert post.state("unit") == "not_stated"


def test_a_seat_group_of_a_withheld_list_is_not_named_by_the_members(sound_model: Sound) -> None:
    model = sound_model(
        {
            "posts.yml": "- {id: a, name: A, kind: executive}",
            "bodies.yml": """
            - id: board
              name: Board
              kind: board
              seats: [{id: secret-group, name: Secret, number: 1}]
              withheld: [seats]
              members: [{member: a, seat: secret-group}]
            """,
        },
    )
    public = select(model, "public")
    assert "secret" not in " ".join(repr(entity) for entity in public.every()).lower()
