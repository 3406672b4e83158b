"""The first or last day of something that goes on was moved."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier, field_change
from generator.changes.classes._kinds import PLANS
from generator.changes.diff import Diff
from generator.changes.values import JOINS

SORT = Sort("CHG815", "First or last day changed", "other")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A body, post, function or other entry that holds from or until another day, and is in force or closed in both."""
    for twin in diff.every_twin():
        if twin.new.ref.kind in {*PLANS, *JOINS, "agreement"} or twin.old.active != twin.new.active:
            continue
        for edit in twin.edits:
            if edit.field in ("from_", "until") and twin.new.entity is not None:
                what = f"The first or last day of {twin.new.title} changed"
                yield field_change(diff, SORT, twin.old, twin.new, edit, what)
