"""Holds a model to one edition and one day: what is withheld is gone before anything is made from it."""

from __future__ import annotations

from dataclasses import replace

from generator.diagnostics import Ref
from generator.graph.model import Edge, Edition, Model, Withheld
from generator.kinds import kinds
from generator.kinds._entity import Entity, Facts, Path, Source
from generator.kinds._values import first_day, last_day
from generator.kinds.change_event import ChangeEvent
from generator.kinds.review import Review

_CLOSES = frozenset(
    {"holding", "membership", "post", "body", "decision", "delegation", "emergency_power", "deputy_rule"}
)
"""Kinds that end on their last day; plans and agreements stay, with their state on the day."""
_PLANS = frozenset({"phase", "milestone", "commitment", "agreement"})
"""Kinds that stand on any day, before they begin and after they end: they are about time."""


def select(model: Model, edition: Edition, as_at: str | None = None, through_time: bool = False) -> Model:
    """The model of one edition as at a day.

    Args:
        model: the whole model, as loaded.
        edition: public leaves out what is for staff; staff holds everything.
        as_at: a date; the handbook's own where None.
        through_time: keep what has ended and what is still to come as it is written, for questions about any day.

    Returns:
        A model whose links to what was left out are `Withheld` values, without an id.
    """
    day = as_at or model.handbook.as_at
    public = edition == "public"
    gone = _withheld(model) if public else set()
    future = set() if through_time else _future(model, day)
    left = gone | future
    renamed = _renamed(model, gone) if public else {}
    entities = {
        kind: tuple(
            _held(
                e, public, None if through_time else day, renamed, gone, future, _unnamed(model, e) if public else set()
            )
            for e in every
            if e.ref not in left
        )
        for kind, every in model.entities.items()
    }
    edges = []
    for edge in model.edges:
        if edge.origin in left or edge.target in future:
            continue
        if public and edge.path[0] in model.get(edge.origin).hidden:
            continue
        origin = renamed.get(edge.origin, edge.origin)
        target: Ref | Withheld = edge.target
        if isinstance(edge.target, Ref):
            target = Withheld(edge.target.kind) if edge.target in gone else renamed.get(edge.target, edge.target)
        sources = _shown(edge.sources, gone)
        edges.append(Edge(origin, edge.relation, target, edge.link, edge.path, sources))
    frameworks = tuple(f.only(_is_public) for f in model.frameworks if _is_public(f)) if public else model.frameworks
    left_out = frozenset(ref.kind for ref in gone)
    return Model(model.handbook, entities, tuple(edges), edition, day, frameworks, left_out)


def _is_public(entity: Entity) -> bool:
    """Whether the public edition may hold the whole of it."""
    return entity.audience == "public" and not entity.withheld


def _withheld(model: Model) -> set[Ref]:
    """What only the staff edition holds: entities, and what is written inside them or in a withheld field of one."""
    gone = {e.ref for e in model.every() if e.audience == "staff"}
    for entity in model.every():
        parent = model.find(*entity.facts.lifted_from) if entity.facts.lifted_from else None
        if parent is None:
            continue
        inside = [name for name, mark in parent.inside().items() if mark.kind == entity.kind_name()]
        if parent.ref in gone or parent.hidden & set(inside):
            gone.add(entity.ref)
    return gone


def _future(model: Model, day: str) -> set[Ref]:
    """What has not begun on a day, with all that is written inside it or needs a link to it."""
    dated = [(e, begins) for e in model.every() if (begins := _begins(e)) and e.kind_name() not in _PLANS]
    future = {e.ref for e, begins in dated if first_day(begins) > last_day(day)}
    before = -1
    while before < len(future):
        before = len(future)
        future |= {e.ref for e in model.every() if e.facts.lifted_from in future or _needs(model, e, future)}
    return future


def _begins(entity: Entity) -> str | None:
    """The first day on which an entity is known: of a change, the day it was decided or, where none is given, made."""
    if isinstance(entity, ChangeEvent):
        return entity.from_ or entity.decided_on or entity.effective_on
    if isinstance(entity, Review):
        return entity.reviewed_on
    return entity.from_


