"""Committees without a chair."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds.body import Body
from generator.kinds.membership import Membership
from generator.rules import Finding, in_force, rule, uncertain

_CHAIRED = ("board", "committee", "sub_committee", "joint_committee")
_EXPECTED = ("board", "committee")


@rule("GOV401", "error")
def check(model: Model) -> Iterator[Finding]:
    """A board or committee, a sub-committee and a joint committee included, that has no chair.

    A committee without a chair cannot be called, and nobody answers for how it decides. Where its members are
    plainly stated and none of them is the chair, the finding is an error. Where the members are lost, worked out,
    or not stated at all, it is a warning; of bodies without members only boards and committees are named.

    Give one of the `members` the role `chair`. Where no source says who chairs, leave it out: the handbook shows
    it as not stated.

    Example: 'Audit Committee' has members, but none of them is the chair
    """
    for body in model.all("body"):
        if not isinstance(body, Body) or body.kind not in _CHAIRED or not in_force(body, model.as_at) or body.number:
            continue
        members = [
            m
            for m in model.origins(body.ref, "body", "membership")
            if isinstance(m, Membership) and in_force(m, model.as_at)
        ]
        if any(m.role == "chair" for m in members) or not (members or body.kind in _EXPECTED):
            continue
        message = f"'{body.title}' has members, but none of them is the chair"
        if not members:
            message = f"no source says who chairs '{body.title}', or who sits on it"
        yield Finding(
            body.ref,
            message,
            "give one of its `members` the role `chair`, where a source says who chairs",
            ("members",),
            doubt=not members or uncertain(body.said("members")),
        )
