"""Quorums that no meeting could reach."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds._entity import Path
from generator.kinds.body import Body
from generator.rules import Finding, rule, uncertain
from generator.rules._facts import bodies, fillers
from generator.rules._quorum import asked, voters, votes


@rule("GOV412", "error")
def check(model: Model) -> Iterator[Finding]:
    """A quorum above the number of members who may vote, one that asks for a sort of member that the body has not or
    for more of a seat group than there are, or one whose parts are together more than the quorum itself.

    Such a body can never decide anything in due form, and what it decided so far is open to challenge.

    Correct the quorum, or list the members that are missing. Where the members or the quorum are not plainly stated,
    or the handbook is partial, the finding is a warning.

    Example: the quorum of 'Audit Committee' is 4, and only 3 may vote
    """
    for body in bodies(model):
        voting = votes(model, body)
        wanted = asked(body, voting)
        places = voters(model, body)
        if wanted is None or not voting:
            continue
        doubt = uncertain(body.said("quorum")) or any(uncertain(seat.said("member")) for seat in places)
        partial = model.handbook.coverage == "partial" and not body.seat_total
        if wanted.number is not None and wanted.number > voting:
            yield Finding(
                body.ref,
                f"the quorum of '{body.title}' is {wanted.number}, and only {voting} may vote",
                "correct the quorum, or list the members that are missing",
                ("quorum",),
                doubt or partial or (bool(body.seat_total) and uncertain(body.said("seat_total"))),
            )
        for path, words in _parts(body):
            yield Finding(
                body.ref,
                f"the quorum of '{body.title}' {words}",
                "correct the quorum, or the seats that it counts",
                ("quorum_counts", *path),
                uncertain(body.said("quorum_counts")) or uncertain(body.said("seats")),
            )
        sitting = [filler for seat in places for filler in fillers(model, seat)]
        if not sitting or any(filler.ref.kind != "post" for filler in sitting):
            continue
        kinds = {str(getattr(filler, "kind", "")) for filler in sitting}
        for kind, name in wanted.sorts:
            if kind not in kinds and not (kind == "executive" and "chief_executive" in kinds):
                yield Finding(
                    body.ref,
                    f"the quorum of '{body.title}' asks for {'an' if name[0] in 'aeiou' else 'a'} {name}, and none is "
                    "among its members",
                    "list the member, or correct the quorum",
                    ("quorum",),
                    doubt or model.handbook.coverage == "partial",
                )


def _parts(body: Body) -> Iterator[tuple[Path, str]]:
    """What cannot be met in a quorum's figures: the way to it, and words that follow `the quorum of …`."""
    figures = body.quorum_counts
    if figures is None:
        return
    among = sum(part.number for part in figures.including)
    if among > figures.members:
        yield ("including",), f"is {figures.members}, and asks for {among} among them"
    groups = {group.id: group for group in body.seats}
    for number, part in enumerate(figures.including):
        group = groups.get(part.seat or "")
        if group is not None and part.number > (group.up_to or group.number):
            seats = f"{group.number} {'is a seat' if group.number == 1 else 'are seats'} of that sort"
            yield ("including", number, "number"), f"asks for {part.number} of '{part.of}', and only {seats}"
