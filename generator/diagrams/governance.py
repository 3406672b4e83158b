"""The Board and what is known to stand around it."""

from __future__ import annotations

from generator.diagnostics import Ref
from generator.diagrams import diagram
from generator.diagrams._cards import arrow, node
from generator.drawing import BUDGET, Drawing
from generator.graph.model import Model
from generator.kinds._entity import Entity

_LINES = ("accountable_to", "advises", "assures", "works_with")


@diagram
def draw(model: Model, _: Entity | None) -> Drawing | None:
    """The Board, its committees, and every other group that a source or sound reasoning joins to another."""
    edges = [
        edge
        for body in model.all("body")
        for relation in _LINES
        for edge in model.out(body.ref, relation)
        if isinstance(edge.target, Ref) and edge.target.kind == "body"
    ]
    joined = {ref for edge in edges for ref in (edge.origin, edge.target)}
    shown = [body for body in model.all("body") if body.ref in joined][:BUDGET]
    if not shown:
        return None
    names = {body.ref for body in shown}
    left = len(model.all("body")) - len(shown)
    return Drawing(
        id="picture-governance",
        title="The Board, committees and groups",
        caption="Which group answers to which, and which work together, as far as the sources say.",
        nodes=tuple(node(model, body) for body in shown),
        arrows=tuple(
            arrow(edge, backwards=edge.relation == "accountable_to")
            for edge in edges
            if edge.origin in names and edge.target in names
        ),
        left_out=f"{left} more groups are named without a line to another group; the list below holds them all."
        if left
        else "",
    )
