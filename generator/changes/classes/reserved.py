"""A decision that was reserved may be passed on, or the other way round; who holds it or leads on it moved."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier, field_change
from generator.changes.diff import Diff
from generator.changes.edits import listed

OPENED = Sort("CHG710", "No longer reserved", "decisions", "CHG711")
RESERVED = Sort("CHG711", "Now reserved", "decisions", "CHG710", breaks=True)
MOVED = Sort("CHG712", "Reserved to another", "decisions")
PASSING = Sort("CHG713", "Whether a decision may be delegated changed", "decisions")
HELD = Sort("CHG714", "Holder or lead of a decision moved", "decisions")


@classifier(OPENED, RESERVED, MOVED, PASSING, HELD)
def find(diff: Diff) -> Iterator[Change]:
    """A decision that a body keeps for itself and did not, or no longer; that another holds; that may not be passed."""
    for twin in diff.twins("decision"):
        title = twin.new.title
        for edit in twin.edits:
            if edit.field == "reserved_to":
                before, after = listed(edit.before), listed(edit.after)
                sort = MOVED if bool(before) == bool(after) else RESERVED if after else OPENED
                what = {MOVED: "is reserved to another", RESERVED: "is reserved now", OPENED: "is no longer reserved"}
                yield field_change(diff, sort, twin.old, twin.new, edit, f"“{title}” {what[sort]}")
            elif edit.field in ("not_delegated", "alternatives"):
                what_may = f"Who may be given “{title}”, or any of whom may decide, changed"
                yield field_change(diff, PASSING, twin.old, twin.new, edit, what_may)
            elif edit.field in ("held_by", "lead"):
                yield field_change(diff, HELD, twin.old, twin.new, edit, f"Who holds or leads on “{title}” changed")
