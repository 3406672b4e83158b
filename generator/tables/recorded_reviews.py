"""The reviews that are recorded, the latest first."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds._values import last_day
from generator.kinds.review import Review
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._cells import doubt, ends, filled
from generator.vocabulary import word


@table
def fill(model: Model, _: Entity | None) -> Table:
    """When, of what, by whom, for which change, with which outcome, remarks; columns without content left out."""
    reviews = [one for one in model.all("review") if isinstance(one, Review)]
    rows, anchors = [], []
    for review in sorted(reviews, key=lambda one: (-last_day(one.reviewed_on).toordinal(), one.id)):
        remarks = (review.text, review.notes, *(source.note for source in review.said()))
        rows.append(
            (
                Cell(review.reviewed_on, dated=True, status=doubt(review.said())),
                ends(model.out(review.ref, "of")),
                ends(model.out(review.ref, "by")),
                ends(model.out(review.ref, "because"), Cell()),
                Cell(word("outcome", review.outcome)),
                Cell(" ".join(" ".join(part.split()) for part in remarks if part)),
            )
        )
        anchors.append(review.id)
    columns = ("When", "What was reviewed", "By", "Because of", "Outcome", "Remarks")
    return filled("recorded-reviews", "Reviews recorded", columns, rows, anchors=tuple(anchors), rows_are="review")
