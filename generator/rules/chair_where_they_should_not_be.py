"""Committees that check the Board and are chaired from its top."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds.body import Body
from generator.kinds.membership import Membership
from generator.rules import Finding, rule, uncertain
from generator.rules._facts import bodies, called, fillers, seats, the_boards

_NOT = {"audit": ("chair", "deputy_chair"), "remuneration": ("chair",)}
"""Committees by a word of their names, and which of the Board's officers must not chair them."""
_OFFICE = {"chair": "chairs the Board", "deputy_chair": "is deputy chair of the Board"}


@rule("GOV407", "error")
def check(model: Model) -> Iterator[Finding]:
    """An audit committee chaired by the chair or deputy chair of the Board, or by an executive, and a remuneration
    committee chaired by the chair of the Board or an executive.

    These committees look at how the Board and its executives use money and set pay. Whoever is looked at must not
    lead those who look.

    Name another member as chair, most often a non-executive. Where a chair is not plainly stated, the finding is a
    warning.

    Example: 'Chair' chairs the Board and 'Audit Committee' as well
    """
    for body in bodies(model, "committee", "sub_committee"):
        word = next((word for word in _NOT if word in body.title.casefold()), None)
        for seat in seats(model, body, ("chair",)) if word else ():
            yield from _above(model, body, seat, _NOT[word or "audit"])


def _above(model: Model, body: Body, seat: Membership, barred: tuple[str, ...]) -> Iterator[Finding]:
    for filler in fillers(model, seat):
        offices = [
            (place, place.role)
            for board in the_boards(model)
            for place in seats(model, board, barred)
            if filler in fillers(model, place)
        ]
        executive = getattr(filler, "kind", "") in ("executive", "chief_executive")
        if not offices and not executive:
            continue
        does = f"is an executive and chairs '{body.title}'"
        if offices:
            does = f"{_OFFICE[offices[0][1]]} and chairs '{body.title}' as well".replace(
                "chairs the Board and chairs", "chairs the Board and"
            )
        yield Finding(
            seat.ref,
            f"'{called(model, seat)}' {does}",
            "name another member as chair, most often a non-executive",
            ("role",),
            uncertain(seat.said("role")) or any(uncertain(place.said("role")) for place, _ in offices),
            tuple((place.ref, ("role",), f"'{called(model, place)}'") for place, _ in offices),
        )
