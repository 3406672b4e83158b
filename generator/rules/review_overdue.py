"""Reviews that are overdue."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.graph.reviews import OVERDUE, due, named, state
from generator.kinds._values import day
from generator.rules import Finding, rule, the_handbook


@rule("GOV504", "warning")
def check(model: Model) -> Iterator[Finding]:
    """A handbook, document, body, agreement or terms of reference whose review date is before the day that the
    handbook describes.

    Terms of reference, schemes and policies drift away from what is done. The review date is the promise to look
    again, and when it has passed nobody vouches for the paper any more.

    Review it, then set `approved_on` and a new `review_by`. Where it is no longer in force, close it.

    Example: 'Scheme of reservation and delegation' was to be reviewed by 31 March 2022
    """
    for entity, by in due(model):
        if state(model, by) == OVERDUE:
            owner = next((one.title for one in model.targets(entity.ref, "owner")), None)
            yield Finding(
                entity.ref,
                f"{named(model, entity)} was to be reviewed by {day(by)}",
                f"ask its owner, '{owner}', to have it reviewed"
                if owner
                else "have it reviewed, and give the new date",
                ("review_by",),
                question=f"Has {named(model, entity)} been reviewed since {day(by)}?",
            )
    card = model.handbook
    if card.review_by and state(model, card.review_by) == OVERDUE:
        yield Finding(
            the_handbook(model),
            f"'{card.title}' was to be reviewed by {day(card.review_by)}",
            "have it reviewed, and give the new date",
            ("review_by",),
        )
