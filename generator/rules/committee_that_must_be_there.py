"""The audit and the remuneration committee that an integrated care board must have."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds.body import Body
from generator.rules import Finding, rule, the_handbook, uncertain
from generator.rules._facts import bodies, fillers, seats, the_boards

_MUST = ("audit", "remuneration")
_EXECUTIVE = ("executive", "chief_executive")


@rule("GOV411", "error", profile="icb-minimum")
def check(model: Model) -> Iterator[Finding]:
    """An integrated care board without an audit committee or a remuneration committee, or with one that is made up of
    executives.

    The law asks for both. They look at the accounts and set pay, and executives must not do that for themselves.

    Add the committee with the source that names it, or its members who are no executives. It is an error where the
    members are plainly stated, or where the handbook is whole and names other committees; a partial handbook that
    names none of the two gives a warning.

    Example: no source names an audit committee
    """
    committees = list(bodies(model, "committee", "sub_committee", "joint_committee"))
    absent = []
    for must in _MUST:
        found = [body for body in committees if any(must in name.casefold() for name in (body.title, *body.aliases))]
        if not found:
            absent.append(f"{'an' if must[0] in 'aeiou' else 'a'} {must} committee")
        for body in found:
            yield from _executives(model, body)
    if absent:
        boards = the_boards(model)
        yield Finding(
            boards[0].ref if boards else the_handbook(model),
            f"no source names {' or '.join(absent)}",
            "add the committee, with the source that names it",
            doubt=model.handbook.coverage == "partial" or not committees,
            question=f"Is there {' and '.join(absent)}, and who sits there?",
        )


def _executives(model: Model, body: Body) -> Iterator[Finding]:
    places = seats(model, body)
    sitting = [filler for seat in places for filler in fillers(model, seat)]
    if sitting and all(getattr(filler, "kind", "") in _EXECUTIVE for filler in sitting):
        yield Finding(
            body.ref,
            f"all members of '{body.title}' are executives",
            "list the members who are no executives, or correct the `kind` of their posts",
            ("members",),
            uncertain(body.said("members")) or any(uncertain(seat.said("member")) for seat in places),
        )
