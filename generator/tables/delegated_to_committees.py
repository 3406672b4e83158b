"""The scheme's part that is delegated to committees."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.table import Table
from generator.tables import table
from generator.tables._scheme import delegated


@table
def fill(model: Model, _: Entity | None) -> Table:
    """A row for each delegation."""
    return delegated(model, "committees", "delegated_to_committees", "Decisions delegated to committees")
