"""A lead role that law or guidance asks for moved to another post, was left empty or was filled."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier, field_change
from generator.changes.diff import Diff
from generator.changes.edits import listed

MOVED = Sort("CHG403", "Lead role moved", "leads")
EMPTY = Sort("CHG404", "Lead role left empty", "leads", "CHG405", breaks=True)
FILLED = Sort("CHG405", "Lead role filled", "leads", "CHG404")


@classifier(MOVED, EMPTY, FILLED)
def find(diff: Diff) -> Iterator[Change]:
    """A lead role that other posts carry than before, that none carries any more, or that one now does."""
    for twin in diff.twins("designation"):
        edit = twin.edit("held_by")
        if edit is None:
            continue
        before, after = listed(edit.before), listed(edit.after)
        sort = MOVED if before and after else FILLED if after else EMPTY if before else MOVED
        what = {MOVED: "is carried by others", EMPTY: "is carried by nobody any more", FILLED: "is now carried"}[sort]
        yield field_change(diff, sort, twin.old, twin.new, edit, f"The lead role {twin.new.title} {what}")
