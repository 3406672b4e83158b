"""Every person with the posts they hold."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._cells import ends, words


@table
def fill(model: Model, _: Entity | None) -> Table:
    """Person, post, where the source says they come from."""
    rows, anchors = [], []
    people = sorted(model.all("person"), key=lambda p: (str(getattr(p, "name", "")).split()[-1].lower(), p.id))
    for person in people:
        holdings = model.origins(person.ref, "person", "holding")
        posts = [edge for holding in holdings for edge in model.out(holding.ref, "post")]
        backgrounds = [h for h in holdings if getattr(h, "background", None)]
        background = (
            words(", ".join(str(getattr(h, "background", "")) for h in backgrounds)) if backgrounds else Cell("")
        )
        rows.append((Cell(person.title), ends(posts), background, Cell(person.notes or "")))
        anchors.append(person.id)
    columns = ("Name", "Holds", "Comes from", "Notes")
    used = [i for i in range(len(columns)) if any(r[i].words or r[i].things for r in rows)]
    return Table(
        "people",
        "People named in the sources",
        tuple(columns[i] for i in used),
        tuple(tuple(row[i] for i in used) for row in rows),
        filtered=True,
        anchors=tuple(anchors),
        rows_are="person",
    )
