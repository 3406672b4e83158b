"""Seats whose numbers contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model, confidence
from generator.kinds.body import Body, SeatGroup
from generator.kinds.membership import Membership
from generator.rules import Finding, in_force, rule, uncertain

_SITS = ("chair", "deputy_chair", "member")


@rule("GOV403", "error")
def check(model: Model) -> Iterator[Finding]:
    """Seats of a body that do not add up. Three sums are held against each other: the parts of a group of seats
    against the group; the members listed for a group against its number, where any are listed; and all groups
    against `seat_total`. A post that stands for several counts as many. Participants, attendees and secretaries hold
    no seat, and where organisations are listed, whose seats no source may count, their group is not judged by its
    members. A part whose place in a group is in conflict counts in that group's sum, and by itself in the total.

    Votes and quorum are counted in seats, so a number that is wrong can undo a decision.

    Mend the number that is wrong, or list the missing member. Where a source contradicts itself, put `value` and
    `sources` with the status `conflict` on the number or the `part_of`: the finding is then a warning.

    Example: 'Partner members' of 'Board' are 8 seats, but their parts add up to 9: 5 'Council members' and 4 'Trust
    members'
    """
    for body in model.all("body"):
        if isinstance(body, Body) and in_force(body, model.as_at):
            yield from _parts(body)
            yield from _members(model, body)
            yield from _total(model, body)


def _parts(body: Body) -> Iterator[Finding]:
    for index, group in enumerate(body.seats):
        parts = [i for i, part in enumerate(body.seats) if part.part_of == group.id]
        total = sum(body.seats[i].number for i in parts)
        if not parts or total == group.number:
            continue
        disputed = [i for i in parts if _disputed(body, i)]
        sums = _and([f"{body.seats[i].number} '{body.seats[i].name}'" for i in parts])
        message = (
            f"'{group.name}' of '{body.title}' are {group.number} seats, but their parts add up to {total}: {sums}"
        )
        rest = total - sum(body.seats[i].number for i in disputed)
        if disputed:
            names = _and([f"'{body.seats[i].name}'" for i in disputed])
            message += f"; without {names}, whose place the sources dispute, they add up to {rest}"
        yield Finding(
            body.ref,
            message,
            "mend the number or the `part_of` that is wrong, or record which sources disagree",
            ("seats", index, "number"),
            bool(disputed) or any(uncertain(body.said("seats", i, "number")) for i in (index, *parts)),
            tuple((body.ref, ("seats", i), f"{body.seats[i].number} '{body.seats[i].name}'") for i in parts),
            f"How many '{group.name}' does '{body.title}' have, and which seats are among them?",
        )


def _members(model: Model, body: Body) -> Iterator[Finding]:
    members = [m for m in model.origins(body.ref, "body", "membership") if isinstance(m, Membership)]
    sitting = [m for m in members if m.role in _SITS and in_force(m, model.as_at)]
    for index, group in enumerate(body.seats):
        listed = [m for m in sitting if m.seat in _within(body, group)]
        fillers = [target for m in listed for target in model.targets(m.ref, "member")]
        number = sum(getattr(target, "number", None) or 1 for target in fillers)
        stated = any(m.seat == group.id for m in listed) and all(f.ref.kind in ("post", "person") for f in fillers)
        if not stated or number == group.number:
            continue
        yield Finding(
            body.ref,
            f"'{group.name}' of '{body.title}' are {group.number} seats, but its members listed for them are {number}",
            "list the members that are missing, remove those that do not belong there, or mend the number",
            ("seats", index, "number"),
            uncertain(body.said("seats", index, "number"))
            or uncertain(body.said("members"))
            or any(uncertain(m.said("seat")) for m in listed),
            question=f"How many '{group.name}' does '{body.title}' have, and who are they?",
        )


def _within(body: Body, group: SeatGroup) -> set[str]:
    """The group and its undisputed parts."""
    parts = [part.id for i, part in enumerate(body.seats) if part.part_of == group.id and not _disputed(body, i)]
    return {group.id, *parts}


def _total(model: Model, body: Body) -> Iterator[Finding]:
    groups = {group.id for group in body.seats}
    tops = [i for i, group in enumerate(body.seats) if group.part_of not in groups or _disputed(body, i)]
    total = sum(body.seats[i].number for i in tops)
    if body.seat_total is None or not tops or total == body.seat_total:
        return
    yield Finding(
        body.ref,
        f"'{body.title}' has {body.seat_total} seats in all, but its groups of seats add up to {total}",
        "mend the total or the number of a group",
        ("seat_total",),
        uncertain(body.said("seat_total")) or any(uncertain(body.said("seats", i, "number")) for i in tops),
        tuple((body.ref, ("seats", i), f"{body.seats[i].number} '{body.seats[i].name}'") for i in tops),
    )


def _disputed(body: Body, index: int) -> bool:
    """Whether the sources disagree on which group some seats belong to."""
    own = body.facts.sources.get(("seats", index, "part_of"), body.facts.sources.get(("seats", index), ()))
    return confidence(own) == "conflict"


def _and(names: list[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
