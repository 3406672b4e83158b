"""A function moved between groups."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier, field_change
from generator.changes.diff import Diff
from generator.changes.say import called

SORT = Sort("CHG311", "Function moved between groups", "functions")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A function that stands under another list, group or larger function."""
    for twin in diff.twins("function"):
        for edit in twin.edits:
            if edit.field in ("group", "parent"):
                names = (
                    f"{before} “{called(side, value)}”"
                    for before, side, value in (("from", diff.old, edit.before), ("to", diff.new, edit.after))
                    if isinstance(value, str)
                )
                what = f"{twin.new.title} moved {' '.join(names)}"
                yield field_change(diff, SORT, twin.old, twin.new, edit, what)
