"""Members who joined or left a body, and what became of their vote and role."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, change, classifier
from generator.changes.classes._seats import Seats, name, seats
from generator.changes.diff import Diff, Side
from generator.changes.say import NOT_STATED
from generator.changes.values import Entry
from generator.vocabulary import word

VOTING = Sort("CHG122", "Voting changed", "seats")
JOINED = Sort("CHG124", "Member joined", "seats", "CHG125")
LEFT = Sort("CHG125", "Member left", "seats", "CHG124", breaks=True)
ROLE = Sort("CHG126", "Role of a member changed", "seats")

_TERMS = ("role", "standing", "seat", "on_behalf_of")
_ALL = frozenset({*_TERMS, "voting", "status", "until", None})


@classifier(VOTING, JOINED, LEFT, ROLE)
def find(diff: Diff) -> Iterator[Change]:
    """Somebody who sits on a body and did not, or the other way round; or who sits there as something else."""
    for found in seats(diff):
        title = found.body.new.title
        for who in dict.fromkeys((*found.before, *found.after)):
            before, after = found.before.get(who, []), found.after.get(who, [])
            known = name(diff, who)
            if not before:
                yield _one(diff, JOINED, found, before, after, f"{known} joined {title}")
            elif not after:
                yield _one(diff, LEFT, found, before, after, f"{known} left {title}")
            else:
                yield from _stayed(diff, found, before, after, f"{known} on {title}")


def _stayed(diff: Diff, found: Seats, before: list[Entry], after: list[Entry], told: str) -> Iterator[Change]:
    votes = [sorted(_vote(seat) for seat in held) for held in (before, after)]
    if votes[0] != votes[1]:
        yield _one(diff, VOTING, found, before, after, f"The vote of {told} changed", vote=True)
    terms = [sorted(_terms(side, held, told)) for side, held in ((diff.old, before), (diff.new, after))]
    roles = [{seat.values["role"] for seat in held} for held in (before, after)]
    if terms[0] != terms[1] and ("chair" in roles[0]) == ("chair" in roles[1]):
        yield _one(diff, ROLE, found, before, after, f"The role or seat of {told} changed")


def _one(
    diff: Diff, sort: Sort, found: Seats, before: list[Entry], after: list[Entry], what: str, vote: bool = False
) -> Change:
    old, new = found.body.old, found.body.new
    told = [
        "; ".join(sorted(_vote(seat) if vote else _terms_of(side, seat) for seat in held))
        for side, held in ((diff.old, before), (diff.new, after))
    ]
    steps = tuple(edit for edit in diff.steps(*before, *after) if edit.field in _ALL)
    return change(diff, sort, old, new, what, before=told[0], after=told[1], edits=steps, field="members")


def _vote(seat: Entry) -> str:
    voting = seat.values.get("voting")
    return NOT_STATED if not isinstance(voting, bool) else "Votes" if voting else "Does not vote"


def _terms(side: Side, held: list[Entry], _: str) -> list[str]:
    return [_terms_of(side, seat, vote=False) for seat in held]


def _terms_of(side: Side, seat: Entry, vote: bool = True) -> str:
    values = seat.values
    told = [word("role", str(values["role"]))]
    if isinstance(values.get("standing"), str):
        told.append(word("standing", str(values["standing"])).lower())
    if isinstance(values.get("seat"), str):
        body = str(values.get("body")).partition("/")[2]
        groups = next((e.values.get("seats") for r, e in side.entries.items() if r == ("body", body)), None)
        named = [g["name"] for g in groups or () if isinstance(g, dict) and g.get("id") == values["seat"]]
        told.append(f"in a seat for {named[0] if named else values['seat']}")
    if isinstance(values.get("on_behalf_of"), str):
        told.append(f"on behalf of {values['on_behalf_of']}")
    if vote and isinstance(values.get("voting"), bool):
        told.append(_vote(seat).lower())
    return ", ".join(told)
