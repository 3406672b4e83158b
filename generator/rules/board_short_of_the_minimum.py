"""Boards of integrated care boards with fewer members than they need."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds.body import Body
from generator.rules import Finding, rule, uncertain
from generator.rules._facts import fillers, heads, seats, the_boards

_FEWEST = 10
_SORTS = {
    "chair": (1, "a chair"),
    "chief_executive": (1, "a chief executive"),
    "non_executive": (2, "two non-executive members"),
    "partner_member": (3, "three partner members"),
}


@rule("GOV405", "error", profile="icb-minimum")
def check(model: Model) -> Iterator[Finding]:
    """A Board with fewer than ten seats, or whose listed members lack a sort of member that it must have: a chair, a
    chief executive, two non-executive members and three partner members.

    The law and the national design framework set this minimum, so that no one interest can decide alone. A Board
    that falls short may not be properly made up, and its decisions can be challenged.

    Correct the number, or list the members that are missing. It is an error where the members are plainly stated and
    the handbook is whole; in a handbook that is partial, or where members were worked out, it is a warning.

    Example: 'Board' has 9 seats, and an integrated care board needs 10 at least
    """
    for board in the_boards(model):
        places = seats(model, board)
        listed = sum(heads(model, seat) for seat in places)
        number = board.seat_total or listed
        if not number:
            continue
        open_ended = not board.seat_total and model.handbook.coverage == "partial"
        if number < _FEWEST:
            yield Finding(
                board.ref,
                f"'{board.title}' has {number} seat{'' if number == 1 else 's'}, and an integrated care board needs "
                f"{_FEWEST} at least",
                "correct the number, or list the members that are missing",
                ("seat_total",) if board.seat_total else ("members",),
                open_ended or uncertain(board.said("seat_total" if board.seat_total else "members")),
            )
        yield from _sorts(model, board)


def _sorts(model: Model, board: Body) -> Iterator[Finding]:
    """The sorts of member that a Board lacks, held against posts alone, since other members have no sort."""
    places = seats(model, board)
    sitting = [(filler, seat) for seat in places for filler in fillers(model, seat)]
    if not sitting or any(filler.ref.kind != "post" for filler, _ in sitting):
        return
    short = []
    for sort, (fewest, words) in _SORTS.items():
        if sum(getattr(f, "number", None) or 1 for f, _ in sitting if getattr(f, "kind", "") == sort) < fewest:
            short.append(words)
    if short:
        lacking = " or ".join(part for part in (", ".join(short[:-1]), short[-1]) if part)
        yield Finding(
            board.ref,
            f"the members of '{board.title}' do not include {lacking}",
            "list the members that are missing, or correct the `kind` of their posts",
            ("members",),
            model.handbook.coverage == "partial" or any(uncertain(seat.said("member")) for _, seat in sitting),
        )
