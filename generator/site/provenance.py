"""Where the facts of a thing come from, and what is in doubt, as a page tells it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.graph.model import Model, confidence
from generator.kinds._entity import Entity, Source

Doubt = tuple[Source, Entity | None]
"""A doubt with its note, and the document that raises it."""
Said = list[tuple[str, list[str]]]
"""How far a source can be trusted, and the notes on it."""


def doubts(model: Model, entity: Entity) -> list[Doubt]:
    """The doubts about a thing or one of its values that come with a note, once each."""
    every = [source for said in (entity.said(), *entity.facts.sources.values()) for source in said]
    doubtful = [s for s in every if s.note and s.status not in ("sourced", "external")]
    once = {(s.status, s.note): s for s in doubtful}.values()
    return [(s, model.find("document", s.document) if s.document else None) for s in once]


def common_doubts(model: Model, entities: Sequence[Entity]) -> list[Doubt]:
    """The doubts that hold in the same words for every one of several things."""
    if len(entities) < 2:
        return []
    first, *others = (doubts(model, entity) for entity in entities)
    said = [{(source.status, source.note) for source, _ in other} for other in others]
    return [one for one in first if all((one[0].status, one[0].note) in known for known in said)]


def explained(sources: Iterable[Source], told: Iterable[Doubt]) -> bool:
    """Whether whatever is doubtful about sources is among the doubts that are told already."""
    known = {(source.status, source.note) for source, _ in told}
    return all(s.status in ("sourced", "external") or (s.status, s.note) in known for s in sources)


def places_of(model: Model, entities: Iterable[Entity]) -> list[tuple[Entity, list[str]]]:
    """The documents that things come from, each with the headings, once each."""
    found: dict[str, dict[str, None]] = {}
    for source in (source for entity in entities for source in entity.said()):
        if source.document:
            headings = found.setdefault(source.document, {})
            headings |= {source.at: None} if source.at else {}
    documents = [(model.find("document", name), list(headings)) for name, headings in found.items()]
    return [(document, headings) for document, headings in documents if document is not None]


def sources_of(model: Model, entity: Entity) -> list[tuple[Entity | None, bool, list[tuple[str, Said]]]]:
    """Every source on an entity and on what is written inside it, by document, by heading and by status.

    Each document comes with whether one is named at all, since one that is not published is None too.
    """
    found: dict[str, dict[str, dict[str, dict[str, None]]]] = {}
    for one in (entity, *model.inside(entity.ref)):
        for source in (source for said in (one.said(), *one.facts.sources.values()) for source in said):
            places = found.setdefault(source.document or "", {})
            notes = places.setdefault(source.at or "", {}).setdefault(source.status, {})
            notes |= {source.note: None} if source.note else {}
    return [
        (
            model.find("document", name) if name else None,
            bool(name),
            [(at, [(status, list(notes)) for status, notes in said.items()]) for at, said in places.items()],
        )
        for name, places in found.items()
    ]


def rests_on(model: Model, entity: Entity) -> bool:
    """Whether anything about an entity is more than an illustration without a document or a reason."""
    every = sources_of(model, entity)
    return any(named or at or said != [("illustrative", [])] for _, named, places in every for at, said in places)


def meant(term: Entity) -> str | None:
    """How far what a word stands for and means can be trusted; from elsewhere where any of it is."""
    said = [s for name in ("stands_for", "meaning") if getattr(term, name) for s in term.said(name)] or term.said()
    return "external" if any(s.status == "external" for s in said) else confidence(said)
