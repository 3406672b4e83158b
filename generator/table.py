"""A table as a value: one source for the page, the CSV and the workbook sheet."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Ref


@dataclass(frozen=True, slots=True)
class Hidden:
    """Stands where this edition does not publish what a cell would name."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: words, or things that have a page, and how far it can be trusted."""

    words: str = ""
    things: tuple[Ref | Hidden, ...] = ()
    status: str | None = None
    """A source status worth showing; None where the source simply says so."""
    quiet: bool = False
    """Says that something is not stated."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns. The first column names the row."""

    id: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    filtered: bool = False
    """Readers may narrow it down by typing."""
    anchors: tuple[str, ...] = ()
    """An id for each row, so that links can lead to it."""
