"""What pages and pictures say of groups that carry functions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.diagrams import diagrams
from generator.diagrams._cards import node
from generator.graph import Model
from generator.site.build import Built, build
from tests.conftest import Files

SOURCES = "sources: [{document: plan, at: Groups}]"
GROUPS: Files = {
    "organisations.yml": f"[{{id: trust, name: Trust, kind: icb, {SOURCES}}}]",
    "bodies.yml": f"""
        defaults: {{kind: operational_group, {SOURCES}}}
        entries:
          - {{id: money, name: Money group}}
          - {{id: data, name: Data group, advises: [money]}}
        """,
    "function-groups.yml": f"[{{id: list, name: List, {SOURCES}}}]",
    "functions.yml": f"""
        defaults: {{group: list, assignments: [{{role: responsible, holder: [money]}}], {SOURCES}}}
        entries:
          - {{id: paying, name: Paying, number: 1}}
          - {{id: saving, name: Saving, number: 2, leaves_when: Until next year}}
        """,
}


@pytest.fixture(scope="module")
def built(write_handbook: Callable[[Files], Path]) -> Built:
    outcome = build(write_handbook(GROUPS))
    assert outcome.built is not None, outcome.findings
    return outcome.built


def page(built: Built, address: str) -> str:
    return next(page.markdown for page in built.pages if page.address == address)


def test_a_group_lists_the_functions_it_answers_for_by_name(built: Built) -> None:
    said = page(built, "bodies/money/")
    listed = said[said.index("## Responsible for") :]
    assert ">Paying</a>" in listed and ">Saving</a>" in listed
    assert "responsible--money" not in said


def test_what_leaves_says_until_when_on_the_map_and_in_the_list(built: Built) -> None:
    assert page(built, "functions/map/").count("Until next year") == 1
    assert page(built, "functions/").count("Until next year") == 1


def test_a_picture_without_accountable_lines_claims_none(built: Built, sound_model: Callable[[Files], Model]) -> None:
    assert "## Who advises whom { #governance }" in page(built, "")
    assert "Who answers to whom" not in page(built, "bodies/")
    bodies = str(GROUPS["bodies.yml"])
    answering = sound_model({**GROUPS, "bodies.yml": bodies.replace("advises: [money]", "accountable_to: money")})
    drawing = diagrams()["governance"].draw(answering, None)
    assert drawing is not None and drawing.title == "The Board and its committees"


def test_a_place_in_a_list_is_not_taken_for_a_count(sound_model: Callable[[Files], Model]) -> None:
    areas = f"[{{id: areas, name: Areas, level: place, number: 13, {SOURCES}}}]"
    model = sound_model({**GROUPS, "areas.yml": areas})
    cards = [node(model, model.all(kind)[0]) for kind in ("function", "area")]
    assert [(card.name, card.under) for card in cards] == [("Paying", ""), ("Areas", "13 of them")]
