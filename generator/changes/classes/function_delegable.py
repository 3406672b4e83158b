"""Whether a function may be delegated changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.diff import Diff

SORT = Sort("CHG315", "Delegation of a function changed", "functions")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A function that may now be delegated, or no longer."""
    yield from fields(diff, SORT, ("function",), ("delegable",), "Whether {} may be delegated changed")