def _needs(model: Model, entity: Entity, future: set[Ref]) -> bool:
    """Whether a field that the entity cannot be without points at nothing but things to come."""
    needed = [name for name in entity.links() if type(entity).model_fields[name].is_required()]
    pointed = [[edge.target for edge in model.out(entity.ref, name)] for name in needed]
    return any(targets and all(target in future for target in targets) for targets in pointed)


def _renamed(model: Model, gone: set[Ref]) -> dict[Ref, Ref]:
    """New ids for lifted entities whose derived id could spell out something withheld."""
    renamed: dict[Ref, Ref] = {}
    taken = {e.ref for e in model.every()}
    counts: dict[Ref, int] = {}
    for entity in model.every():
        parent = entity.facts.lifted_from
        if parent is None or entity.ref in gone:
            continue
        inside = kinds()[parent.kind].inside().values()
        naming = {name for mark in inside if mark.kind == entity.kind_name() for name in mark.named_by}
        if not naming & entity.hidden and not any(edge.target in gone for edge in model.out(entity.ref)):
            continue
        base = Ref(entity.ref.kind, f"{parent.id}--not-published")
        new = entity.ref
        while new in taken:
            counts[base] = counts.get(base, 0) + 1
            new = Ref(base.kind, f"{base.id}-{counts[base]}")
        renamed[entity.ref] = new
    return renamed


def _unnamed(model: Model, entity: Entity) -> set[str]:
    """Fields that name an entry of a list which another entity withholds."""
    return {
        name
        for name, mark in entity.within().items()
        for other in model.targets(entity.ref, mark.link)
        if mark.entries in other.hidden
    }


def _held(
    entity: Entity,
    public: bool,
    day: str | None,
    renamed: dict[Ref, Ref],
    gone: set[Ref],
    future: set[Ref],
    unnamed: set[str],
) -> Entity:
    """An entity as this edition and day hold it: withheld fields back to not stated, hidden ids unsaid."""
    changes: dict[str, object] = {}
    facts = entity.facts
    if public:
        for name in entity.hidden | unnamed:
            info = type(entity).model_fields[name]
            changes[name] = None if info.is_required() else info.default
        if entity.withheld:
            changes["withheld"] = ()
        facts = _without(entity, gone)
    if entity.ref in renamed:
        changes["id"] = renamed[entity.ref].id
    if day is not None and entity.kind_name() in _CLOSES and entity.until and last_day(entity.until) < first_day(day):
        changes["status"] = "closed"
    for name in set(entity.links()) - set(changes):
        kept = _unsaid(entity, name, gone | future)
        if kept is not None:
            changes[name] = kept[0]
    if not changes and facts is entity.facts:
        return entity
    held = entity.model_copy(update=changes)
    held._facts = replace(facts, unpublished=_unpublished(entity, gone)) if public else facts
    return held


def _unpublished(entity: Entity, gone: set[Ref]) -> frozenset[str]:
    """Fields that are stated in the model and that the public edition leaves empty."""
    links = {name for name in entity.links() if _unsaid(entity, name, gone) is not None}
    stated = {name for name in entity.hidden if entity.state(name) != "not_stated" or name in entity.inside()}
    return frozenset(links | stated)


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


def _without(entity: Entity, gone: set[Ref]) -> Facts:
    """What was written about an entity, without its withheld fields and without withheld documents."""
    facts = entity.facts

    def kept(path: Path) -> bool:
        return not path or entity.field_of(path[0]) not in entity.hidden

    sources = {path: _shown(said, gone) for path, said in facts.sources.items() if kept(path)}
    marks = {path: at for path, at in facts.marks.items() if kept(path)}
    none = frozenset(path for path in facts.none if kept(path))
    inherited = _shown(facts.inherited, gone)
    return replace(facts, sources=sources, marks=marks, none=none, inherited=inherited)


def _shown(sources: tuple[Source, ...], gone: set[Ref]) -> tuple[Source, ...]:
    """Sources without the ids and headings of documents that are withheld."""
    return tuple(
        s
        if s.document is None or Ref("document", s.document) not in gone
        else s.model_copy(update={"document": None, "at": None, "lines": None, "note": None})
        for s in sources
    )
