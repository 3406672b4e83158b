"""Recorded conflicts between sources."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Ref
from generator.graph.model import Model, confidence
from generator.kinds._entity import Entity, Path
from generator.rules import Finding, rule


@rule("GOV903", "warning")
def check(model: Model) -> Iterator[Finding]:
    """A fact on which the sources disagree, as recorded by the status `conflict`.

    The handbook shows what each source says and takes no side. Somebody has to decide, and until then whoever
    relies on the fact should know that it is open. Titles that differ have a rule of their own, `title_variants`; a
    portfolio line about a designation that is itself in conflict is reported once, at the designation.

    Ask the owner of the fact which of the sources holds. Then keep the value that is right, with the source that
    states it, and take the status `conflict` away.

    Example: the sources disagree on 'Executive members' (number) of 'Board': The table says 11. The text says 10.
    """
    seen: set[tuple[Ref, str]] = set()
    for entity in model.every():
        for path, sources in sorted(entity.facts.sources.items(), key=lambda item: str(item[0])):
            notes = list(dict.fromkeys(s.note or "" for s in sources if s.status == "conflict"))
            words = " ".join(note for note in notes if note)
            about = (entity.facts.lifted_from or entity.ref, words or str(path))
            if not notes or about in seen or _is_title(entity, path) or _is_about_disputed(model, entity):
                continue
            seen.add(about)
            yield Finding(
                entity.ref,
                f"the sources disagree on {_named(model, entity, path)}{': ' if words else ''}{words}",
                "ask the owner of the fact which source holds, and keep that one",
                path,
                question=f"Which source holds on {_named(model, entity, path)}?",
            )


def _is_title(entity: Entity, path: Path) -> bool:
    return path[:1] == ("aliases",) and entity.kind_name() in ("post", "body", "unit")


def _is_about_disputed(model: Model, entity: Entity) -> bool:
    """Whether it is a portfolio line whose designation is in conflict itself."""
    designations = model.targets(entity.ref, "designation") if entity.kind_name() == "assignment" else ()
    said = (item for designation in designations for item in designation.facts.sources.items())
    return any(path[:1] == ("held_by",) and confidence(sources) == "conflict" for path, sources in said)


def _named(model: Model, entity: Entity, path: Path) -> str:
    """What a place in an entity is about, such as `'Partner members' (number) of 'Board'`."""
    field = next((part for part in reversed(path) if isinstance(part, str)), "").replace("_", " ")
    items = getattr(entity, str(path[0]), ()) if len(path) > 1 else ()
    item = items[path[1]] if items and isinstance(items, tuple) and isinstance(path[1], int) else None
    name = getattr(item, "name", None)
    around = entity if name else _parent(model, entity)
    inside = f" ({field})" if field and not (name and len(path) == 2) else ""
    return f"'{name or _title(model, entity)}'{inside}" + (f" of '{around.title}'" if around else "")


def _title(model: Model, entity: Entity) -> str:
    """What an entity is called; a seat is called after who fills it, since its id says nothing to a reader."""
    seat = entity.kind_name() == "membership"
    return next((one.title for one in model.targets(entity.ref, "member")), "a seat") if seat else entity.title


def _parent(model: Model, entity: Entity) -> Entity | None:
    return model.find(*entity.facts.lifted_from) if entity.facts.lifted_from else None
