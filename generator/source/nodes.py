"""The three shapes YAML text can have here, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.diagnostics import At


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar. It is always text: `no`, `1:30` and `012` mean nothing until a kind says what a field holds."""

    value: str
    at: At
    plain: bool
    """Written without quotes."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    at: At


@dataclass(frozen=True, slots=True)
class Mapping:
    """Names and values, in the order written; a name stands once."""

    entries: dict[str, Node]
    at: At
    keys: dict[str, At] = field(default_factory=dict)
    """Where each name stands."""


Node = Text | Sequence | Mapping
