"""Pictures of some things and every line that joins two of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from generator.diagnostics import Ref
from generator.diagrams._cards import holders, node, worked_out
from generator.drawing import BUDGET, Arrow, Drawing, Group
from generator.graph.model import Edge, Model
from generator.kinds._entity import Entity, Topic

SHOWN = frozenset({"organisation", "body", "area", "unit", "post", "designation", "agreement"})
"""Kinds that stand as cards in such a picture."""
_UPWARDS = frozenset({"accountable", "advises", "assures", "part", "holds"})
_UNCOUNTED = frozenset({"successor"})


def about(model: Model, topic: Topic) -> list[Entity]:
    """The things that have a topic and can stand as cards."""
    return [entity for entity in model.every() if topic in entity.topics and entity.kind_name() in SHOWN]


def lines(model: Model, shown: Collection[Ref], only: Collection[str] = ()) -> Iterator[Edge]:
    """Every link between two of some things, or those of some fields, the same pair and words once."""
    seen: set[tuple[frozenset[Ref], str]] = set()
    for ref in shown:
        for edge in model.out(ref):
            if edge.relation in _UNCOUNTED or not isinstance(edge.target, Ref) or edge.target not in shown:
                continue
            if only and edge.relation not in only:
                continue
            key = (frozenset((edge.origin, edge.target)), edge.link.says)
            if key not in seen and edge.origin != edge.target:
                seen.add(key)
                yield edge


def network(
    model: Model,
    entities: Iterable[Entity],
    *,
    name: str,
    title: str,
    caption: str,
    alone: str,
    only: Collection[str] = (),
    down: bool = False,
    letters: int = 18,
) -> Drawing | None:
    """A picture of some things, what is greater on the left; those that no line joins stand together in a box.

    Args:
        model: the model.
        entities: what to show, the most important first.
        name: the drawing's id.
        title: its title.
        caption: its caption.
        alone: the heading over what no line joins.
        only: the fields whose links are drawn; all where none is named.
        down: what is greater stands above, not on the left.
        letters: letters in a line of a card.
    """
    every = list(dict.fromkeys(entities))
    shown = every[:BUDGET]
    refs = {entity.ref: None for entity in shown}
    edges = list(lines(model, refs, only))
    if not edges:
        return None
    joined = {end for edge in edges for end in (edge.origin, edge.target)}
    rest = tuple(str(entity.ref) for entity in shown if entity.ref not in joined)
    left = len(every) - len(shown)
    return Drawing(
        id=name,
        title=title,
        caption=caption,
        nodes=tuple(node(model, entity, holders(model, entity)) for entity in shown),
        arrows=tuple(_arrow(edge) for edge in edges),
        groups=(Group("alone", alone, rest, 3 if down else 1),) if rest else (),
        flow="down" if down else "right",
        left_out=f"{left} more stand on the page and not in the picture." if left else "",
        letters=letters,
    )


def _arrow(edge: Edge) -> Arrow:
    out, note = worked_out(edge)
    upwards = edge.link.manner in _UPWARDS and edge.relation not in ("held_by", "covers")
    return Arrow(
        str(edge.origin),
        str(edge.target),
        edge.link.says,
        edge.link.manner,
        out,
        note,
        backwards=upwards,
    )
