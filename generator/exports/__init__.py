"""The same facts in other shapes: one public module, one export."""

from __future__ import annotations

import functools
import io
import zipfile
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
    every_build: bool = True
    """Quick enough to be made with every build; else only when asked for."""
    folder: bool = False
    """A zip file, of which the command makes a folder."""
    binary: bool = False
    """No text that a terminal could show."""


def export(
    file: str, about: str, *, every_build: bool = True, folder: bool = False, binary: bool = False
) -> Callable[[Make], Export]:
    """Make a function an export; its module's name is the format's name on the command line."""

    def made(make: Make) -> Export:
        name = make.__module__.rpartition(".")[2].removesuffix("_export")
        return Export(name, file, about, make, every_build, folder, binary or folder)

    return made


def files_of(data: bytes) -> dict[str, bytes]:
    """The files of an export that is a folder."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@functools.cache
def exports() -> dict[str, Export]:
    """Every export by name."""

    def is_export(thing: object, module: ModuleType) -> bool:
        return isinstance(thing, Export)

    return {e.name: e for e in registry.discover(generator.exports, is_export)}
