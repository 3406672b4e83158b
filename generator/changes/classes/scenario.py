"""How a case is dealt with changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.diff import Diff

SORT = Sort("CHG651", "Scenario changed", "bodies")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A scenario with another trigger, other cases, other words or other people in it."""
    yield from fields(
        diff, SORT, ("scenario",), ("trigger", "applies_to", "states", "involves"), "How {} is dealt with changed"
    )
