"""Resolving: every link leads somewhere, or a finding says where it was meant to lead."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from generator.diagnostics import Diagnostic, Ref
from generator.graph import Loaded, Model

Load = Callable[[Mapping[str, str]], Loaded]
Sound = Callable[[Mapping[str, str]], Model]

POSTS = """
- {id: chief-executive, name: Chief Executive, kind: chief_executive}
- {id: ics-chair, name: Chair, kind: chair}
- {id: ned, name: Independent Member, kind: non_executive}
"""


LINES = {"chief-executive": 2, "ics-chair": 3, "ned": 4}


def only(loaded: Loaded) -> Diagnostic:
    assert len(loaded.problems) == 1, loaded.problems
    return loaded.problems[0]


def test_a_link_becomes_an_edge_that_can_be_followed_both_ways(sound_model: Sound) -> None:
    model = sound_model({"posts.yml": POSTS + "- {id: p, name: P, kind: senior, reports_to: [chief-executive]}"})
    here, boss = Ref("post", "p"), Ref("post", "chief-executive")
    (edge,) = model.out(here)
    assert (edge.relation, edge.target, edge.path, edge.link.says) == (
        "reports_to",
        boss,
        ("reports_to", 0),
        "reports to",
    )
    assert model.into(boss) == (edge,)
    assert [e.id for e in model.targets(here, "reports_to")] == ["chief-executive"]
    assert [e.id for e in model.origins(boss, "reports_to")] == ["p"]
    assert model.into(boss, kind="body") == ()


def test_what_is_written_inside_something_unreadable_leads_nowhere(load_handbook: Load) -> None:
    loaded = load_handbook({"bodies.yml": "{id: audit, kind: committee, members: [{member: ned}]}", "posts.yml": POSTS})
    assert loaded.model is not None
    assert [edge.relation for edge in loaded.model.edges if edge.target == Ref("body", "audit")] == []


def test_what_is_written_inside_a_post_belongs_to_it_though_a_body_has_the_same_id(sound_model: Sound) -> None:
    model = sound_model(
        {
            "posts.yml": "{id: quality, name: Head of Quality, kind: senior, portfolio: [Safety of care]}",
            "bodies.yml": "{id: quality, name: Quality Committee, kind: committee, members: [{member: post/quality}]}",
        }
    )
    (line,) = model.all("assignment")
    assert [edge.target for edge in model.out(line.ref, "holder")] == [Ref("post", "quality")]
    (seat,) = model.all("membership")
    assert [edge.target for edge in model.out(seat.ref, "body")] == [Ref("body", "quality")]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("chief-exekutive", "chief-executive", id="a slip in the id"),
        pytest.param("Chief Executive", "chief-executive", id="the name"),
        pytest.param("chief executive", "chief-executive", id="the name in small letters"),
        pytest.param("Cheif Executive", "chief-executive", id="a slip in the name"),
        pytest.param("Independant Member", "ned", id="a slip in a name far from its id"),
        pytest.param("chair", "ics-chair", id="a name that looks like an id"),
        pytest.param("post/chief-exec", "chief-executive", id="a slip after the kind"),
    ],
)
def test_a_link_to_nothing_says_what_was_meant_and_where_that_stands(
    load_handbook: Load, written: str, meant: str
) -> None:
    text = POSTS + f"- id: p\n  name: P\n  kind: senior\n  reports_to: [{written}]\n"
    found = only(load_handbook({"posts.yml": text}))
    assert (found.code, found.at.line, found.at.col) == ("GOV020", 8, 16)
    assert found.message == f"no post or body is called '{written}'"
    assert found.hint.startswith(f"did you mean '{meant}'? (posts.yml:{LINES[meant]})")


def test_a_link_to_nothing_known_still_has_a_hint(load_handbook: Load) -> None:
    found = only(load_handbook({"posts.yml": "{id: p, name: P, kind: senior, reports_to: [qqq]}"}))
    assert found.hint == "mend the spelling, or add the missing entry"


def test_a_link_to_a_thing_of_another_kind_says_so(load_handbook: Load) -> None:
    found = only(load_handbook({"posts.yml": "{id: p, name: P, kind: senior, reports_to: [trust]}"}))
    assert found.hint == "'organisation/trust' exists, but is of another kind"
    found = only(load_handbook({"posts.yml": "{id: p, name: P, kind: senior, reports_to: [organisation/trust]}"}))
    assert found.hint == "'organisation/trust' exists, but is of another kind"


def test_a_link_never_quotes_more_than_a_line(load_handbook: Load) -> None:
    found = only(load_handbook({"posts.yml": f"{{id: p, name: P, kind: senior, reports_to: ['{'long ' * 5000}']}}"}))
    assert len(found.message) < 200


AUDITS = """
- {id: audit, name: Audit Committee, kind: committee}
- {id: b, name: B, kind: forum, accountable_to: TARGET}
"""
OFFICES = "- {id: trust, name: Trust, kind: icb}\n- {id: audit, name: Audit Office, kind: other}"


def test_a_link_that_could_mean_two_kinds_must_name_one(load_handbook: Load) -> None:
    files = {"bodies.yml": AUDITS.replace("TARGET", "audit"), "organisations.yml": OFFICES}
    found = only(load_handbook(files))
    assert (found.code, found.at.line) == ("GOV021", 3)
    assert found.hint == "write body/audit or organisation/audit"


@pytest.mark.parametrize("kind", ["body", "organisation"])
def test_a_link_may_name_its_kind(sound_model: Sound, kind: str) -> None:
    files = {"bodies.yml": AUDITS.replace("TARGET", f"{kind}/audit"), "organisations.yml": OFFICES}
    (edge,) = sound_model(files).out(Ref("body", "b"))
    assert edge.target == Ref(kind, "audit")


def test_one_id_in_two_kinds_is_no_mistake_where_a_link_takes_one_kind(sound_model: Sound) -> None:
    files = {
        "bodies.yml": "- {id: audit, name: A, kind: forum}\n- {id: b, name: B, kind: forum, advises: [audit]}",
        "organisations.yml": OFFICES,
    }
    (edge,) = sound_model(files).out(Ref("body", "b"))
    assert edge.target == Ref("body", "audit")


def test_of_two_entries_with_one_id_the_first_counts_and_the_second_is_found(load_handbook: Load) -> None:
    files = {"bodies/a.yml": "{id: b, name: First, kind: forum}", "bodies/z.yml": "name: Second\nid: b\nkind: forum"}
    loaded = load_handbook(files)
    found = only(loaded)
    assert (str(found.at), found.code) == ("bodies/z.yml:2:1", "GOV022")
    assert [at.file for at, _ in found.related] == ["bodies/a.yml"]
    assert loaded.model is not None
    assert [body.title for body in loaded.model.all("body")] == ["First"]


def test_an_entry_that_stands_twice_is_one_finding_whatever_stands_inside_it(load_handbook: Load) -> None:
    body = "- {id: b, name: B, kind: forum, members: [{member: trust}]}\n"
    assert only(load_handbook({"bodies.yml": body + body})).message == "two entries of kind body are called 'b'"


def test_two_children_with_one_written_id_are_found(load_handbook: Load) -> None:
    text = "{id: b, name: B, kind: forum, members: [{id: s, member: trust}, {id: s, member: b}]}"
    assert only(load_handbook({"bodies.yml": text})).message == "two entries of kind membership are called 's'"


def test_an_entry_may_be_replaced_by_another_of_its_kind(sound_model: Sound, load_handbook: Load) -> None:
    text = "- {id: old, name: Old, kind: forum, successor: NEW}\n- {id: new, name: New, kind: forum}"
    (edge,) = sound_model({"bodies.yml": text.replace("NEW", "new")}).out(Ref("body", "old"))
    assert (edge.target, edge.link.back) == (Ref("body", "new"), "replaced")
    assert "'new'" in only(load_handbook({"bodies.yml": text.replace("NEW", "news")})).hint


def test_every_link_of_the_real_handbook_leads_somewhere(nenc: Model) -> None:
    assert len(nenc.edges) > 500
    for edge in nenc.edges:
        assert isinstance(edge.target, Ref)
        assert nenc.get(edge.origin)
        assert nenc.get(edge.target).kind_name() in edge.link.targets
