"""Statutory functions that stand under no function and no group."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, in_force, naming, rule
from generator.rules._facts import others


@rule("GOV307", "warning")
def check(model: Model) -> Iterator[Finding]:
    """Statutory functions that are neither carried out in a function of the organisation nor listed under a group.

    The law gives these duties to the organisation whether or not anybody has them on a list. One that stands
    nowhere is one that nobody plans, funds or reports on.

    Name the `function` in which it is carried out, or the `group` of the source under which it stands. There is one
    finding for all of them.

    Example: nothing says where the statutory function 'Duty to consult' is carried out
    """
    lost = [
        one
        for one in model.all("statutory_function")
        if in_force(one, model.as_at) and not model.out(one.ref, "function") and not model.out(one.ref, "group")
    ]
    if lost:
        names = naming([one.title for one in lost])
        yield Finding(
            lost[0].ref,
            f"nothing says where the statutory function{'' if len(lost) == 1 else 's'} {names} "
            f"{'is' if len(lost) == 1 else 'are'} carried out",
            "name its `function`, or the `group` under which it stands",
            related=others(lost),
            question=f"Where in the organisation {'is' if len(lost) == 1 else 'are'} {names} carried out?",
            gathers=True,
        )
