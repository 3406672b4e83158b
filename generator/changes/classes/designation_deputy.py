"""Who stands in for a lead changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.diff import Diff

SORT = Sort("CHG406", "Deputy of a lead role changed", "leads")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A lead role with another deputy."""
    yield from fields(diff, SORT, ("designation",), ("deputy",), "Who stands in as {} changed")
