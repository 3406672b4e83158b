"""Posts, people and organisations that sit on one body twice at the same time."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Ref
from generator.graph.model import Model
from generator.kinds.membership import Membership
from generator.rules import Finding, rule
from generator.rules._facts import SITS, bodies, called, seats


@rule("GOV409", "warning")
def check(model: Model) -> Iterator[Finding]:
    """A post, person or organisation that has two seats on one body at the same time.

    One of the two seats is then not filled, and votes and quorum are counted wrongly.

    Keep the seat that a source states, or date the two where one followed the other. An organisation may have
    several seats where they count towards different groups of seats, or stand for different sectors.

    Example: 'Nurse' sits on 'Board' twice
    """
    for body in bodies(model):
        held: dict[tuple[Ref, object, object], list[Membership]] = {}
        for seat in seats(model, body, (*SITS, "participant", "attendee")):
            for edge in model.out(seat.ref, "member"):
                if isinstance(edge.target, Ref):
                    apart = (seat.seat, seat.on_behalf_of) if edge.target.kind == "organisation" else (None, None)
                    held.setdefault((edge.target, *apart), []).append(seat)
        for places in held.values():
            if len(places) > 1:
                times = "twice" if len(places) == 2 else f"{len(places)} times"
                yield Finding(
                    places[1].ref,
                    f"'{called(model, places[0])}' sits on '{body.title}' {times}",
                    "keep one of the seats, or date them where one followed the other",
                    ("member",),
                    related=((places[0].ref, ("member",), "the first seat"),),
                )
