"""The kinds of thing a model is made of: one public module, one kind."""

from __future__ import annotations

import functools
from types import ModuleType

import generator.kinds
from generator import registry
from generator.kinds._entity import Entity


def _is_kind(thing: object, module: ModuleType) -> bool:
    return (
        isinstance(thing, type)
        and issubclass(thing, Entity)
        and thing is not Entity
        and thing.__module__ == module.__name__
    )


@functools.cache
def kinds() -> dict[str, type[Entity]]:
    """Every kind by its YAML name, sorted by name."""
    found: tuple[type[Entity], ...] = registry.discover(generator.kinds, _is_kind)
    return {kind.kind_name(): kind for kind in sorted(found, key=lambda k: k.kind_name())}
