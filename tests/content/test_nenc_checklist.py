"""The real handbook holds everything that its two sources count, list for list, and nothing more."""

from __future__ import annotations

from collections import Counter
from typing import TypeVar

import pytest

from generator.graph import Model
from generator.kinds._entity import Entity, SourceStatus
from generator.kinds.agreement import Agreement
from generator.kinds.body import Body
from generator.kinds.commitment import Commitment
from generator.kinds.function import Function
from generator.kinds.membership import Membership
from generator.kinds.milestone import Milestone
from generator.kinds.organisation import Organisation
from generator.kinds.outcome import Outcome
from generator.kinds.phase import Phase
from generator.kinds.principle import Principle
from generator.kinds.scenario import Scenario
from generator.kinds.statement import Statement

K = TypeVar("K", bound=Entity)

HOW_MANY = {
    "vision": 1,
    "aim": 4,
    "objective": 8,
    "enabler": 7,
    "principle": 17,
    "outcome": 12,
    "phase": 3,
    "commitment": 29,
    "scenario": 9,
    "person": 27,
}

PRINCIPLES = {
    "Guiding principles agreed by the Joint Management Executive Group": 8,
    "Development principles of the operating model": 4,
    "Principles of the Joint Management Executive Group in the guidance on partnerships": 5,
}

STATEMENTS = {
    "What the operating model pack is for": 3,
    "Why there is a new operating model": 3,
    "What the operating model describes": 4,
    "How the operating model was designed": 5,
    "Strategy and operating model": 2,
    "Service model": 4,
    "How the ICB is set up": 3,
    "Decision scenarios": 1,
    "What happens next": 4,
    "Subsidiarity": 3,
    "How places are governed": 5,
    "What the government expects of places": 6,
    "How collaboratives work": 4,
    "Foundation trusts beside their collaborative": 2,
    "What the mental health, learning disability and autism collaborative will do": 5,
    "How the mental health, learning disability and autism collaborative takes part in places and the system": 4,
    "What the ICB will ensure for primary care": 6,
    "The role of NECS in the transition year": 6,
    "Category one responder": 3,
    "The strategic role of the emergency planning team": 5,
    "Systems in England": 1,
    "What is expected of partnerships nationally": 5,
    "What national guidance says about partnerships": 5,
    "Rules for membership of a partnership": 5,
    "Choosing the chair of a partnership": 4,
    "The form of our partnerships": 1,
    "Questions put to partners": 3,
    "Charts that are lost": 11,
}

REGIONS = {
    "North East and Yorkshire": 4,
    "North West": 3,
    "East of England": 6,
    "Midlands": 11,
    "London": 5,
    "South East": 6,
    "South West": 7,
}


def every(model: Model, kind: type[K]) -> list[K]:
    return [entity for entity in model.all(kind.kind_name()) if isinstance(entity, kind)]


def one(model: Model, kind: type[K], ident: str) -> K:
    return next(entity for entity in every(model, kind) if entity.id == ident)


def statuses(entity: Entity, *path: str | int) -> set[SourceStatus]:
    return {source.status for source in entity.said(*path)}


def serves(model: Model, entity: Entity) -> set[str]:
    return {thing.id for thing in model.targets(entity.ref, "contributes_to")}


@pytest.mark.parametrize(("kind", "number"), HOW_MANY.items())
def test_there_are_as_many_as_the_sources_count(nenc: Model, kind: str, number: int) -> None:
    assert len(nenc.all(kind)) == number


def test_every_list_of_principles_is_whole(nenc: Model) -> None:
    assert Counter(p.set for p in every(nenc, Principle)) == PRINCIPLES


def test_every_list_of_statements_is_whole(nenc: Model) -> None:
    assert Counter(s.set for s in every(nenc, Statement)) == STATEMENTS


@pytest.mark.parametrize("kind", [Principle, Statement, Outcome, Milestone])
def test_lists_are_numbered_from_one_on(nenc: Model, kind: type[Principle | Statement | Outcome | Milestone]) -> None:
    lists: dict[str | None, list[int | None]] = {}
    for entity in every(nenc, kind):
        lists.setdefault(entity.set, []).append(entity.number)
    assert {
        heading: numbers
        for heading, numbers in lists.items()
        if numbers not in ([None], list(range(1, len(numbers) + 1)))
    } == {}


def test_the_phases_have_their_dates_and_overlap(nenc: Model) -> None:
    assert [(p.id, p.from_, p.until, p.overlaps) for p in every(nenc, Phase)] == [
        ("transition", "2022-01", "2022-09", True),
        ("stabilise", "2022-07", "2022-12", True),
        ("evolve", "2022-09", None, True),
    ]


def test_every_commitment_has_its_phase_and_heading(nenc: Model) -> None:
    commitments = every(nenc, Commitment)
    assert Counter(c.phase for c in commitments) == {"transition": 9, "stabilise": 10, "evolve": 10}
    assert all(c.heading for c in commitments)


