"""Everything that is written about passing one decision on, whatever came of it."""

from __future__ import annotations

from generator.authority.standing import not_in_force
from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds.delegation import Delegation
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._scheme import paper_cells, trimmed

_PASSED_ON = {True: "Yes", False: "No", None: ""}


@table
def fill(model: Model, decision: Entity | None) -> Table:
    """A row for each delegation: to whom, limit, bounds, giver, report, paper, further passing on, state."""
    rows = []
    every = model.origins(decision.ref, "decision", "delegation") if decision is not None else ()
    for paper in every:
        if not isinstance(paper, Delegation):
            continue
        further = ": ".join(p for p in (_PASSED_ON[paper.may_sub_delegate], paper.passed_on_to) if p)
        ended = not_in_force(paper, model.as_at)
        notes = " ".join(
            p for p in (ended[:1].upper() + ended[1:] + "." if ended else "", paper.text, paper.notes) if p
        )
        rows.append(
            (
                *paper_cells(model, paper),
                Cell(further),
                Cell(paper.report or ""),
                Cell(paper.from_ or "", dated=bool(paper.from_)),
                Cell(paper.until or "", dated=bool(paper.until)),
                Cell(notes),
            )
        )
    columns = (
        "Delegated to",
        "Limit",
        "Only where",
        "Given by",
        "Reported to",
        "Stands in",
        "May be passed on",
        "What is reported",
        "From",
        "Until",
        "Remarks",
    )
    title = decision.title if decision is not None else ""
    ident = f"delegations-{decision.id if decision is not None else ''}"
    return trimmed(Table(ident, f"{title}: delegations as written", columns, tuple(rows)))
