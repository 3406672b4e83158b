"""What a function covers changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.diff import Diff

SORT = Sort("CHG316", "Scope of a function changed", "functions")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A function that covers more or less than before, or involves others."""
    yield from fields(
        diff,
        SORT,
        ("function",),
        ("content", "bodies", "organisations", "area"),
        "What {} covers or whom it involves changed",
    )