def test_dates_on_which_the_source_disagrees_with_itself_are_marked(nenc: Model) -> None:
    assert statuses(one(nenc, Milestone, "place-boards-adopted"), "due") == {"conflict"}
    assert statuses(one(nenc, Milestone, "place-boards-adopted"), "when") == {"conflict"}
    assert statuses(one(nenc, Milestone, "five-year-plan"), "due") == {"conflict"}


def test_the_shorter_wording_of_an_aim_is_recorded(nenc: Model) -> None:
    aim = next(a for a in nenc.all("aim") if a.aliases)
    assert "broader" in aim.title
    assert "broader" not in aim.aliases[0]
    assert statuses(aim, "aliases", 0) == {"conflict"}


def test_three_scenarios_are_missing_from_the_overview(nenc: Model) -> None:
    missing = [s for s in every(nenc, Scenario) if not s.in_overview]
    assert [s.id for s in missing] == ["provider-quality-issue", "contract-management", "medicines-optimisation"]
    assert all(statuses(s, "in_overview") == {"conflict"} for s in missing)


def test_of_every_scenario_the_flowchart_is_lost_and_what_stands_in_words_is_kept(nenc: Model) -> None:
    scenarios = every(nenc, Scenario)
    assert all("lost_figure" in statuses(s, "states") for s in scenarios)
    assert {s.id: len(s.states) for s in scenarios if s.states} == {
        "high-cost-continuing-healthcare": 5,
        "procurement": 3,
        "medicines-optimisation": 1,
    }


def test_the_one_money_limit_is_an_example_with_two_routes(nenc: Model) -> None:
    case = one(nenc, Scenario, "high-cost-continuing-healthcare")
    assert len(case.applies_to) == 5
    assert statuses(case, "applies_to", case.applies_to.index("Section 177 health care")) == {"conflict"}
    assert {thing.id for thing in nenc.targets(case.ref, "involves")} >= {
        "chief-executive",
        "executive-director-of-place-based-delivery-central-and-tees-valley",
        "executive-director-of-place-based-delivery-north-and-north-cumbria",
        "executive-committee",
    }


def test_the_emergency_functions_stand_in_a_list_of_their_own(nenc: Model) -> None:
    functions = [f for f in every(nenc, Function) if f.group == "emergency-planning"]
    assert len(functions) == 6
    assert all("eprr" in f.topics for f in functions)


def test_every_agreement_has_two_parties_and_what_is_planned_is_proposed(nenc: Model) -> None:
    agreements = every(nenc, Agreement)
    assert {a.id: len(nenc.targets(a.ref, "parties")) for a in agreements} == {a.id: 2 for a in agreements}
    assert {a.id for a in agreements if a.status == "proposed"} == {
        "mou-with-nhs-england",
        "mou-with-provider-collaborative",
        "responsibility-agreement",
    }
    assert {a.id: len(a.terms) for a in agreements if a.id.startswith(("necs", "mou-with-nhs"))} == {
        "necs-strategic-partnership": 4,
        "mou-with-nhs-england": 3,
    }


def test_the_collaboratives_have_what_the_source_lists(nenc: Model) -> None:
    trusts, mental_health = (one(nenc, Body, name) for name in ("ft-provider-collaborative", "mhlda-collaborative"))
    assert len(trusts.priorities) == 4
    assert serves(nenc, trusts) == {aim.id for aim in nenc.all("aim")}
    assert statuses(trusts, "contributes_to") == {"sourced"}
    assert len(mental_health.responsibilities) == 6


def test_what_was_worked_out_to_serve_an_aim_gives_its_reason(nenc: Model) -> None:
    worked_out = [edge for e in nenc.every() for edge in nenc.out(e.ref, "contributes_to")]
    assert len(worked_out) > 20
    assert [str(e.origin) for e in worked_out if not all(s.note for s in e.sources)] == []


def test_the_partnerships_have_the_roles_that_the_guidance_lists(nenc: Model) -> None:
    roles = {b.id: len(b.responsibilities) for b in every(nenc, Body)}
    assert (roles["integrated-care-partnership"], roles["strategic-icp"], roles["area-icps"]) == (7, 5, 6)


def test_the_seats_of_the_strategic_partnership_add_up_both_ways(nenc: Model) -> None:
    body = one(nenc, Body, "strategic-icp")
    assert sum(seats.number for seats in body.seats) == body.seat_total == 52
    assert sum(seats.up_to or seats.number for seats in body.seats) == body.seat_total_up_to == 54


def test_whoever_must_only_be_involved_is_not_called_a_member(nenc: Model) -> None:
    seats = [m for m in every(nenc, Membership) if m.body == "strategic-icp"]
    assert Counter(m.standing for m in seats) == {"required": 2, "involved": 6, "optional": 7}
    involved = [m for m in seats if m.standing == "involved"]
    assert {m.role for m in involved} == {"participant"}
    assert all(statuses(m, "role") == {"inferred"} for m in involved)


def test_the_42_boards_of_england_stand_in_seven_regions(nenc: Model) -> None:
    regions = {o.id: o.name for o in every(nenc, Organisation) if o.kind == "region"}
    boards = [o for o in every(nenc, Organisation) if o.kind == "icb"]
    assert len(boards) == 42
    assert Counter(regions[o.part_of or ""] for o in boards) == REGIONS
