"""The documents that facts come from, with how much comes from each."""

from __future__ import annotations

from collections import Counter

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds._values import day
from generator.kinds.document import Document
from generator.table import Cell, Table
from generator.tables import table
from generator.vocabulary import word


@table
def fill(model: Model, _: Entity | None) -> Table:
    """Document, publisher, date, number of entries that rest on it, what it is."""
    counts = Counter(
        name for entity in model.every() for name in {s.document for s in entity.said() if s.document is not None}
    )
    rows, anchors = [], []
    for document in model.all("document"):
        if not isinstance(document, Document):
            continue
        date = document.dated or document.when or ""
        about = " ".join(part for part in (document.text, document.notes, _kept(model, document)) if part)
        state = "" if document.status == "in_force" else word("status", document.status)
        title = f"{document.title} ({state.lower()})" if state else document.title
        rows.append(
            (
                Cell(title),
                Cell(document.publisher or "Not stated", quiet=not document.publisher),
                Cell(date or "Not stated", quiet=not date, dated=bool(document.dated)),
                Cell(f"{counts[document.id]:,}"),
                Cell(about),
            )
        )
        anchors.append(document.id)
    columns = ("Document", "Publisher", "Date", "Entries resting on it", "What it is")
    return Table("documents", "Documents", columns, tuple(rows), anchors=tuple(anchors), rows_are="document")


def _kept(model: Model, document: Document) -> str:
    """Who keeps a document, who approved it and when, and when it is to be reviewed, as far as stated."""
    owner = " and ".join(one.title for one in model.targets(document.ref, "owner"))
    approver = " and ".join(one.title for one in model.targets(document.ref, "approved_by"))
    approved = (f" by {approver}" if approver else "") + (
        f" on {day(document.approved_on)}" if document.approved_on else ""
    )
    said = (
        f"Kept by {owner}." if owner else "",
        f"Approved{approved}." if approved else "",
        f"To be reviewed by {day(document.review_by)}." if document.review_by else "",
    )
    return " ".join(part for part in said if part)
