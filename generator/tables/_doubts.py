"""Gathers what is not simply stated by a source: in conflict, lost, worked out, illustrated."""

from __future__ import annotations

from generator.diagnostics import Ref
from generator.graph.model import Model
from generator.kinds._entity import Entity, SourceStatus
from generator.table import Cell

ORDER: tuple[SourceStatus, ...] = ("conflict", "lost_figure", "inferred", "illustrative", "external")

NO_REASON = "No reason is given in the model."


def disagreements(model: Model) -> dict[Ref, list[str]]:
    """What is said of each thing on which sources disagree; the document is named where there are several."""
    said: dict[Ref, dict[str, str]] = {}
    for entity in model.every():
        for source in (s for every in entity.facts.sources.values() for s in every if s.status == "conflict"):
            document = model.find("document", source.document) if source.document else None
            said.setdefault(_shown_on(model, entity).ref, {})[sentence(source.note or "")] = getattr(
                document, "title", ""
            )
    return {
        ref: [
            f"{words[:-1]} ({name})." if name and len(set(told.values())) > 1 else words for words, name in told.items()
        ]
        for ref, told in said.items()
    }


def gathered(model: Model) -> dict[SourceStatus, list[tuple[Entity, str]]]:
    """For each status short of `sourced`: the things concerned, each with the reason given, once."""
    found: dict[SourceStatus, dict[tuple[str, str], tuple[Entity, str]]] = {status: {} for status in ORDER}
    for entity in model.every():
        every = [s for said in entity.facts.sources.values() for s in said] or list(entity.said())
        for source in every:
            if source.status in found:
                owner = _shown_on(model, entity)
                found[source.status].setdefault((str(owner.ref), source.note or ""), (owner, source.note or ""))
    return {status: list(rows.values()) for status, rows in found.items()}


def sentence(reason: str) -> str:
    """A reason as a sentence, or one that says that there is none."""
    whole = f"{reason[:1].upper()}{reason[1:]}"
    return (whole if whole.endswith((".", "?", "!")) else f"{whole}.") if reason else NO_REASON


def _shown_on(model: Model, entity: Entity) -> Entity:
    """The thing on whose page an entity written inside another stands."""
    parent = entity.facts.lifted_from
    return model.get(parent) if parent is not None and model.find(parent.kind, parent.id) else entity


def rows_of(pairs: list[tuple[Entity, str]]) -> tuple[tuple[Cell, ...], ...]:
    """Thing and reason, a row for each reason; things that share a reason stand together."""
    together: dict[str, list[Entity]] = {}
    for entity, reason in pairs:
        together.setdefault(reason, []).append(entity)
    return tuple(
        (
            Cell(sentence(reason), quiet=not reason),
            Cell(things=tuple(e.ref for e in entities)),
        )
        for reason, entities in together.items()
    )
