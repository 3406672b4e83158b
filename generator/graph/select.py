"""Holds a model to one edition and one day: what is withheld is gone before anything is made from it."""

from __future__ import annotations

from dataclasses import replace

from generator.diagnostics import Ref
from generator.graph.model import Edge, Edition, Model, Withheld
from generator.kinds._entity import Entity, Facts
from generator.kinds._values import first_day, last_day

_CLOSES = frozenset({"holding", "membership", "post", "body"})
"""Kinds that end on their last day; plans and agreements stay, with their state on the day."""


def select(model: Model, edition: Edition, as_at: str | None = None) -> Model:
    """The model of one edition as at a day.

    Args:
        model: the whole model, as loaded.
        edition: public leaves out what is for staff; staff holds everything.
        as_at: a date; the handbook's own where None.

    Returns:
        A model whose links to what was left out are `Withheld` values, without an id.
    """
    day = as_at or model.handbook.as_at
    withheld = {e.ref for e in model.every() if edition == "public" and e.audience == "staff"}
    future = {e.ref for e in model.every() if e.from_ and first_day(e.from_) > last_day(day)}
    gone = withheld | {e.ref for e in model.every() if edition == "public" and _inside_withheld(model, e, withheld)}
    future |= {e.ref for e in model.every() if e.facts.lifted_from in future}
    renamed = _renamed(model, gone)
    entities: dict[str, tuple[Entity, ...]] = {}
    for kind, every in model.entities.items():
        entities[kind] = tuple(
            _held(entity, edition, day, renamed, gone) for entity in every if entity.ref not in gone | future
        )
    edges = []
    for edge in model.edges:
        if edge.origin in gone | future or edge.target in future:
            continue
        entity = model.get(edge.origin)
        if edition == "public" and edge.path[0] in entity.withheld:
            continue
        origin = renamed.get(edge.origin, edge.origin)
        target: Ref | Withheld = edge.target
        if isinstance(edge.target, Ref):
            target = Withheld(edge.target.kind) if edge.target in gone else renamed.get(edge.target, edge.target)
        sources = _shown(edge.sources, gone)
        edges.append(Edge(origin, edge.relation, target, edge.link, edge.path, sources))
    return Model(model.handbook, entities, tuple(edges), edition, day)


def _inside_withheld(model: Model, entity: Entity, withheld: set[Ref]) -> bool:
    """Whether an entity is written inside one that is withheld, or in a field of one that is."""
    parent = entity.facts.lifted_from
    if parent is None:
        return False
    holder = model.find(*parent)
    fields = holder.inside() if holder is not None else {}
    hidden = {mark.kind for name, mark in fields.items() if holder is not None and name in holder.withheld}
    return parent in withheld or entity.kind_name() in hidden


def _renamed(model: Model, gone: set[Ref]) -> dict[Ref, Ref]:
    """New ids for lifted entities whose derived id would spell out something withheld."""
    renamed: dict[Ref, Ref] = {}
    counts: dict[str, int] = {}
    for edge in model.edges:
        entity = model.get(edge.origin)
        parent = entity.facts.lifted_from
        if parent is None or edge.target not in gone or entity.ref in gone or entity.ref in renamed:
            continue
        base = f"{parent.id}--not-published"
        counts[base] = counts.get(base, 0) + 1
        renamed[entity.ref] = Ref(entity.ref.kind, f"{base}-{counts[base]}")
    return renamed


def _held(entity: Entity, edition: Edition, day: str, renamed: dict[Ref, Ref], gone: set[Ref]) -> Entity:
    """An entity as this edition and day hold it: withheld fields back to not stated, hidden ids unsaid."""
    changes: dict[str, object] = {}
    facts = entity.facts
    if edition == "public":
        for name in entity.withheld:
            if name in type(entity).model_fields:
                changes[name] = type(entity).model_fields[name].default
        if entity.withheld:
            changes["withheld"] = ()
        facts = _without(facts, set(entity.withheld), gone)
    if entity.ref in renamed:
        changes["id"] = renamed[entity.ref].id
    if entity.kind_name() in _CLOSES and entity.until and last_day(entity.until) < first_day(day):
        changes["status"] = "closed"
    for name in entity.links():
        if edition == "public":
            kept = _unsaid(entity, name, gone)
            if kept is not None:
                changes[name] = kept[0]
    if not changes and facts is entity.facts:
        return entity
    held = entity.model_copy(update=changes)
    held._facts = facts
    return held


def _unsaid(entity: Entity, name: str, gone: set[Ref]) -> tuple[object] | None:
    """A link field without the ids of what is gone, or None where nothing in it is."""
    value = getattr(entity, name)
    if value is None or value == ():
        return None
    targets = entity.links()[name].targets

    def hidden(words: str) -> bool:
        kind, slash, ident = words.rpartition("/")
        return any(Ref(k, ident) in gone for k in targets if not slash or k == kind)

    if isinstance(value, tuple):
        kept = tuple(words for words in value if not hidden(words))
        return (kept,) if kept != value else None
    return (None,) if hidden(value) else None


def _without(facts: Facts, withheld: set[str], gone: set[Ref]) -> Facts:
    def kept(path: tuple[str | int, ...]) -> bool:
        return not path or path[0] not in withheld

    sources = {path: _shown(said, gone) for path, said in facts.sources.items() if kept(path)}
    marks = {path: at for path, at in facts.marks.items() if kept(path)}
    none = frozenset(path for path in facts.none if kept(path))
    inherited = _shown(facts.inherited, gone)
    return replace(facts, sources=sources, marks=marks, none=none, inherited=inherited)


def _shown(sources: tuple, gone: set[Ref]) -> tuple:  # type: ignore[type-arg]
    """Sources without the ids and headings of documents that are withheld."""
    return tuple(
        s
        if s.document is None or Ref("document", s.document) not in gone
        else s.model_copy(update={"document": None, "at": None, "lines": None, "note": None})
        for s in sources
    )
