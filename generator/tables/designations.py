"""Named lead roles, such as the Caldicott guardian, with the post that carries each."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._cells import doubt, ends, holders


@table
def fill(model: Model, _: Entity | None) -> Table:
    """Lead role, post, holder, what it means."""
    rows, anchors = [], []
    for role in model.all("designation"):
        edges = model.out(role.ref, "held_by")
        people = [p for post in model.targets(role.ref, "held_by") for p in holders(model, post).things]
        short = getattr(role, "short", None)
        name = f"{role.title} ({short})" if short and short not in role.title else role.title
        text = " ".join(part for part in (getattr(role, "text", None), role.notes) if part)
        rows.append(
            (
                Cell(name, status=doubt(role.said())),
                ends(edges, Cell("The sources name nobody", quiet=True)),
                Cell(things=tuple(dict.fromkeys(people)))
                if people
                else Cell("Not stated" if edges else "", quiet=True),
                Cell(text),
            )
        )
        anchors.append(role.id)
    columns = ("Lead role", "Carried by", "Held by", "What it means")
    return Table(
        "designations",
        "Named lead roles",
        columns,
        tuple(rows),
        filtered=True,
        anchors=tuple(anchors),
        rows_are="designation",
    )
