"""Figures that the sources give."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds.measure import Measure
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._cells import doubt, ends, filled


@table
def fill(model: Model, _: Entity | None) -> Table:
    """What is measured, the figure, the time it holds for, what it is about, remarks; empty columns left out."""
    rows, anchors = [], []
    for one in model.all("measure"):
        if not isinstance(one, Measure):
            continue
        remarks = " ".join(" ".join(part.split()) for part in (one.text, one.notes) if part)
        about = ends(model.out(one.ref, "about"), Cell())
        rows.append(
            (Cell(one.title), Cell(one.figure, status=doubt(one.said())), Cell(one.when or ""), about, Cell(remarks))
        )
        anchors.append(one.id)
    columns = ("What is measured", "Figure", "When", "About", "Remarks")
    return filled(
        "measures", "Figures that the sources give", columns, rows, anchors=tuple(anchors), rows_are="measure"
    )
