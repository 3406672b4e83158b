"""A commitment moved to another phase or owner."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.classes._kinds import PLANS
from generator.changes.diff import Diff

SORT = Sort("CHG618", "Commitment moved", "plans")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A commitment, date or phase with another phase, owner, subject or aim."""
    yield from fields(
        diff,
        SORT,
        sorted(PLANS),
        ("phase", "owner", "about", "contributes_to", "overlaps"),
        "{} moved to another phase, owner or subject",
    )
