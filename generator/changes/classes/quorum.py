"""The quorum of a body changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, change, classifier
from generator.changes.diff import Diff
from generator.changes.say import said

SORT = Sort("CHG120", "Quorum changed", "seats")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A body that needs other people, more of them or fewer, to decide; its words and its figures are one quorum."""
    for twin in diff.twins("body"):
        edits = [edit for name in ("quorum", "quorum_counts") if (edit := twin.edit(name)) is not None]
        if edits:
            before, after = said(diff, edits[0])
            what = f"The quorum of {twin.new.title} changed"
            yield change(
                diff, SORT, twin.old, twin.new, what, before=before, after=after, edits=edits, field=edits[0].field
            )
