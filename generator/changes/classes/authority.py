"""The authority of a body widened or narrowed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier, field_change
from generator.changes.diff import Diff

WIDENED = Sort("CHG110", "Authority widened", "bodies", "CHG111")
NARROWED = Sort("CHG111", "Authority narrowed", "bodies", "CHG110", breaks=True)
RESTATED = Sort("CHG112", "Authority stated otherwise", "bodies")

_REACH = {"decides": 3, "assures": 2, "advises": 1, "consults": 0, "coordinates": 0}
"""How far each word reaches: to decide is more than to assure, that more than to advise, that more than to be asked."""


@classifier(WIDENED, NARROWED, RESTATED)
def find(diff: Diff) -> Iterator[Change]:
    """A body that may do more, or less, than before; or of which it is now, or no longer, stated what it may do."""
    for twin in diff.twins("body"):
        edit = twin.edit("authority")
        if edit is None:
            continue
        reach = [_REACH.get(value) if isinstance(value, str) else None for value in (edit.before, edit.after)]
        if None in reach or reach[0] == reach[1]:
            sort, what = RESTATED, "is stated otherwise"
        else:
            wider = (reach[1] or 0) > (reach[0] or 0)
            sort, what = (WIDENED, "is wider") if wider else (NARROWED, "is narrower")
        yield field_change(diff, sort, twin.old, twin.new, edit, f"The authority of {twin.new.title} {what}")
