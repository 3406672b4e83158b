"""The reporting line of a post moved."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.diff import Diff

SORT = Sort("CHG210", "Reporting line of a post moved", "answers")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A post that reports or answers to another than before."""
    yield from fields(diff, SORT, ("post",), ("reports_to", "accountable_to"), "To whom {} reports or answers changed")
