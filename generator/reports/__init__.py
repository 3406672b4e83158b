"""The shapes of a change report: one public module, one shape."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

import generator.reports
from generator import registry
from generator.changes.report import Report

Make = Callable[[Report], bytes]


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape by name."""

    name: str
    make: Make


def shape(name: str) -> Callable[[Make], Shape]:
    """Make a function from a report to the bytes of a file a shape of that name."""
    return lambda make: Shape(name, make)


@functools.cache
def shapes() -> dict[str, Shape]:
    """Every shape by name."""

    def is_shape(thing: object, module: ModuleType) -> bool:
        return isinstance(thing, Shape)

    return {one.name: one for one in registry.discover(generator.reports, is_shape)}
