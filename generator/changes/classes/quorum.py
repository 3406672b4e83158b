"""The quorum of a body changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.diff import Diff

SORT = Sort("CHG120", "Quorum changed", "seats")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A body that needs other people, more of them or fewer, to decide."""
    yield from fields(diff, SORT, ("body",), ("quorum",), "The quorum of {} changed")
