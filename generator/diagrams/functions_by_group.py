"""Functions by the list that a source sets them out in, where it says nothing of levels."""

from __future__ import annotations

from generator.diagrams import diagram
from generator.diagrams._cards import lists
from generator.drawing import Drawing, Node
from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds.function import Function


@diagram
def draw(model: Model, _: Entity | None) -> Drawing | None:
    """The functions under the headings of their sources, one heading under the other; none where levels are stated."""
    functions = [f for f in model.all("function") if isinstance(f, Function) and not model.out(f.ref, "parent")]
    if any(f.level for f in functions):
        return None
    every = [
        (group, [f for f in model.origins(group.ref, "group", "function") if f in functions])
        for group in model.all("function_group")
    ]
    nodes, groups = lists(every, _card)
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


def _card(function: Entity) -> Node:
    when = function.leaves_when if isinstance(function, Function) else None
    leaves = f"leaves: {when[:1].lower()}{when[1:]}" if when else ""
    return Node(str(function.ref), function.title, "", leaves, "function", "solid", function.ref)
