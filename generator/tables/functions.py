"""Every function with its level and who carries it."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds.function import Function
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._cells import ends, thing
from generator.vocabulary import word


@table
def fill(model: Model, _: Entity | None) -> Table:
    """Function, field of work, the list it stands in, the posts whose portfolio it is in."""
    rows = []
    for function in model.all("function"):
        if not isinstance(function, Function):
            continue
        lines = model.origins(function.ref, "function", "assignment")
        posts = [edge for line in lines for edge in model.out(line.ref, "holder")]
        rows.append((thing(function), Cell(function.area or ""), Cell(word("set", function.set)), ends(posts)))
    columns = ("Function", "Field of work", "Where it is listed", "Assigned to")
    return Table("functions", "Functions", columns, tuple(rows), filtered=True)
