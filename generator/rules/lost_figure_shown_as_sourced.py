"""Values that are given although their only source is a lost picture."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from generator.graph.model import Model
from generator.kinds._entity import Entity, Path, Source
from generator.rules import Finding, rule


@rule("GOV902", "error")
def check(model: Model) -> Iterator[Finding]:
    """A value whose only source is a figure that is lost, or members and other lines listed under such a source.

    Nobody can have read the value there, so it would pass for something that a document says. That is how invented
    seats and reporting lines find their way into a handbook.

    Take the value out and leave the source, which says that a figure showed it: `members: {sources: […]}`. Where it
    can be worked out from elsewhere, add a source with the status `inferred` and a note that says how.

    Example: 'accountable to' of 'Audit Committee' is stated, but its only source is a figure that is lost
    """
    for entity in model.every():
        fields = [path for path, sources in entity.facts.sources.items() if path and _lost(sources)]
        stated = [path for path in fields if _holds(entity, path)]
        for name, mark in entity.inside().items():
            lines = model.origins(entity.ref, mark.under, mark.kind)
            if any(line.facts.lifted_from == entity.ref and _lost_around(line) for line in lines):
                stated.append((name,))
        for path in sorted(set(stated), key=str):
            what = " ".join(part for part in path if isinstance(part, str)).replace("_", " ").strip()
            yield Finding(
                entity.ref,
                f"'{what}' of '{entity.title}' is stated, but its only source is a figure that is lost",
                "take the value out and keep its source, or add a source that states it or says how it was worked out",
                path,
            )


def _lost(sources: tuple[Source, ...]) -> bool:
    return {source.status for source in sources} == {"lost_figure"}


def _lost_around(line: Entity) -> bool:
    """Whether a line has no source of its own, and what it stands in was lost."""
    return () not in line.facts.sources and _lost(line.facts.inherited)


def _holds(entity: Entity, path: Path) -> bool:
    """Whether a value stands at that path."""
    value: object = entity
    for part in path:
        if isinstance(part, int):
            value = value[part] if isinstance(value, tuple) and part < len(value) else None
        else:
            value = getattr(value, part, None) if isinstance(value, BaseModel) else None
    return value is not None and value != ()
