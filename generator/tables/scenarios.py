"""Every scenario with what sets it off."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds.scenario import Scenario
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._cells import ends, filled, thing


@table
def fill(model: Model, _: Entity | None) -> Table:
    """Scenario, what sets it off, what it is, whom it concerns; columns without content left out."""
    rows = [
        (thing(s), Cell(s.trigger or ""), Cell(_first(s.text)), ends(model.out(s.ref, "involves"), Cell()))
        for s in model.all("scenario")
        if isinstance(s, Scenario)
    ]
    return filled("scenarios", "Scenarios", ("Scenario", "What sets it off", "What it is", "Concerns"), rows)


def _first(prose: str | None) -> str:
    return prose.split("\n\n")[0] if prose else ""
