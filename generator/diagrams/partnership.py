"""Which groups and organisations work together, neither above the other."""

from __future__ import annotations

from generator.diagnostics import Ref
from generator.diagrams import diagram
from generator.diagrams._cards import node, worked_out
from generator.diagrams.governance import LINES
from generator.drawing import BUDGET, Arrow, Drawing
from generator.graph.model import Edge, Model
from generator.kinds._entity import Entity


@diagram
def draw(model: Model, _: Entity | None) -> Drawing | None:
    """The bodies that work with another body or with an organisation, from the one with most partners outwards."""
    edges = [e for body in model.all("body") for e in model.out(body.ref, "works_with") if isinstance(e.target, Ref)]
    steps = dict(list(_outwards(edges).items())[:BUDGET])
    if not steps:
        return None
    order = list(steps)
    arrows = []
    for edge in edges:
        if edge.origin in steps and isinstance(edge.target, Ref) and edge.target in steps:
            out, note = worked_out(edge)
            near, far = sorted((edge.origin, edge.target), key=order.index)
            level = steps[near] == steps[far]
            arrows.append(Arrow(str(near), str(far), edge.link.says, edge.link.manner, out, note, level=level))
    return Drawing(
        id="picture-partnership",
        title="Groups that work together",
        caption="Which groups and organisations the sources say work together. A line has no direction: "
        "neither end is above the other.",
        nodes=tuple(node(model, model.get(ref)) for ref in order),
        arrows=tuple(arrows),
        flow="right",
        left_out=_alone(model, set(order)),
        letters=16,
    )


def _outwards(edges: list[Edge]) -> dict[Ref, int]:
    """Everything joined, beginning with what has most partners, with its steps from there."""
    partners: dict[Ref, list[Ref]] = {}
    for edge in edges:
        if isinstance(edge.target, Ref):
            partners.setdefault(edge.origin, []).append(edge.target)
            partners.setdefault(edge.target, []).append(edge.origin)
    steps: dict[Ref, int] = {}
    for start in sorted(partners, key=lambda ref: -len(partners[ref])):
        waiting = [(start, 0)]
        while waiting:
            ref, step = waiting.pop(0)
            if ref not in steps:
                steps[ref] = step
                waiting += [(other, step + 1) for other in partners[ref]]
    return steps


def _alone(model: Model, drawn: set[Ref]) -> str:
    """A sentence on the bodies that no line of this picture or of the committees' picture reaches."""
    lines = [e for body in model.all("body") for name in LINES for e in model.out(body.ref, name)]
    joined = drawn | {end for edge in lines for end in (edge.origin, edge.target) if isinstance(end, Ref)}
    alone = sum(1 for body in model.all("body") if body.ref not in joined)
    if not alone:
        return ""
    groups = "1 more group is" if alone == 1 else f"{alone} more groups are"
    return f"{groups} named without a line to any other; the table holds them all."
