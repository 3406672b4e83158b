"""How a body meets changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.diff import Diff

SORT = Sort("CHG132", "Meetings changed", "bodies")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A body that meets more or less often, or no longer in public."""
    yield from fields(diff, SORT, ("body",), ("meets", "in_public"), "How {} meets changed")
