"""Seats that name a group of seats which their body does not have."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Ref, nearest
from generator.graph.model import Model
from generator.kinds._entity import Path
from generator.kinds.body import Body
from generator.kinds.membership import Membership
from generator.rules import Finding, rule


@rule("GOV404", "error")
def check(model: Model) -> Iterator[Finding]:
    """A member's `seat`, or the `part_of` of a group of seats, that is not among the `seats` of the body.

    The member is then counted nowhere, and it cannot be told whether all seats are filled.

    Mend the spelling, or add the group to the body's `seats`.

    Example: 'non-execs' is not among the seats of 'Audit Committee'
    """
    for body in model.all("body"):
        if not isinstance(body, Body):
            continue
        groups = {group.id for group in body.seats}
        named: list[tuple[Ref, Path, str | None]]
        named = [(body.ref, ("seats", i, "part_of"), group.part_of) for i, group in enumerate(body.seats)]
        members = [m for m in model.origins(body.ref, "body", "membership") if isinstance(m, Membership)]
        named += [(m.ref, ("seat",), m.seat) for m in members]
        for ref, path, name in named:
            if name is None or name in groups:
                continue
            near = nearest(name, groups)
            hint = f"did you mean '{near}'?" if near else "add the group to the body's `seats`, or leave this out"
            yield Finding(ref, f"'{name}' is not among the seats of '{body.title}'", hint, path)
