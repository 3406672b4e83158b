"""What a body is for is worded otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.diff import Diff

SORT = Sort("CHG137", "Purpose worded otherwise", "bodies")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A body whose purpose is put in other words, which may or may not mean that it is for something else."""
    yield from fields(diff, SORT, ("body",), ("purpose",), "What {} is for is put in other words")
