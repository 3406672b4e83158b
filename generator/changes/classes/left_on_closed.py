"""Powers, work or seats left on something that has closed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, change, classifier
from generator.changes.diff import Diff, Side
from generator.changes.say import called, shown
from generator.changes.values import Entry
from generator.diagnostics import Ref

LEFT = Sort("CHG501", "Left on something that has closed", "left", "CHG502", breaks=True)
MENDED = Sort("CHG502", "No longer left on something closed", "left", "CHG501")

HOLDS = {
    ("assignment", "holder"): "is the work of",
    ("designation", "held_by"): "is carried by",
    ("designation", "deputy"): "is deputised by",
    ("body", "accountable_to"): "answers to",
    ("post", "reports_to"): "reports to",
    ("post", "accountable_to"): "answers to",
    ("membership", "member"): "is a seat of",
    ("function_group", "led_by"): "is led by",
    ("unit", "head"): "is headed by",
    ("commitment", "owner"): "is owned by",
    ("milestone", "owner"): "is owned by",
    ("risk", "owner"): "is owned by",
    ("decision", "reserved_to"): "is reserved to",
    ("delegation", "delegate"): "is delegated to",
    ("delegation", "delegator"): "is delegated by",
}
"""Links that leave something in the hands of a body or post, and how they read."""


@classifier(LEFT, MENDED)
def find(diff: Diff) -> Iterator[Change]:
    """Something in force that still leads to a body or post that has closed, and did not before; and its mending."""
    was, now = _left(diff.old), _left(diff.new)
    for there, here, sort in ((was, now, LEFT), (now, was, MENDED)):
        for key, (entry, closed) in here.items():
            if key in there:
                continue
            says = HOLDS[entry.ref.kind, key[1]]
            told = f"{shown(diff, entry)} {'still' if sort is LEFT else 'no longer'} {says} {closed.title}"
            what = f"{told}, which has closed"
            words = f"{says} {closed.title}"
            old, new = (None, entry) if sort is LEFT else (entry, None)
            before, after = ("", words) if sort is LEFT else (words, "")
            yield change(diff, sort, old, new, what, before=before, after=after, field=key[1], also=(closed,))


def _left(side: Side) -> dict[tuple[Ref, str, str], tuple[Entry, Entry]]:
    closed = {str(ref): entry for ref, entry in side.entries.items() if not entry.active}
    found = {}
    for ref, entry in side.entries.items():
        if not entry.active or entry.entity is None:
            continue
        if ref.kind == "membership" and str(entry.values.get("body")) in closed:
            continue
        for kind, name in HOLDS:
            if kind != ref.kind:
                continue
            value = entry.values.get(name)
            for one in value if isinstance(value, list) else [value]:
                if str(one) in closed and called(side, str(one)):
                    found[ref, name, str(one)] = (entry, closed[str(one)])
    return found
