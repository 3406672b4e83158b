"""The terms of reference of a body changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, change, classifier, field_change
from generator.changes.diff import Diff
from generator.changes.say import shown

ADDED = Sort("CHG135", "Terms of reference added", "bodies", "CHG136")
GONE = Sort("CHG136", "Terms of reference no longer there", "bodies", "CHG135", breaks=True)
CHANGED = Sort("CHG134", "Terms of reference changed", "bodies")

_KIND = "terms_of_reference"
_NOT_TERMS = frozenset({"sources", "field_sources", "text", "notes", "body"})


@classifier(ADDED, GONE, CHANGED)
def find(diff: Diff) -> Iterator[Change]:
    """Terms of reference that are new, gone, or say something else on authority, conflicts, papers or reports."""
    for twin in diff.twins(_KIND):
        for edit in twin.edits:
            if edit.field not in _NOT_TERMS:
                what = f"{shown(diff, twin.new)}: {str(edit.field).replace('_', ' ')} changed"
                yield field_change(diff, CHANGED, twin.old, twin.new, edit, what)
    moved = {*diff.moved, *diff.moved.values()}
    for edit in diff.edits:
        if edit.ref.kind == _KIND and edit.field is None and edit.ref not in moved and not diff.silent(edit):
            old, new = diff.old.entries.get(edit.ref), diff.new.entries.get(edit.ref)
            here = new or old
            if here is not None:
                sort, what = (ADDED, "are new") if new else (GONE, "are no longer there")
                yield change(diff, sort, old, new, f"{shown(diff, here)} {what}", edits=(edit,))
