"""A risk, its control or its owner changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.diff import Diff

SORT = Sort("CHG637", "Risk changed", "plans")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A risk with another cause, impact, control or owner."""
    yield from fields(
        diff, SORT, ("risk",), ("cause", "impact", "control", "owner"), "The risk {} is seen or dealt with otherwise"
    )
