"""The date by which something is due moved."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.classes._kinds import PLANS
from generator.changes.diff import Diff

SORT = Sort("CHG617", "Date moved", "plans")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A commitment, date or phase that is due, begins or ends at another time."""
    yield from fields(diff, SORT, sorted(PLANS), ("due", "when", "from_", "until"), "When {} is due or runs changed")
