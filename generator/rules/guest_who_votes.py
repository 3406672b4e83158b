"""Participants and attendees who are said to vote."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, rule, uncertain
from generator.rules._facts import bodies, called, seats
from generator.vocabulary import word


@rule("GOV408", "error")
def check(model: Model) -> Iterator[Finding]:
    """A participant, attendee or secretary of a body who is said to vote.

    Only members vote. A vote by anybody else can undo the decision that it decided.

    Make them a `member` where a source says so, or take `voting` away. Where the sources disagree, the finding is a
    warning.

    Example: 'Healthwatch' is a participant of 'Board' and is said to vote
    """
    for body in bodies(model):
        for seat in seats(model, body, ("participant", "attendee", "secretary")):
            if seat.voting:
                role = word("role", seat.role).lower()
                yield Finding(
                    seat.ref,
                    f"'{called(model, seat)}' is {'an' if role[0] in 'aeiou' else 'a'} {role} of '{body.title}' and is "
                    "said to vote",
                    "make it a `member`, or take `voting` away",
                    ("voting",),
                    uncertain(seat.said("voting")) or uncertain(seat.said("role")),
                )
