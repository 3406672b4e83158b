"""What stands in the cells of a workbook, apart from the library that reads and writes them."""

from __future__ import annotations

from dataclasses import dataclass

ABOUT = "About"
"""The sheet that says which handbook a workbook is of."""
LOOKUPS = "Lookups"
"""The sheet with the ids and fixed words that cells offer."""
MARK = "As exported"
"""The column by which an import sees whether a row of the model has changed since."""
LARGEST = 100_000_000
"""Bytes that a workbook may unpack to."""
LONGEST_CELL = 32_767
"""Letters that Excel takes in a cell."""


class NoWorkbookError(Exception):
    """A file that cannot be taken as a workbook; the sentence says why."""


@dataclass(frozen=True, slots=True)
class ReadCell:
    """What stands in a cell, and whether it is worked out by a formula."""

    at: str
    """Its place, such as C5."""
    words: str
    formula: bool = False


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet as it was filled in: its headings, and each row that is not empty."""

    headings: tuple[ReadCell, ...]
    rows: tuple[tuple[ReadCell, ...], ...]
    """As many cells a row as there are headings."""
    stray: tuple[ReadCell, ...]
    """Cells that hold something under no heading."""
