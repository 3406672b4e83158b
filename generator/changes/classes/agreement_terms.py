"""The parties or terms of an agreement changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.diff import Diff

SORT = Sort("CHG627", "Agreement changed", "plans")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """An agreement with other parties, other terms or another date."""
    yield from fields(
        diff,
        SORT,
        ("agreement",),
        ("kind", "parties", "terms", "due", "reviewed", "review_by", "from_", "until"),
        "The agreement {} changed",
    )
