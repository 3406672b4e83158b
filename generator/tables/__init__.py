"""Tables of the model: one public module, one table, for the page and for every export alike."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

import generator.tables
from generator import registry
from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.table import Table

Fill = Callable[[Model, Entity | None], Table]


@dataclass(frozen=True, slots=True)
class Filled:
    """A table by name."""

    name: str
    fill: Fill


def table(fill: Fill) -> Filled:
    """Make a function a table; its module's name is the table's name."""
    return Filled(fill.__module__.rpartition(".")[2], fill)


@functools.cache
def tables() -> dict[str, Filled]:
    """Every table by name."""

    def is_table(thing: object, module: ModuleType) -> bool:
        return isinstance(thing, Filled)

    return {t.name: t for t in registry.discover(generator.tables, is_table)}
