"""What has to be reviewed, who keeps it and when that is due."""

from __future__ import annotations

from generator.graph.model import Model
from generator.graph.reviews import due, named, state
from generator.kinds._entity import Entity
from generator.kinds._values import last_day
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._cells import NOT_STATED, ends
from generator.vocabulary import word


@table
def fill(model: Model, _: Entity | None) -> Table:
    """Handbook, documents, bodies, agreements and terms of reference with a review date, the earliest first."""
    rows: list[tuple[str, tuple[Cell, ...]]] = []
    card = model.handbook
    if card.review_by:
        rows.append(
            (
                card.review_by,
                (
                    Cell("This handbook"),
                    Cell(card.review_by, dated=True),
                    Cell(word("review", state(model, card.review_by))),
                    Cell(card.owner) if card.owner else NOT_STATED,
                    Cell(card.approved_by) if card.approved_by else NOT_STATED,
                    Cell(card.approved_on, dated=True) if card.approved_on else NOT_STATED,
                ),
            )
        )
    for entity, by in due(model):
        approved = getattr(entity, "approved_on", None)
        rows.append(
            (
                by,
                (
                    _name(model, entity),
                    Cell(by, dated=True),
                    Cell(word("review", state(model, by))),
                    ends(model.out(entity.ref, "owner")),
                    ends(model.out(entity.ref, "approved_by")),
                    Cell(approved, dated=True) if approved else NOT_STATED,
                ),
            )
        )
    rows.sort(key=lambda row: last_day(row[0]))
    columns = ("What", "Review by", "State", "Kept by", "Approved by", "Approved on")
    return Table("reviews", "Reviews", columns, tuple(cells for _, cells in rows), filtered=len(rows) > 10)


def _name(model: Model, entity: Entity) -> Cell:
    if entity.facts.lifted_from is None:
        return Cell(things=(entity.ref,))
    said = named(model, entity).replace("'", "")
    return Cell(f"{said[:1].upper()}{said[1:]}")
