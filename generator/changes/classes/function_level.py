"""A function moved between levels."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.diff import Diff

SORT = Sort("CHG310", "Function moved between levels", "functions")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A function that is discharged across the system, at scale, at place or jointly, and was not before."""
    yield from fields(diff, SORT, ("function",), ("level",), "{} moved to another level")
