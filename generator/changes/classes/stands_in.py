"""Who acts in an emergency, or for a post that is vacant or away, changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, change, classifier, field_change
from generator.changes.diff import Diff
from generator.changes.say import shown
from generator.changes.values import prose_fields

COMES = Sort("CHG740", "Stand-in or emergency power added", "decisions", "CHG741")
GOES = Sort("CHG741", "Stand-in or emergency power dropped", "decisions", "CHG740", breaks=True)
CHANGED = Sort("CHG742", "Stand-in or emergency power changed", "decisions")

_KINDS = ("emergency_power", "deputy_rule")


@classifier(COMES, GOES, CHANGED)
def find(diff: Diff) -> Iterator[Change]:
    """Somebody who may act for a body or post and might not, or the other way round, or on other terms."""
    for edit in diff.edits:
        if edit.ref.kind in _KINDS and edit.field is None and not diff.silent(edit):
            old, new = diff.old.entries.get(edit.ref), diff.new.entries.get(edit.ref)
            moved = edit.ref in diff.moved or edit.ref in diff.moved.values()
            here = new or old
            if here is not None and not moved:
                sort, what = (COMES, "is new") if new else (GOES, "is no longer there")
                yield change(diff, sort, old, new, f"{shown(diff, here)} {what}", edits=(edit,))
    for kind in _KINDS:
        for twin in diff.twins(kind):
            for edit in twin.edits:
                plain = twin.new.entity is not None and edit.field in prose_fields(type(twin.new.entity))
                if edit.heir is None and not plain and edit.field not in ("sources", "field_sources"):
                    what = f"{shown(diff, twin.new)}: {str(edit.field).replace('_', ' ')} changed"
                    yield field_change(diff, CHANGED, twin.old, twin.new, edit, what)
