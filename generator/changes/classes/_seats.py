"""The seats of a body before and after, by who sits in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.changes.diff import Diff, Side, Twin
from generator.changes.say import called
from generator.changes.values import Entry


@dataclass(frozen=True)
class Seats:
    """Who sits on a body, before and after, each with the seats held; by what the new model calls them."""

    body: Twin
    before: dict[str, list[Entry]]
    after: dict[str, list[Entry]]

    def chairs(self, after: bool) -> dict[str, list[Entry]]:
        """Who chairs it."""
        held = self.after if after else self.before
        return {who: some for who, seats in held.items() if (some := [s for s in seats if s.values["role"] == "chair"])}


def seats(diff: Diff) -> Iterator[Seats]:
    """The seats of each body that both models hold, without those of which a partial handbook is silent."""
    for twin in diff.twins("body"):
        if twin.old.active and twin.new.active:
            before = _held(diff, diff.old, twin.old)
            after = _held(diff, diff.new, twin.new)
            if before != after:
                yield Seats(twin, before, after)


def _held(diff: Diff, side: Side, body: Entry) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for seat in side.join("membership", "body", body.ref):
        steps = diff.steps(seat)
        who = str(seat.values.get("member"))
        known = str(diff.translated(who))
        if not any(step.field is None and diff.silent(step) for step in steps) or seat.ref in _moved(diff, side):
            found.setdefault(known, []).append(seat)
    return found


def _moved(diff: Diff, side: Side) -> set[object]:
    return set(diff.moved) if side is diff.old else set(diff.moved.values())


def name(diff: Diff, who: str) -> str:
    """What somebody who sits on a body is called, in whichever model knows."""
    for side in (diff.new, diff.old):
        said = called(side, who)
        if said != who.partition("/")[2]:
            return said
    return called(diff.old, who)
