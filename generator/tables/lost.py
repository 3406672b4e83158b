"""What the sources showed in pictures that are lost."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.table import Table
from generator.tables import table
from generator.tables._doubts import gathered, rows_of


@table
def fill(model: Model, _: Entity | None) -> Table:
    """What was lost and what it concerns."""
    rows = rows_of(gathered(model)["lost_figure"])
    return Table("lost", "Lost from the sources", ("What is lost", "Concerns"), rows)
