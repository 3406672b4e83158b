"""Where the sources disagree."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.table import Table
from generator.tables import table
from generator.tables._doubts import gathered, rows_of


@table
def fill(model: Model, _: Entity | None) -> Table:
    """What they disagree on, and what it concerns."""
    rows = rows_of(gathered(model)["conflict"])
    return Table("conflicts", "Where the sources disagree", ("What they disagree on", "Concerns"), rows)
