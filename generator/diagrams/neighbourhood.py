"""One thing and what it is linked with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.diagnostics import Ref
from generator.diagrams import diagram
from generator.diagrams._cards import holders, node, worked_out
from generator.drawing import Arrow, Drawing, Node
from generator.graph.model import Edge, Model
from generator.kinds._entity import Entity

_MANY = 6
"""More of one sort than this stand as one card that leads to the list on the page."""
_THROUGH = {
    ("holding", "post"): ("person", "is held by"),
    ("membership", "member"): ("body", "sits on"),
    ("membership", "body"): ("member", "has a seat for"),
    ("assignment", "holder"): ("function", "has in its portfolio"),
    ("assignment", "function"): ("holder", "is in the portfolio of"),
    ("assignment", "designation"): ("holder", "is in the portfolio of"),
}
"""Kinds that only join two others: by the field that leads here, the field that leads on, and how it reads."""
_UNDRAWN = frozenset({"definition", "document"})


class _Near(NamedTuple):
    other: Entity
    edge: Edge
    says: str


@diagram
def draw(model: Model, entity: Entity | None) -> Drawing | None:
    """A thing in the middle, and around it everything it is linked with, each line saying how."""
    if entity is None:
        return None
    sorts: dict[str, dict[Ref, _Near]] = {}
    for near in _around(model, entity):
        if near.other.ref != entity.ref:
            sorts.setdefault(near.says, {}).setdefault(near.other.ref, near)
    if not sorts:
        return None
    centre = str(entity.ref)
    nodes = {centre: node(model, entity, holders(model, entity))}
    arrows: list[Arrow] = []
    for says, nears in sorts.items():
        if len(nears) > _MANY:
            name = f"many-{len(nodes)}"
            nodes[name] = _many(name, list(nears.values()))
            arrows.append(Arrow(centre, name, says, next(iter(nears.values())).edge.link.manner, spoken=True))
            continue
        for ref, near in nears.items():
            nodes.setdefault(str(ref), node(model, near.other, holders(model, near.other)))
            out, note = worked_out(near.edge)
            arrows.append(Arrow(centre, str(ref), says, near.edge.link.manner, out, note, spoken=True))
    gathered = any(n.look == "more" for n in nodes.values())
    return Drawing(
        id=f"picture-{entity.kind_name()}-{entity.id}",
        title=f"{entity.title} and what it is linked with",
        caption="One step in each direction, read from the card on the left.",
        nodes=tuple(nodes.values()),
        arrows=tuple(arrows),
        flow="right",
        left_out="Where there are many of one sort, one card stands for all; the page lists them." if gathered else "",
    )


def _many(name: str, nears: list[_Near]) -> Node:
    kinds = {near.other.kind_name() for near in nears}
    plural = {"body": "bodies", "person": "people"}
    words = plural.get(kind := min(kinds), f"{kind.replace('_', ' ')}s") if len(kinds) == 1 else "things"
    return Node(name, f"{len(nears)} {words}", "", "listed on this page", "more", anchor="linked")


def _around(model: Model, entity: Entity) -> Iterator[_Near]:
    """Every neighbour with the link that leads there and the words read from the thing in the middle."""
    for edge in model.out(entity.ref):
        if isinstance(edge.target, Ref):
            yield _Near(model.get(edge.target), edge, edge.link.says)
    for edge in model.into(entity.ref):
        kind = edge.origin.kind
        onward, says = _THROUGH.get((kind, edge.relation), ("", edge.link.back))
        if onward:
            for far in model.out(edge.origin, onward):
                if isinstance(far.target, Ref):
                    yield _Near(model.get(far.target), far, _role(model.get(edge.origin), says))
        elif kind not in _UNDRAWN and kind not in {joins for joins, _ in _THROUGH}:
            yield _Near(model.get(edge.origin), edge, says)


def _role(joins: Entity, says: str) -> str:
    """`is in the portfolio of` for a portfolio line; for another role, the role in words."""
    role = getattr(joins, "role", "portfolio")
    words = {
        "accountable": ("is accountable for", "has as accountable"),
        "responsible": ("is responsible for", "has as responsible"),
        "consulted": ("is consulted on", "consults"),
        "informed": ("is informed of", "informs"),
        "assures": ("assures", "is assured by"),
        "chair": ("chairs", "is chaired by"),
        "participant": ("takes part in", "has as a participant"),
    }.get(role)
    if words is None:
        return says
    return words[0] if says in ("has in its portfolio", "sits on") else words[1]
