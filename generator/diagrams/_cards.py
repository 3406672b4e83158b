"""How each kind of thing stands in a picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from generator.drawing import BUDGET, Border, Group, Look, Node
from generator.graph.model import Edge, Model, confidence
from generator.kinds._entity import Entity
from generator.vocabulary import word

_LOOKS: dict[str, Look] = {
    "body": "body",
    "post": "post",
    "person": "person",
    "function": "function",
    "function_group": "function",
    "organisation": "organisation",
    "area": "area",
    "unit": "organisation",
    "designation": "lead",
    "vision": "aim",
    "aim": "aim",
    "objective": "aim",
    "enabler": "function",
    "commitment": "function",
    "agreement": "agreement",
}
_ABREAST = 4
"""Cards that stand beside each other under a heading."""
_COUNTED = frozenset({"area", "body", "organisation", "post"})
"""Kinds whose `number` says how many there are; in others it is a place in a list."""
_BORDERS: dict[str, Border] = {"in_force": "solid", "proposed": "dashed", "closed": "double"}


def node(model: Model, entity: Entity, under: str = "") -> Node:
    """A thing as a card: what it is, its name, and one line more."""
    kind = entity.kind_name()
    sort = getattr(entity, "kind", None) or getattr(entity, "level", None)
    over = word(kind, sort) if isinstance(sort, str) and sort != "not_stated" else word("kind", kind)
    number = getattr(entity, "number", None)
    if number and kind in _COUNTED:
        under = under or f"{number} of them"
    elif number:
        over = f"{over} {number}"
    over = "" if over.lower() == entity.title.lower() else over
    look: Look = "board" if sort == "board" else _LOOKS.get(kind, "other")
    return Node(str(entity.ref), entity.title, over, under, look, _BORDERS[entity.status], entity.ref)


def worked_out(edge: Edge) -> tuple[bool, str]:
    """Whether no source states a link, and the reason it is shown all the same."""
    note = next((s.note for s in edge.sources if s.note), None)
    return confidence(edge.sources) in ("inferred", "illustrative", "lost_figure"), note or ""


def holders(model: Model, post: Entity) -> str:
    """Who holds a post, in a few words; nothing where no source says."""
    names = [
        person.title
        for holding in model.origins(post.ref, "post", "holding")
        if holding.status != "closed"
        for person in model.targets(holding.ref, "person")
    ]
    return ", ".join(names)


def lists(
    every: Iterable[tuple[Entity, Sequence[Entity]]], card: Callable[[Entity], Node]
) -> tuple[list[Node], list[Group]]:
    """Things under their headings, a box for each heading, as many as a picture can hold.

    Args:
        every: each heading with what stands under it.
        card: how one of them is drawn.
    """
    nodes: list[Node] = []
    groups: list[Group] = []
    for heading, things in every:
        cards = [card(thing) for thing in things[: BUDGET - len(nodes)]]
        if cards:
            groups.append(Group(heading.id, heading.title, tuple(c.id for c in cards), min(_ABREAST, len(cards))))
            nodes += cards
    return nodes, groups
