"""The vision, an aim, an objective or the like changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.classes._kinds import STRATEGY
from generator.changes.diff import Diff

SORT = Sort("CHG607", "Strategy changed", "plans")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A part of the strategy that is said otherwise, or serves another aim."""
    yield from fields(
        diff, SORT, sorted(STRATEGY), ("text", "contributes_to", "side"), "{} is said otherwise or serves another aim"
    )
