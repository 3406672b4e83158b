"""A figure changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.diff import Diff

SORT = Sort("CHG650", "Figure changed", "plans")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A figure that is another, holds for another time or is about something else."""
    yield from fields(diff, SORT, ("measure",), ("figure", "when", "about"), "The figure for {} changed")
