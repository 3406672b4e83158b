"""Functions by the list that a source sets them out in, where it says nothing of levels."""

from __future__ import annotations

from generator.diagrams import diagram
from generator.drawing import BUDGET, Drawing, Group, Node
from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds.function import Function

_ABREAST = 4


@diagram
def draw(model: Model, _: Entity | None) -> Drawing | None:
    """The functions under the headings of their sources, one heading under the other; none where levels are stated."""
    functions = [f for f in model.all("function") if isinstance(f, Function) and not model.out(f.ref, "parent")]
    if any(f.level for f in functions):
        return None
    nodes: list[Node] = []
    groups: list[Group] = []
    for group in model.all("function_group"):
        listed = [f for f in model.origins(group.ref, "group", "function") if f in functions]
        cards = [_card(f) for f in listed if isinstance(f, Function)][: BUDGET - len(nodes)]
        if cards:
            groups.append(Group(group.id, group.title, tuple(c.id for c in cards), min(_ABREAST, len(cards))))
            nodes += cards
    if len(groups) < 2:
        return None
    left = len(functions) - len(nodes)
    return Drawing(
        id="picture-functions",
        title="Functions by group",
        caption="Under which heading each function stands. The order is the sources' own; no line joins functions.",
        nodes=tuple(nodes),
        groups=tuple(groups),
        left_out=f"{left} more functions stand in the function map." if left else "",
        letters=20,
        stacked=True,
    )


def _card(function: Function) -> Node:
    leaves = f"leaves: {function.leaves_when[:1].lower()}{function.leaves_when[1:]}" if function.leaves_when else ""
    return Node(str(function.ref), function.title, "", leaves, "function", "solid", function.ref)
