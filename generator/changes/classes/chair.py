"""Who chairs a body changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, change, classifier
from generator.changes.classes._seats import seats
from generator.changes.diff import Diff
from generator.changes.say import NOT_STATED, called

CHAIR = Sort("CHG127", "Chair changed", "seats")
LEFT = Sort("CHG128", "No chair stated any more", "seats", "CHG129", breaks=True)
NAMED = Sort("CHG129", "Chair stated", "seats", "CHG128")


@classifier(CHAIR, LEFT, NAMED)
def find(diff: Diff) -> Iterator[Change]:
    """A body with another chair, none any more, or one where none was stated."""
    for found in seats(diff):
        before, after = found.chairs(after=False), found.chairs(after=True)
        if set(before) == set(after):
            continue
        old, new = found.body.old, found.body.new
        told = [
            ", ".join(sorted({called(side, str(s.values["member"])) for held in chairs.values() for s in held}))
            or NOT_STATED
            for side, chairs in ((diff.old, before), (diff.new, after))
        ]
        sort = CHAIR if before and after else NAMED if after else LEFT
        what = f"{new.title} {'has another chair' if sort is CHAIR else 'has a chair' if after else 'has no chair'}"
        chairing = {*before, *after}
        held = [seat for every in (found.before, found.after) for who in chairing for seat in every.get(who, ())]
        steps = diff.steps(*sorted(held, key=lambda seat: seat.ref))
        yield change(diff, sort, old, new, what, before=told[0], after=told[1], edits=steps, field="members")
