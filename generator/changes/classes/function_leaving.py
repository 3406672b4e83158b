"""Functions that are to leave the organisation."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, change, classifier
from generator.changes.diff import Diff
from generator.changes.say import NOT_STATED
from generator.changes.values import Entry

LEAVES = Sort("CHG312", "Function is to leave", "functions", "CHG313", breaks=True)
STAYS = Sort("CHG313", "Function is to stay after all", "functions", "CHG312")
OTHERWISE = Sort("CHG314", "Leaving of a function moved", "functions")
FIRST = Sort("CHG317", "Function is to leave, not said before", "functions", "CHG318", breaks=True)
UNSAID = Sort("CHG318", "Function that was to leave, not said any more", "silence", "CHG317")


@classifier(LEAVES, STAYS, OTHERWISE, FIRST, UNSAID)
def find(diff: Diff) -> Iterator[Change]:
    """A function that the organisation keeps only until something happens, and kept before; also one new to it."""
    known = set()
    for twin in diff.twins("function"):
        known |= {twin.old.ref, twin.new.ref}
        edit = twin.edit("leaves_when")
        if edit is not None:
            sort = OTHERWISE if _says(twin.old) and _says(twin.new) else LEAVES if _says(twin.new) else STAYS
            yield _leaving(diff, sort, twin.old, twin.new)
        elif bool(_says(twin.old)) != bool(_says(twin.new)):
            yield _leaving(diff, FIRST if _says(twin.new) else UNSAID, twin.old, twin.new)
    for entry in diff.new.of_kind("function"):
        if entry.ref not in known and _says(entry):
            yield _leaving(diff, FIRST if diff.old.partial else LEAVES, None, entry)
    for entry in diff.old.of_kind("function"):
        if entry.ref not in known and _says(entry):
            yield _leaving(diff, UNSAID if diff.new.partial else STAYS, entry, None)


def _says(entry: Entry) -> str:
    said = entry.values.get("leaves_when")
    return said if isinstance(said, str) else ""


def _mention(entry: Entry | None) -> str:
    return "mention it" if entry is None else "say so"


def _leaving(diff: Diff, sort: Sort, old: Entry | None, new: Entry | None) -> Change:
    here = new or old
    title = here.title if here else ""
    what = {
        LEAVES: f"{title} is to leave the organisation",
        STAYS: f"It is no longer said that {title} is to leave the organisation",
        FIRST: f"{title} is to leave the organisation; {diff.old.label} does not {_mention(old)}",
        UNSAID: f"{title} was to leave the organisation; {diff.new.label} does not {_mention(new)}",
        OTHERWISE: f"When {title} is to leave the organisation is said otherwise",
    }[sort]
    told = [(_says(entry) if entry else "") or NOT_STATED for entry in (old, new)]
    steps = [edit for edit in diff.steps(*(e for e in (old, new) if e)) if edit.field == "leaves_when"]
    virtual = [e for t in diff.twins("function") if t.new is new and (e := t.edit("leaves_when"))]
    return change(
        diff, sort, old, new, what, before=told[0], after=told[1], edits=(*steps, *virtual), field="leaves_when"
    )
