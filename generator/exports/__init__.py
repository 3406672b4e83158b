"""The same facts in other shapes: one public module, one export."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

import generator.exports
from generator import registry
from generator.graph.model import Model

Make = Callable[[Model], bytes]


@dataclass(frozen=True, slots=True)
class Export:
    """An export by name: its file's name, what it is in a few words, and how it is made."""

    name: str
    file: str
    about: str
    make: Make


def export(file: str, about: str) -> Callable[[Make], Export]:
    """Make a function an export; its module's name is the format's name on the command line."""

    def made(make: Make) -> Export:
        return Export(make.__module__.rpartition(".")[2].removesuffix("_export"), file, about, make)

    return made


@functools.cache
def exports() -> dict[str, Export]:
    """Every export by name."""

    def is_export(thing: object, module: ModuleType) -> bool:
        return isinstance(thing, Export)

    return {e.name: e for e in registry.discover(generator.exports, is_export)}
