"""What was worked out rather than stated, with the reason."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.table import Table
from generator.tables import table
from generator.tables._doubts import gathered, rows_of


@table
def fill(model: Model, _: Entity | None) -> Table:
    """The reason, and what rests on it."""
    found = gathered(model)
    rows = rows_of(found["inferred"] + found["illustrative"])
    return Table("worked_out", "Worked out from the sources", ("Reason", "Concerns"), rows, filtered=True)
