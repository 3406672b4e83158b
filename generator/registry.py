"""Finds the contributions in a room: one public module, one contribution, no list to edit."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from types import ModuleType
from typing import Any


class EmptyModuleError(RuntimeError):
    """A module of a room that contributes nothing, or more than one thing: a bug of ours."""


def discover(package: ModuleType, wanted: Callable[[object, ModuleType], bool]) -> tuple[Any, ...]:
    """Import each public module of a package and take the one thing in it that is wanted.

    Args:
        package: the room, such as `generator.rules`.
        wanted: says whether an attribute of a module is that module's contribution.

    Returns:
        One contribution a module, in the order of the modules' names.

    Raises:
        EmptyModuleError: a module holds none, or several.
    """
    found = []
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda i: i.name):
        if info.name.startswith("_"):
            continue
        module = importlib.import_module(f"{package.__name__}.{info.name}")
        here = [thing for thing in vars(module).values() if wanted(thing, module)]
        if len(here) != 1:
            raise EmptyModuleError(f"{module.__name__} must hold one contribution and holds {len(here)}")
        found.append(here[0])
    return tuple(found)
