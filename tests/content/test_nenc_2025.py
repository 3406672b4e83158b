"""The proposed operating model of June 2025 holds what its one source says, in the numbers the source has."""

from __future__ import annotations

from collections import Counter

import pytest

from generator.diagnostics import Ref
from generator.graph import Model, load
from generator.kinds.body import Body
from generator.kinds.function import Function
from generator.kinds.milestone import Milestone
from generator.kinds.risk import Risk
from tests.conftest import ROOT
from tests.content.test_nenc import every_source


@pytest.fixture(scope="module")
def proposed() -> Model:
    loaded = load(ROOT / "model" / "nenc-2025")
    assert loaded.sound, loaded.problems
    assert loaded.model is not None
    return loaded.model


def functions(model: Model) -> list[Function]:
    return [function for function in model.all("function") if isinstance(function, Function)]


def test_it_is_a_proposal_of_3_june_2025_and_only_a_part_of_the_whole(proposed: Model) -> None:
    handbook = proposed.handbook
    assert (handbook.state, handbook.as_at, handbook.coverage) == ("proposed", "2025-06-03", "partial")
    assert not any(entity.status == "closed" or entity.successor for entity in proposed.every())


def test_21_functions_stand_in_three_groups(proposed: Model) -> None:
    assert Counter(function.group for function in functions(proposed)) == {
        "strategic-commissioning": 6,
        "insights-strategy-and-policy": 7,
        "corporate-services": 8,
    }
    assert all(function.text and function.content for function in functions(proposed))


def test_three_functions_stay_only_until_safe_transfer(proposed: Model) -> None:
    leaving = {function.id for function in functions(proposed) if function.leaves_when == "Until safe transfer"}
    assert leaving == {"emergency-planning-and-business-continuity", "digital", "estate-and-infrastructure"}
    assert all(function.leaves_when is None for function in functions(proposed) if function.id not in leaving)


def test_whoever_carries_a_function_is_the_group_on_whose_slide_it_stands(proposed: Model) -> None:
    for function in functions(proposed):
        (line,) = proposed.origins(function.ref, "function", "assignment")
        assert [body.id for body in proposed.targets(line.ref, "holder")] == [f"{function.group}-group"]


def test_what_the_layout_lost_is_said_to_be_worked_out(proposed: Model) -> None:
    for ident, field in [
        ("emergency-planning-and-business-continuity", "name"),
        ("planning-and-improvement", "name"),
        ("partnerships-with-the-public", "content"),
        ("communities", "content"),
        ("communications-and-engagement", "content"),
    ]:
        assert [source.status for source in proposed.get(Ref("function", ident)).said(field)] == ["inferred"], ident


def test_what_does_not_agree_is_kept_as_it_stands(proposed: Model) -> None:
    disputed = {entity.id for entity, _, source in every_source(proposed) if source.status == "conflict"}
    assert disputed == {
        "board-signs-off-approach",
        "commissioning-finance",
        "corporate-services-group",
        "financial-management",
        "insights-strategy-and-policy-group",
        "planning-and-improvement",
    }
    same = {function.name for function in functions(proposed) if function.name == "Partnerships"}
    assert len(same) == 1 and len([f for f in functions(proposed) if f.name in same]) == 2


def test_ten_principles_nine_risks_and_three_groups(proposed: Model) -> None:
    assert [getattr(principle, "number", None) for principle in proposed.all("principle")] == list(range(1, 11))
    risks = [risk for risk in proposed.all("risk") if isinstance(risk, Risk)]
    assert [risk.number for risk in risks] == list(range(1, 10))
    assert not any(risk.owner or risk.control for risk in risks)
    groups = [body for body in proposed.all("body") if isinstance(body, Body) and body.status == "proposed"]
    assert len(groups) == 3 and len(proposed.all("body")) == 5


def test_the_sprint_the_talks_and_the_next_steps_have_their_dates(proposed: Model) -> None:
    milestones = [one for one in proposed.all("milestone") if isinstance(one, Milestone)]
    by_set: dict[str | None, list[str | None]] = {}
    for one in sorted(milestones, key=lambda one: one.number or 0):
        by_set.setdefault(one.set, []).append(one.due)
    assert by_set == {
        "Design sprint": ["2025-05-06", "2025-05", "2025-05", "2025-05"],
        "Talking with partners": ["2025-05-08", "2025-05-09", "2025-05-14", "2025-05-25", "2025-06", None],
        "Next steps": ["2025-05-29", "2025-05-30", "2025-06", "2025-06", "2025-07"],
    }


def test_the_figures_are_those_of_the_paper(proposed: Model) -> None:
    assert {measure.id: getattr(measure, "figure", None) for measure in proposed.all("measure")} == {
        "running-cost-envelope": "£18.76",
        "overall-reduction": "32.3%",
        "staff-conference-attendance": "about 700",
        "staff-conference-tables": "80",
        "staff-conference-questions": "3",
        "senior-leaders-attendance": "140",
    }


def test_what_is_the_same_thing_as_in_2022_has_the_same_id(proposed: Model, nenc: Model) -> None:
    for kind, ident in [
        ("organisation", "nenc-icb"),
        ("organisation", "nhs-england"),
        ("organisation", "vcse-sector"),
        ("area", "nenc"),
        ("area", "nenc-places"),
        ("body", "board"),
        ("unit", "executive-team"),
        ("function", "procurement"),
    ]:
        assert proposed.find(kind, ident) and nenc.find(kind, ident), ident


def test_every_doubt_has_a_note_and_every_stated_fact_a_place(proposed: Model) -> None:
    for entity, path, source in every_source(proposed):
        where = f"{entity.ref} {path}"
        if source.status in ("inferred", "conflict", "lost_figure"):
            assert source.note, where
        if source.status in ("sourced", "conflict", "lost_figure"):
            assert source.document == "operating-model-2025" and source.at, where
