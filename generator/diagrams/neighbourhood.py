"""One thing and what it is linked with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.diagnostics import Ref
from generator.diagrams import diagram
from generator.diagrams._cards import holders, node, worked_out
from generator.drawing import BUDGET, Arrow, Drawing, Group, Node
from generator.graph.flow import plainly_acting
from generator.graph.model import Edge, Model, confidence
from generator.kinds._entity import Entity

_MANY = 6
"""More of one sort than this stand as one card that leads to the list on the page."""


class _Through(NamedTuple):
    onward: str
    says: str
    above: bool
    anchor: str


_THROUGH = {
    ("membership", "member"): _Through("body", "sits on", True, "top"),
    ("membership", "body"): _Through("member", "has a seat for", False, "members"),
    ("assignment", "holder"): _Through("function", "has in its portfolio", False, "portfolio"),
    ("assignment", "function"): _Through("holder", "is in the portfolio of", True, "portfolio"),
    ("assignment", "designation"): _Through("holder", "is in the portfolio of", True, "portfolio"),
    ("scenario_step", "actor"): _Through("scenario", "acts in the scenario", False, "scenarios"),
    ("scenario_step", "escalates_to"): _Through("scenario", "hears of trouble in the scenario", False, "also"),
}
"""Kinds that only join two others: by the field that leads here, what stands at the other end and where."""
_UNDRAWN = frozenset(
    {"definition", "document", "holding", "measure", "milestone", "statement"}
    | {"decision", "delegation", "emergency_power", "deputy_rule", "terms_of_reference"}
)
"""Kinds that a picture does not show: words, sources, figures, dates and powers; holders stand on the cards."""
_UPWARDS = frozenset({"accountable", "advises", "assures", "part", "member"})
"""Manners whose lines lead from the smaller to the greater."""
_LISTED = {"parent": "includes", "reports_to": "top", "accountable_to": "under"}
"""Where a page lists what leads to it by these fields; the rest stands under See also."""
_ROLES = {
    "accountable": ("is accountable for", "is answered for by"),
    "responsible": ("is responsible for", "is the responsibility of"),
    "consulted": ("is consulted on", "consults"),
    "informed": ("is informed of", "informs"),
    "assures": ("assures", "is assured by"),
    "chair": ("chairs", "is chaired by"),
    "participant": ("takes part in", "has as a participant"),
}


class _Near(NamedTuple):
    other: Entity
    edge: Edge
    says: str
    above: bool
    """It stands on the left, with what is greater."""
    anchor: str
    """Where the page lists all of its sort."""
    inward: bool = False
    """The model declares the link from the other end."""


@diagram
def draw(model: Model, entity: Entity | None) -> Drawing | None:
    """A thing in the middle; what it answers or belongs to on the left, what it holds and works with on the right."""
    if entity is None:
        return None
    sorts = _sorted(model, entity)
    if not sorts:
        return None
    centre = node(model, entity, holders(model, entity))
    nodes, groups, arrows = {centre.id: centre}, [], []
    for index, nears in enumerate(sorts):
        cards = [node(model, near.other, holders(model, near.other)) for near in nears]
        if len(cards) > _MANY or len(nodes) + len(cards) > BUDGET:
            cards = [_many(f"many-{index}", entity.ref, nears)]
        cards = [c if c.id not in nodes else _again(c, index) for c in cards]
        nodes |= {c.id: c for c in cards}
        first = nears[0]
        out, note = worked_out(first.edge)
        note = note if all(worked_out(near.edge)[1] == note for near in nears) else ""
        ours = confidence(first.edge.sources) == "illustrative"
        groups.append(Group(f"g{index}", _heading(first.says, out, ours), tuple(c.id for c in cards)))
        manner = first.edge.link.manner
        inward = first.inward and manner != "works_with"
        arrows.append(
            Arrow(centre.id, f"g{index}", first.says, manner, out, note, ours, backwards=first.above, inward=inward)
        )
    gathered = any(n.look == "more" for n in nodes.values())
    return Drawing(
        id=f"picture-{entity.kind_name()}-{entity.id}",
        title=f"{entity.title} and what it is linked with",
        caption=_caption(sorts),
        nodes=tuple(nodes.values()),
        arrows=tuple(arrows),
        groups=tuple(groups),
        flow="right",
        left_out="Where there are many of one sort, one card stands for all; the page lists them." if gathered else "",
        letters=22,
    )


def _sorted(model: Model, entity: Entity) -> list[list[_Near]]:
    """Neighbours by what joins them and how far that can be trusted; those on the left first.

    Where there are many of one sort, each kind of thing stands by itself.
    """
    sorts: dict[tuple[bool, str, bool, bool], dict[Ref, _Near]] = {}
    for near in _around(model, entity):
        if near.other.ref != entity.ref:
            key = (not near.above, near.says, worked_out(near.edge)[0], confidence(near.edge.sources) == "illustrative")
            sorts.setdefault(key, {}).setdefault(near.other.ref, near)
    found: list[list[_Near]] = []
    for key in sorted(sorts, key=lambda sort: sort[0]):
        every = list(sorts[key].values())
        kinds = list(dict.fromkeys(near.other.kind_name() for near in every))
        split = [[near for near in every if near.other.kind_name() == kind] for kind in kinds]
        found += split if len(every) > _MANY else [every]
    return found


def _caption(sorts: list[list[_Near]]) -> str:
    sides = {nears[0].above for nears in sorts}
    left, right = "what stands above it, carries it or has it as a part", "what it holds, includes or works with"
    if len(sides) == 2:
        return f"One step in each direction. On the left {left}; on the right {right}."
    return f"One step in each direction: {left if sides == {True} else right}."


def _heading(says: str, out: bool, ours: bool) -> str:
    doubt = "" if not out else " (illustration)" if ours else " (worked\u00a0out)"
    return f"{says[:1].upper()}{says[1:]}{doubt}"


def _again(card: Node, index: int) -> Node:
    """A card that stands in the picture twice, under a name of its own."""
    return Node(f"{card.id}-{index}", card.name, card.over, card.under, card.look, card.border, card.ref, card.anchor)


def _many(name: str, centre: Ref, nears: list[_Near]) -> Node:
    plural = {"body": "groups", "person": "people", "designation": "lead roles", "unit": "teams"}
    kind = nears[0].other.kind_name()
    words = plural.get(kind, f"{kind.replace('_', ' ')}s")
    return Node(name, f"{len(nears)} {words}", "", "listed on this page", "more", ref=centre, anchor=nears[0].anchor)


def _around(model: Model, entity: Entity) -> Iterator[_Near]:
    """Every neighbour with the link that leads there and the words read from the thing in the middle."""
    for edge in model.out(entity.ref):
        if isinstance(edge.target, Ref):
            above = edge.link.manner in _UPWARDS and edge.relation != "covers"
            yield _Near(model.get(edge.target), edge, edge.link.says, above, "also")
    acts = plainly_acting(model, entity.ref)
    for edge in model.into(entity.ref):
        kind = edge.origin.kind
        if edge.relation == "involves" and edge.origin in acts:
            continue
        through = _THROUGH.get((kind, edge.relation))
        if through is not None:
            joins = model.get(edge.origin)
            for far in model.out(edge.origin, through.onward):
                if isinstance(far.target, Ref):
                    says, anchor = _role(joins, through)
                    yield _Near(model.get(far.target), far, says, through.above, anchor, through.onward == "member")
        elif kind not in _UNDRAWN and kind not in {joins for joins, _ in _THROUGH}:
            yield _Near(model.get(edge.origin), edge, edge.link.back, False, _LISTED.get(edge.relation, "also"), True)


def _role(joins: Entity, through: _Through) -> tuple[str, str]:
    """How a seat or an assignment reads in its role, and where the page lists it."""
    role = getattr(joins, "role", "")
    words = _ROLES.get(role)
    if words is None:
        return through.says, through.anchor
    forwards = through.says in ("has in its portfolio", "sits on")
    anchor = role if through.anchor == "portfolio" else through.anchor
    return (words[0] if forwards else words[1]), anchor
