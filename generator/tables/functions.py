"""Every function with its field of work and who carries it, by the list it stands in."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds.function import Function
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._cells import ends, thing
from generator.vocabulary import WORDS, word


@table
def fill(model: Model, _: Entity | None) -> Table:
    """Function, field of work, the list it stands in, the posts that carry it."""
    rows = []
    functions = [f for f in model.all("function") if isinstance(f, Function)]
    order = list(WORDS["set"])
    for function in sorted(functions, key=lambda function: order.index(function.set)):
        lines = model.origins(function.ref, "function", "assignment")
        posts = [edge for line in lines for edge in model.out(line.ref, "holder")]
        rows.append((thing(function), Cell(function.area or ""), Cell(word("set", function.set)), ends(posts)))
    columns = ("Function", "Field of work", "Listed under", "Carried by")
    return Table("functions", "Functions and who carries them", columns, tuple(rows), filtered=True, by="Listed under")
