"""What a term means changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.diff import Diff

SORT = Sort("CHG647", "Meaning of a term changed", "words")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A term that stands for, means or names something else."""
    yield from fields(
        diff, SORT, ("definition",), ("stands_for", "meaning", "about"), "What {} means is said otherwise"
    )
