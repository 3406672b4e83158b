"""The scheme's part that a body keeps for itself, or that may not be delegated at all."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._cells import doubt, ends, thing
from generator.tables._scheme import decisions, trimmed


@table
def fill(model: Model, _: Entity | None) -> Table:
    """A row for each decision."""
    rows = []
    for decision in decisions(model):
        if not decision.reserved_to and not decision.not_delegated:
            continue
        edges = model.out(decision.ref, "reserved_to") or model.out(decision.ref, "held_by")
        barred = Cell("May not be delegated", status=doubt(decision.said("not_delegated")))
        theme = Cell(decision.theme or "Other decisions")
        rows.append(
            (
                thing(decision),
                ends(edges),
                barred if decision.not_delegated else Cell(),
                Cell(decision.clause or ""),
                theme,
            )
        )
    columns = ("Decision", "Reserved to", "Delegation", "Clause", "Theme")
    title = "Decisions that are reserved, or may not be delegated"
    return trimmed(Table("reserved_decisions", title, columns, tuple(rows), filtered=True, by="Theme"))
