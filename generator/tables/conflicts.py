"""Where the sources disagree."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._doubts import disagreements


@table
def fill(model: Model, _: Entity | None) -> Table:
    """What they disagree about, and what each of them says."""
    rows = tuple((Cell(things=(ref,)), Cell(" ".join(said))) for ref, said in disagreements(model).items())
    return Table("conflicts", "Where the sources disagree", ("About", "What they say"), rows, filtered=True)
