"""What the sources showed in pictures that are lost."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.table import Table
from generator.tables import table
from generator.tables._doubts import gathered, rows_of


@table
def fill(model: Model, _: Entity | None) -> Table:
    """What was lost and what it concerns; statements of a loss stand beside the table."""
    pairs = [(e, why) for e, why in gathered(model)["lost_figure"] if e.kind_name() != "statement"]
    rows = rows_of(pairs)
    return Table("lost", "Lost from the sources", ("What is lost", "Concerns"), rows)
