"""What a body does changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.diff import Diff

SORT = Sort("CHG131", "Remit changed", "bodies")
_SAID = "What {} does, works on first or covers changed"


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A body with other responsibilities, priorities or areas."""
    yield from fields(diff, SORT, ("body",), ("responsibilities", "priorities", "covers"), _SAID)
