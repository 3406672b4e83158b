"""What was proposed is in force, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier, field_change
from generator.changes.diff import Diff

AGREED = Sort("CHG816", "Proposal now in force", "other", "CHG817")
PROPOSED = Sort("CHG817", "Back to a proposal", "other", "CHG816")


@classifier(AGREED, PROPOSED)
def find(diff: Diff) -> Iterator[Change]:
    """An entry that was proposed and is in force, or the other way round."""
    for twin in diff.every_twin():
        edit = twin.edit("status")
        if edit is not None and "closed" not in (edit.before, edit.after):
            sort, what = (AGREED, "is in force") if edit.after == "in_force" else (PROPOSED, "is a proposal")
            yield field_change(
                diff, sort, twin.old, twin.new, edit, f"{twin.new.title}: what {diff.new.label} says of it {what}"
            )
