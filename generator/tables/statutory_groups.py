"""The headings of the list of statutory functions, with how much stands under each."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds.statutory_function import StatutoryFunction
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._cells import doubt, thing


@table
def fill(model: Model, _: Entity | None) -> Table:
    """Heading, entries, reference numbers; a heading under which the source says that none stands is there too."""
    rows = []
    for group in model.all("function_group"):
        entries = model.origins(group.ref, "group", "statutory_function")
        numbers = [number for e in entries if isinstance(e, StatutoryFunction) for number in e.references]
        if entries:
            rows.append((thing(group), Cell(str(len(entries))), Cell(str(len(numbers)))))
        elif group.state("statutory_functions") == "none":
            none = Cell("None, as the source says", status=doubt(group.said("statutory_functions")))
            rows.append((thing(group), none, Cell()))
    return Table("statutory_groups", "Headings", ("Heading", "Entries", "References"), tuple(rows))
