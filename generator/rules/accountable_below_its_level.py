"""Functions of the whole system for which a post of one place is accountable."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds.assignment import Assignment
from generator.rules import Finding, in_force, rule

_LOCAL = ("place", "neighbourhood")


@rule("GOV206", "warning")
def check(model: Model) -> Iterator[Finding]:
    """A function across the system for which a post or body that covers only places is accountable.

    Who is accountable must be able to see the whole of a function. From one place nobody can, and the duty itself
    stays with the organisation whatever is passed on.

    Name an accountable post for the whole system, and let the one at place be `responsible` for its part. Where the
    function belongs to places, correct its `level`.

    Example: 'Place Director' covers only 'North' and is accountable for 'Estates', a function across the system
    """
    for line in model.all("assignment"):
        if not isinstance(line, Assignment) or line.role != "accountable" or not in_force(line, model.as_at):
            continue
        for holder in model.targets(line.ref, "holder"):
            areas = model.targets(holder.ref, "covers")
            if not areas or any(getattr(area, "level", "") not in _LOCAL for area in areas):
                continue
            for function in model.targets(line.ref, "function"):
                if getattr(function, "level", None) == "system":
                    yield _finding(line, holder, areas, function)


def _finding(line: Entity, holder: Entity, areas: tuple[Entity, ...], function: Entity) -> Finding:
    covered = " and ".join(f"'{area.title}'" for area in areas[:2])
    return Finding(
        line.ref,
        f"'{holder.title}' covers only {covered} and is accountable for '{function.title}', a function across the "
        "system",
        "name an accountable post for the whole system, and make this one `responsible` for its part",
        ("role",),
        related=((holder.ref, ("covers",), f"'{holder.title}'"), (function.ref, ("level",), f"'{function.title}'")),
        question=f"Who is accountable for '{function.title}' across the whole system?",
    )
