"""What a thing is linked with, as its page tells it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.diagnostics import Ref
from generator.graph.flow import plainly_acting
from generator.graph.model import Edge, Model, Withheld
from generator.kinds._entity import Entity

_JOINS = {
    ("membership", "member"): ("body", "sits on"),
    ("assignment", "bodies"): ("holder", "is named in the portfolio of"),
    ("assignment", "organisations"): ("holder", "is named in the portfolio of"),
    ("scenario_step", "actor"): ("scenario", "acts in the scenario"),
    ("scenario_step", "escalates_to"): ("scenario", "hears of trouble in the scenario"),
    ("scenario_step", "decision"): ("scenario", "is taken in the scenario"),
}
"""Kinds that only join two others: by the field that leads here, the field that leads on, and how it reads."""
_AUTHORITY = frozenset({"delegation", "emergency_power", "deputy_rule", "terms_of_reference"})
"""Kinds that stand under a heading of their own on the pages of what they link to."""
_TOLD_OTHERWISE = frozenset({("definition", "about"), ("statement", "about")})
"""The glossary explains short forms wherever they stand; statements are gathered list by list."""


def other_links(
    model: Model, entity: Entity, shown: Sequence[str], besides: Iterable[Edge] = ()
) -> list[tuple[str, list[Edge]]]:
    """Links of an entity that its page does not show otherwise, by how they read; each targets the other end.

    Args:
        model: the model.
        entity: whose links.
        shown: relations already on the page: `accountable_to` outwards, `<accountable_to` inwards,
            `<holding.post` inwards from one kind.
        besides: links that are told once for several things.
    """
    told = {(edge.relation, edge.target) for edge in besides}
    groups: dict[str, dict[object, Edge]] = {}
    for edge in model.out(entity.ref):
        if edge.relation not in shown and (edge.relation, edge.target) not in told:
            groups.setdefault(edge.link.says, {}).setdefault(edge.target, edge)
    acts = plainly_acting(model, entity.ref)
    for edge in model.into(entity.ref):
        if edge.relation == "involves" and edge.origin in acts:
            continue
        if edge.origin.kind in _AUTHORITY or edge.relation in ("reserved_to", "held_by"):
            continue
        names = (f"<{edge.relation}", f"<{edge.origin.kind}.{edge.relation}")
        if any(name in shown for name in names) or (edge.origin.kind, edge.relation) in _TOLD_OTHERWISE:
            continue
        onward, says = _JOINS.get((edge.origin.kind, edge.relation), ("", edge.link.back))
        turned = replace(edge, origin=entity.ref, target=edge.origin)
        for far in model.out(edge.origin, onward) if onward else (turned,):
            groups.setdefault(says, {}).setdefault(far.target, far)
    return [(says, list(edges.values())) for says, edges in groups.items()]


def told_in(model: Model, entity: Entity) -> list[tuple[str, Entity]]:
    """The lists in which statements tell of a thing: what each is called, and its first such statement.

    One statement alone goes by its own name.
    """
    lists: dict[str, list[Entity]] = {}
    for statement in model.origins(entity.ref, "about", "statement"):
        lists.setdefault(getattr(statement, "set", None) or statement.id, []).append(statement)
    return [(name if len(some) > 1 else some[0].title, some[0]) for name, some in lists.items()]


def common_targets(model: Model, entities: Sequence[Entity]) -> tuple[Edge, ...]:
    """What several things are all about; empty for one thing alone."""
    if len(entities) < 2:
        return ()
    first, *others = (model.out(entity.ref, "about") for entity in entities)
    return tuple(edge for edge in first if all(edge.target in {e.target for e in other} for other in others))


def holders(model: Model, post: Ref | Withheld) -> list[Entity]:
    """Who holds a post now, as far as stated."""
    if isinstance(post, Withheld):
        return []
    holdings = [h for h in model.origins(post, "post", "holding") if h.status != "closed"]
    return [person for holding in holdings for person in model.targets(holding.ref, "person")]
