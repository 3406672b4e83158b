"""The functions and decisions map, as CSV."""

from __future__ import annotations

from generator.diagnostics import Ref
from generator.exports import export
from generator.exports._csv import csv_bytes
from generator.graph.model import Model
from generator.table import Cell
from generator.tables import tables
from generator.vocabulary import word


@export("decisions-map.csv", "Which decisions are taken at which level and by whom, for a spreadsheet")
def make(model: Model) -> bytes:
    """A row for each decision and whoever takes it; nothing where the model holds no decision."""
    table = tables()["decisions_map"].fill(model, None)
    rows = [tuple(_words(model, cell) for cell in row) for row in table.rows]
    return csv_bytes(table.columns, rows) if rows else b""


def _words(model: Model, cell: Cell) -> str:
    names = [model.get(thing).title if isinstance(thing, Ref) else "not published" for thing in cell.things]
    said = "; ".join(names) or cell.words
    return f"{said} ({word('source', cell.status).lower()})" if cell.status else said
