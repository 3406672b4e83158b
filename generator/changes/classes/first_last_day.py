"""The first or last day of something changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.classes._kinds import PLANS
from generator.changes.diff import Diff
from generator.kinds import kinds

SORT = Sort("CHG815", "First or last day changed", "other")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A body, post, function or other entry that holds from or until another day."""
    yield from fields(
        diff,
        SORT,
        sorted(set(kinds()) - PLANS - {"agreement", "holding", "membership"}),
        ("from_", "until"),
        "The first or last day of {} changed",
    )
