"""Everything that an entity says in words."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from generator.kinds._entity import Entity, Path


def texts(entity: Entity) -> Iterator[tuple[Path, str]]:
    """Every text of an entity with the way to it, without ids and links."""
    skipped = {"id", *entity.links(), *entity.inside()}
    for name in type(entity).model_fields:
        if name not in skipped:
            yield from _within((name,), getattr(entity, name))


def _within(path: Path, value: object) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _within((*path, number), item)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _within((*path, name), getattr(value, name))
