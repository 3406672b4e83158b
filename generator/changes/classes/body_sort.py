"""What sort of body it is changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.diff import Diff

SORT = Sort("CHG133", "Sort of committee or group changed", "bodies")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A committee that is now a forum, a body that belongs to others, or whose founding act is another."""
    yield from fields(
        diff,
        SORT,
        ("body",),
        ("kind", "organisations", "established_by", "number"),
        "What {} is, or by whose act, changed",
    )
