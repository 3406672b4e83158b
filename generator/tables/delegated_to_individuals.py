"""The scheme's part that is delegated to individual posts."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.table import Table
from generator.tables import table
from generator.tables._scheme import delegated


@table
def fill(model: Model, _: Entity | None) -> Table:
    """A row for each delegation."""
    return delegated(model, "individuals", "delegated_to_individuals", "Decisions delegated to individuals")
