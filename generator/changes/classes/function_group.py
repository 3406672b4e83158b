"""A function moved between groups."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.diff import Diff

SORT = Sort("CHG311", "Function moved between groups", "functions")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A function that stands under another list, group or larger function."""
    yield from fields(diff, SORT, ("function",), ("group", "parent"), "{} moved to another group")
