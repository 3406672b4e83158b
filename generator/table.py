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
    dated: bool = False
    """The words are a date of the model; pages write it out."""
    options: tuple[str, ...] = ()
    """What its row can be chosen by in a list of choices, where that is not simply its words."""

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.words and not self.things


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns. The first column names the row."""

    id: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    filtered: bool = False
    """Readers may narrow it down by typing."""
    choices: tuple[str, ...] = ()
    """Columns by whose values readers may narrow it down, each from a list of them."""
    anchors: tuple[str, ...] = ()
    """An id for each row, so that links can lead to it."""
    rows_are: str = ""
    """The kind of thing that the rows with an id are."""
    by: str = ""
    """The column whose values are headings on a page, the rows under them standing together."""

    def shown(self) -> list[int]:
        """The columns that stand as columns on a page."""
        return [index for index, name in enumerate(self.columns) if name != self.by or not self.by]

    def options(self, row: int) -> list[list[str]]:
        """For each column of `choices`, the values by which a row can be chosen."""
        cells = (self.rows[row][self.columns.index(name)] for name in self.choices)
        return [list(cell.options or (cell.words,)) for cell in cells]

    def common(self, rows: list[int]) -> dict[int, str]:
        """The columns in which every cell of some rows has the same status, with that status."""
        found = {}
        for column in self.shown():
            statuses = {self.rows[row][column].status for row in rows if not self.rows[row][column].empty}
            status = statuses.pop() if len(statuses) == 1 and len(rows) > 1 else None
            if status is not None:
                found[column] = status
        return found

    def groups(self) -> list[tuple[str, list[int]]]:
        """The rows by their heading, in the order first met; all under none where nothing heads them."""
        column = self.columns.index(self.by) if self.by else None
        found: dict[str, list[int]] = {}
        for index, row in enumerate(self.rows):
            found.setdefault(row[column].words if column is not None else "", []).append(index)
        return list(found.items())
