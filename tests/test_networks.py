"""Pictures of what serves what, of who reports to whom, and of networks: lines stand only where they are stated."""

from __future__ import annotations

from collections.abc import Callable

from generator.diagrams import diagrams
from generator.drawing import Drawing, twin
from generator.graph import Model
from tests.conftest import Files

STATED = "sources: [{document: plan, at: Page 1}]"
REASON = "sources: [{document: plan, at: Page 1, status: inferred, note: Both speak of staff}]"
STRATEGY: Files = {
    "aims.yml": f"""
        - {{id: care, name: Better care, number: 1, {STATED}}}
        - {{id: money, name: Value, number: 2, {STATED}}}
        """,
    "objectives.yml": f"""
        - {{id: staff, name: Staff, contributes_to: [{{value: care, {REASON}}}], {STATED}}}
        - {{id: land, name: Land, {STATED}}}
        """,
}


def drawn(name: str, model: Model) -> Drawing:
    made = diagrams()[name].draw(model, None)
    assert made is not None
    return made


def test_a_worked_out_line_is_dashed_with_its_reason_and_what_nothing_links_to_stands_apart(
    sound_model: Callable[[Files], Model],
) -> None:
    drawing = drawn("line_of_sight", sound_model(STRATEGY))
    (line,) = drawing.arrows
    assert (line.tail, line.head, line.worked_out, line.note) == (
        "objective/staff",
        "aim/care",
        True,
        "Both speak of staff",
    )
    assert {group.nodes for group in drawing.groups} == {("aim/money",), ("objective/land",)}
    assert any("Staff contributes to Better care (worked out: Both speak of staff)." in t.words for t in twin(drawing))


def test_posts_without_a_stated_line_stand_side_by_side(sound_model: Callable[[Files], Model]) -> None:
    posts = f"""
        - {{id: chief, name: Chief, kind: chief_executive, {STATED}}}
        - {{id: money, name: Money, kind: executive, reports_to: [chief], {STATED}}}
        - {{id: nurse, name: Nurse, kind: executive, {STATED}}}
        """
    drawing = drawn("reporting_lines", sound_model({"posts.yml": posts}))
    assert [(a.tail, a.head) for a in drawing.arrows] == [("post/money", "post/chief")]
    (apart,) = drawing.groups
    assert apart.nodes == ("post/nurse",)
    assert apart.title == "No source states to whom these report"


def test_the_system_shows_what_has_the_topic_and_what_stands_over_it(sound_model: Callable[[Files], Model]) -> None:
    files = {
        "organisations.yml": f"""
            - {{id: trust, name: Trust, kind: icb, {STATED}}}
            - {{id: councils, name: Councils, kind: local_authority, number: 3, {STATED}}}
            """,
        "bodies.yml": f"""
            - {{id: partnership, name: Partnership, kind: joint_committee, organisations: [trust, councils],
               topics: [system], {STATED}}}
            - {{id: loose, name: Loose group, kind: forum, topics: [system], {STATED}}}
            - {{id: other, name: Other group, kind: forum, {STATED}}}
            """,
    }
    drawing = drawn("system_governance", sound_model(files))
    assert {node.name for node in drawing.nodes} == {"Trust", "Councils", "Partnership", "Loose group"}
    assert {(a.tail, a.head) for a in drawing.arrows} == {
        ("body/partnership", "organisation/trust"),
        ("body/partnership", "organisation/councils"),
    }
    assert drawing.groups[0].nodes == ("body/loose",)
