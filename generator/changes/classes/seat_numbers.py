"""The number of seats of a body changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.diff import Diff

SORT = Sort("CHG121", "Seats changed", "seats")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A body with more or fewer seats, or seats of another sort, as a source counts them."""
    yield from fields(
        diff, SORT, ("body",), ("seats", "seat_total", "seat_total_up_to", "members"), "The seats of {} changed"
    )
