"""Every function with its field of work and who carries it, by the list it stands in."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds.function import Function
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._cells import ends, thing


@table
def fill(model: Model, _: Entity | None) -> Table:
    """Function, field of work, its list, who carries it, how long it stays; columns without content left out."""
    rows = []
    order = {group.ref: place for place, group in enumerate(model.all("function_group"))}
    groups = {f.ref: next(iter(model.targets(f.ref, "group")), None) for f in model.all("function")}

    def place(function: Entity) -> int:
        group = groups[function.ref]
        return order[group.ref] if group is not None else len(order)

    for function in sorted(model.all("function"), key=place):
        lines = model.origins(function.ref, "function", "assignment")
        posts = [edge for line in lines for edge in model.out(line.ref, "holder")]
        group = groups[function.ref]
        area = function.area if isinstance(function, Function) else None
        stays = function.leaves_when if isinstance(function, Function) else None
        listed = Cell(group.title if group is not None else "Not in a list")
        rows.append((thing(function), Cell(area or ""), listed, ends(posts), Cell(stays or "")))
    columns = ("Function", "Field of work", "Listed under", "Carried by", "Stays here")
    told = {i: any(not row[i].empty and not row[i].quiet for row in rows) for i in (1, 3, 4)}
    used = [i for i in range(len(columns)) if told.get(i, True)]
    return Table(
        "functions",
        "Functions and who carries them" if told[3] else "Functions",
        tuple(columns[i] for i in used),
        tuple(tuple(row[i] for i in used) for row in rows),
        filtered=True,
        by="Listed under",
    )
