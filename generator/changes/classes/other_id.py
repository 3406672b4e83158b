"""The same thing under another id, which nothing declares."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, change, classifier
from generator.changes.classes._life import steps_of
from generator.changes.diff import Diff

OTHER_ID = Sort("CHG820", "Same name under another id", "other")


@classifier(OTHER_ID)
def find(diff: Diff) -> Iterator[Change]:
    """Links and addresses of the old id no longer work, though readers would say that it is the same thing."""
    for descent in diff.descents:
        if descent.how == "same_name":
            old, new = descent.origins[0], descent.heirs[0]
            what = f"{new.title} stands under another id; nothing declares that the one replaced the other"
            yield change(
                diff, OTHER_ID, old, new, what, before=old.ref.id, after=new.ref.id, edits=steps_of(diff, descent)
            )
