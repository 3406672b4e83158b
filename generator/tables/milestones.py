"""Everything that has a date, list by list."""

from __future__ import annotations

from generator.diagnostics import Ref
from generator.graph.model import Edge, Model
from generator.kinds._entity import Entity
from generator.kinds.milestone import Milestone
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._cells import doubt, ends, filled


@table
def fill(model: Model, _: Entity | None) -> Table:
    """Time, what, what it is about, who sees to it, remarks; columns without content left out."""
    rows, anchors = [], []
    lists = {m.set or "": None for m in model.all("milestone") if isinstance(m, Milestone)}
    for m in model.all("milestone"):
        if not isinstance(m, Milestone):
            continue
        said = [*m.said(), *(s for path, of in m.facts.sources.items() if path for s in of)]
        remarks = [m.text, m.notes, *(s.note for s in said if s.note and s.status != "sourced")]
        rows.append(
            (
                Cell(m.title, status=doubt(m.said())),
                Cell(m.when or m.due or "Not stated", quiet=not (m.when or m.due), dated=bool(m.due and not m.when)),
                ends(tuple(e for e in model.out(m.ref, "about") if not _said_already(model, e, m)), Cell()),
                ends(model.out(m.ref, "owner"), Cell()),
                Cell(" ".join(dict.fromkeys(" ".join(part.split()) for part in remarks if part))),
                Cell(m.set or "Other dates"),
            )
        )
        anchors.append(m.id)
    columns = ("What", "When", "About", "Who sees to it", "Remarks", "List")
    by = "List" if len(lists) > 1 else ""
    return filled(
        "milestones",
        "Dates that the sources name",
        columns,
        rows,
        anchors=tuple(anchors),
        rows_are="milestone",
        by=by,
        drop=() if by else ("List",),
    )


def _said_already(model: Model, edge: Edge, milestone: Milestone) -> bool:
    """Whether the heading over a date names what it is about, or the whole handbook is about it."""
    if not isinstance(edge.target, Ref):
        return False
    return model.get(edge.target).title == milestone.set or edge.target.id == model.handbook.organisation
