"""The Board and what answers to it, advises it or gives it assurance."""

from __future__ import annotations

from generator.diagnostics import Ref
from generator.diagrams import diagram
from generator.diagrams._cards import node, worked_out
from generator.drawing import BUDGET, Arrow, Drawing, Group
from generator.graph.model import Edge, Model
from generator.kinds._entity import Entity

LINES = ("accountable_to", "advises", "assures")
_ABREAST = 5
"""Bodies that stand side by side; more of them stand in rows in a box."""
_SILENT = "No source says which group answers to which."


@diagram
def draw(model: Model, _: Entity | None) -> Drawing | None:
    """The bodies that answer to another, advise it or assure it, the higher above the lower."""
    edges = [
        edge
        for body in model.all("body")
        for relation in LINES
        for edge in model.out(body.ref, relation)
        if isinstance(edge.target, Ref) and edge.target.kind == "body"
    ]
    joined = {ref for edge in edges for ref in (edge.origin, edge.target)}
    shown = [body for body in model.all("body") if body.ref in joined][:BUDGET]
    if not shown:
        return None
    names = {body.ref for body in shown}
    kept = [edge for edge in edges if edge.origin in names and edge.target in names]
    fans = [fan for fan in _fans(kept) if len(fan) > _ABREAST]
    fanned = {edge.origin for fan in fans for edge in fan}
    left = len(model.all("body")) - len(shown)
    others = "the other group answers" if left == 1 else f"the other {left} groups answer"
    answers = any(edge.relation == "accountable_to" for edge in kept)
    return Drawing(
        id="picture-governance",
        title="The Board and its committees" if answers else "Who advises whom",
        caption=f"Which group {'answers to' if answers else 'advises or assures'} which, as far as the sources say.",
        nodes=tuple(node(model, body) for body in shown),
        arrows=(
            *(_line(edge, str(edge.origin)) for edge in kept if edge.origin not in fanned),
            *(_line(fan[0], f"fan-{index}") for index, fan in enumerate(fans)),
        ),
        groups=tuple(
            Group(f"fan-{index}", "", tuple(str(edge.origin) for edge in fan), 3) for index, fan in enumerate(fans)
        ),
        left_out=(f"No source says to whom {others}." if left else "") if answers else _SILENT,
        letters=17,
    )


def _fans(edges: list[Edge]) -> list[list[Edge]]:
    """Lines to one body from those that have no other line and none beneath them."""
    ends = [end for edge in edges for end in (edge.origin, edge.target)]
    fans: dict[tuple[object, ...], list[Edge]] = {}
    for edge in edges:
        if ends.count(edge.origin) == 1:
            fans.setdefault((edge.target, edge.relation, *worked_out(edge)), []).append(edge)
    return list(fans.values())


def _line(edge: Edge, tail: str) -> Arrow:
    out, note = worked_out(edge)
    return Arrow(tail, str(edge.target), edge.link.says, edge.link.manner, out, note, backwards=True)
