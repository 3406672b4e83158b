"""Reviews that are due within three months."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.graph.reviews import SOON, due, named, state
from generator.kinds._values import day
from generator.rules import Finding, rule, the_handbook


@rule("GOV505", "note")
def check(model: Model) -> Iterator[Finding]:
    """A handbook, document, body, agreement or terms of reference whose review falls due within three months of the
    day that the handbook describes.

    A review takes a meeting or two. Whoever hears of it in time can put it on the agenda.

    Plan the review. The note goes away once `review_by` holds a later date.

    Example: 'Audit Committee' is to be reviewed by 31 August 2022
    """
    for entity, by in due(model):
        if state(model, by) == SOON:
            yield Finding(
                entity.ref,
                f"{named(model, entity)} is to be reviewed by {day(by)}",
                "plan the review",
                ("review_by",),
            )
    card = model.handbook
    if card.review_by and state(model, card.review_by) == SOON:
        yield Finding(
            the_handbook(model),
            f"'{card.title}' is to be reviewed by {day(card.review_by)}",
            "plan the review",
            ("review_by",),
        )
