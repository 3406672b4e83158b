"""Pictures of the model: one public module, one picture, in neutral words and never in DOT."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

import generator.diagrams
from generator import registry
from generator.drawing import Drawing
from generator.graph.model import Model
from generator.kinds._entity import Entity

Draw = Callable[[Model, Entity | None], Drawing | None]


@dataclass(frozen=True, slots=True)
class Diagram:
    """A picture by name. It gives None where the model holds too little to draw."""

    name: str
    draw: Draw


def diagram(draw: Draw) -> Diagram:
    """Make a function a picture; its module's name is the picture's name."""
    if not inspect.getdoc(draw):
        raise ValueError(f"{draw.__module__} needs a docstring that says what its picture shows")
    return Diagram(draw.__module__.rpartition(".")[2], draw)


@functools.cache
def diagrams() -> dict[str, Diagram]:
    """Every picture by name."""

    def is_diagram(thing: object, module: ModuleType) -> bool:
        return isinstance(thing, Diagram)

    return {d.name: d for d in registry.discover(generator.diagrams, is_diagram)}
