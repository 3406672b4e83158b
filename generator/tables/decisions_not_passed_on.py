"""Decisions that are neither reserved nor delegated: kept by whoever holds them, or of which no source says more."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._cells import ends, thing
from generator.tables._scheme import decisions, papers, trimmed


@table
def fill(model: Model, _: Entity | None) -> Table:
    """A row for each decision."""
    rows = [
        (
            thing(decision),
            ends(model.out(decision.ref, "held_by")),
            Cell(decision.clause or ""),
            Cell(decision.theme or "Other decisions"),
        )
        for decision in decisions(model)
        if not (decision.reserved_to or decision.not_delegated or papers(model, decision))
    ]
    columns = ("Decision", "Held by", "Clause", "Theme")
    title = "Decisions that nobody has been given"
    return trimmed(Table("decisions_not_passed_on", title, columns, tuple(rows), by="Theme"))
