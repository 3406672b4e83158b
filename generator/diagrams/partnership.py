"""Which groups and organisations work together, neither above the other."""

from __future__ import annotations

from collections import Counter

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
    order = _outwards(edges)[:BUDGET]
    if not order:
        return None
    arrows = []
    for edge in edges:
        if edge.origin in order and edge.target in order:
            out, note = worked_out(edge)
            ends = sorted((str(edge.origin), str(edge.target)), key=[str(ref) for ref in order].index)
            arrows.append(Arrow(ends[0], ends[1], edge.link.says, edge.link.manner, out, note))
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


def _outwards(edges: list[Edge]) -> list[Ref]:
    """Everything joined, beginning with what has most partners, each followed by its partners."""
    partners: dict[Ref, list[Ref]] = {}
    for edge in edges:
        if isinstance(edge.target, Ref):
            partners.setdefault(edge.origin, []).append(edge.target)
            partners.setdefault(edge.target, []).append(edge.origin)
    counts = Counter({ref: len(others) for ref, others in partners.items()})
    order: list[Ref] = []
    for start, _ in counts.most_common():
        waiting = [start]
        while waiting:
            ref = waiting.pop(0)
            if ref not in order:
                order.append(ref)
                waiting += partners[ref]
    return order


def _alone(model: Model, drawn: set[Ref]) -> str:
    """A sentence on the bodies that no line of this picture or of the committees' picture reaches."""
    lines = [e for body in model.all("body") for name in LINES for e in model.out(body.ref, name)]
    joined = drawn | {end for edge in lines for end in (edge.origin, edge.target) if isinstance(end, Ref)}
    alone = sum(1 for body in model.all("body") if body.ref not in joined)
    if not alone:
        return ""
    groups = "1 more group is" if alone == 1 else f"{alone} more groups are"
    return f"{groups} named without a line to any other; the table holds them all."
