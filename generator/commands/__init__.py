"""What users can type: one public module, one command."""

from __future__ import annotations

import functools
from types import ModuleType

import click

import generator.commands
from generator import registry


@functools.cache
def commands() -> dict[str, click.Command]:
    """Every command by name."""

    def is_command(thing: object, module: ModuleType) -> bool:
        return isinstance(thing, click.Command)

    return {command.name or "": command for command in registry.discover(generator.commands, is_command)}
