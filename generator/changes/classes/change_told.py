"""A change that the one model tells of and the other does not."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, change, classifier
from generator.changes.diff import Diff

TOLD = Sort("CHG840", "Change told of", "words", "CHG841")
UNTOLD = Sort("CHG841", "Change no longer told of", "words", "CHG840")


@classifier(TOLD, UNTOLD)
def find(diff: Diff) -> Iterator[Change]:
    """A change event that is new or gone; what it changed has a class of its own."""
    for edit in diff.edits:
        if edit.ref.kind == "change_event" and edit.field is None and not diff.silent(edit):
            old, new = diff.old.entries.get(edit.ref), diff.new.entries.get(edit.ref)
            here = new or old
            if here is not None:
                sort, what = (TOLD, "is told of now") if new else (UNTOLD, "is no longer told of")
                yield change(diff, sort, old, new, f"“{here.title}” {what}", edits=(edit,), quietly=True)
