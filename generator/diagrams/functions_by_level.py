"""Functions by the level at which they are carried out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagrams import diagram
from generator.diagrams._cards import lists
from generator.drawing import Drawing, Node
from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds.function import Function


@diagram
def draw(model: Model, _: Entity | None) -> Drawing | None:
    """The functions that the sources list for each level, one level under the other."""
    every = list(_by_level(model))
    nodes, groups = lists(every, lambda f: Node(str(f.ref), f.title, "", "", "function", "solid", f.ref))
    left = sum(len(functions) for _, functions in every) - len(nodes)
    if not nodes:
        return None
    return Drawing(
        id="picture-functions",
        title="Functions by level",
        caption="Where each function is carried out. The order is the sources' own; no line joins functions.",
        nodes=tuple(nodes),
        groups=tuple(groups),
        left_out=f"{left} more functions, and the parts of those shown, stand in the function map."
        if left
        else "The parts of larger functions stand in the function map.",
        letters=20,
        stacked=True,
    )


def _by_level(model: Model) -> Iterator[tuple[Entity, list[Function]]]:
    """The first list of functions for each level, without the parts of larger functions."""
    seen: set[str | None] = {None}
    for group in model.all("function_group"):
        listed = [f for f in model.origins(group.ref, "group", "function") if isinstance(f, Function)]
        levels = {f.level for f in listed}
        if len(levels) == 1 and not levels <= seen:
            seen |= levels
            yield group, [f for f in listed if not model.out(f.ref, "parent")]
