"""Committees that decide, and are given nothing to decide."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds.body import Body
from generator.rules import Finding, in_force, naming, rule, uncertain
from generator.rules._facts import bodies, others

_COMMITTEES = ("committee", "sub_committee", "joint_committee")
_POWERS = (
    ("delegate", "delegation"),
    ("reserved_to", "decision"),
    ("held_by", "decision"),
)


@rule("GOV114", "warning")
def check(model: Model) -> Iterator[Finding]:
    """A committee whose authority is to decide, while the scheme of delegation gives it no decision.

    A committee has the powers that it was given, and no others. Where its terms say that it decides and the scheme does
    not say what, either the scheme has a gap or the committee takes decisions that are not its own.

    Add the delegation that gives it a power, or correct its `authority`. A handbook that holds no delegation to a
    committee at all, or that is partial, gives no finding: its scheme is then not whole.

    Example: 'Plan Committee' decides, but no delegation gives it anything to decide
    """
    given = [d for d in model.all("delegation") if in_force(d, model.as_at)]
    whole = model.handbook.coverage != "partial"
    if not whole or not any(t.ref.kind == "body" for d in given for t in model.targets(d.ref, "delegate")):
        return
    idle = [one for one in bodies(model, *_COMMITTEES) if one.authority == "decides" and not _may(model, one)]
    if idle:
        names = naming([one.title for one in idle])
        one = len(idle) == 1
        yield Finding(
            idle[0].ref,
            f"{names} {'decides' if one else 'decide'}, but no delegation gives {'it' if one else 'them'} anything to "
            "decide",
            "add the delegation, or correct the `authority`",
            ("authority",),
            any(uncertain(body.said("authority")) for body in idle),
            others(idle, ("authority",)),
            f"What may {names} decide?",
            gathers=True,
        )


def _may(model: Model, body: Body) -> bool:
    origins = (one for field, kind in _POWERS for one in model.origins(body.ref, field, kind))
    return any(in_force(one, model.as_at) for one in origins)
