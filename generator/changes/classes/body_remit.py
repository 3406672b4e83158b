"""What a body is for or does changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.diff import Diff

SORT = Sort("CHG131", "Remit changed", "bodies")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A body whose purpose, responsibilities, priorities or area are said otherwise."""
    yield from fields(
        diff,
        SORT,
        ("body",),
        ("purpose", "responsibilities", "priorities", "covers"),
        "What {} is for, does or covers is said otherwise",
    )
