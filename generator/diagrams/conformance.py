"""How far a handbook meets a framework, theme by theme."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagrams import diagram
from generator.drawing import BUDGET, Drawing, Group, Node
from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.requirements import ANSWERS, MARKS, Judged, Verdict, judge
from generator.vocabulary import word

_CODES = 12
"""Codes that a box names."""


@diagram
def draw(model: Model, framework: Entity | None) -> Drawing | None:
    """For each theme of a framework, how many requirements have which answer; a box for each answer there is."""
    judged = next((one for one in judge(model) if one.framework == framework), None)
    if judged is None or not judged.verdicts:
        return None
    nodes: list[Node] = []
    groups: list[Group] = []
    left: list[str] = []
    for number, (theme, boxes) in enumerate(_themes(judged)):
        cards = [_card(f"{number}-{answer}", those) for answer, those in boxes]
        if left or len(nodes) + len(cards) > BUDGET:
            left.append(theme)
            continue
        groups.append(Group(f"theme-{number}", theme, tuple(card.id for card in cards), len(cards)))
        nodes += cards
    return Drawing(
        id=f"picture-conformance-{judged.framework.id}",
        title=f"How far it is met: {judged.framework.name}",
        caption=(
            "How many requirements of each theme have which answer, with their codes. "
            "Sign, word and border tell the answers apart."
        ),
        nodes=tuple(nodes),
        groups=tuple(groups),
        left_out=f"Left out here and found in the table: {', '.join(left)}." if left else "",
        letters=20,
        stacked=True,
    )


def _themes(judged: Judged) -> Iterator[tuple[str, list[tuple[str, list[Verdict]]]]]:
    """Each theme with the answers that occur in it, in one order everywhere."""
    for theme, verdicts in judged.themes().items():
        boxes = [(answer, [v for v in verdicts if v.answer == answer]) for answer in ANSWERS]
        yield theme or "Requirements", [(answer, those) for answer, those in boxes if those]


def _card(name: str, those: list[Verdict]) -> Node:
    codes = [v.requirement.code for v in those]
    more = f" and {len(codes) - _CODES} more" if len(codes) > _CODES else ""
    look = those[0].answer
    said = "for a person" if look == "to_judge" else word("answer", look).lower()
    return Node(name, f"{MARKS[look]} {len(those)} {said}", "", f"{', '.join(codes[:_CODES])}{more}", look)
