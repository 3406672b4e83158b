"""Committees without a chair."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds.body import Body
from generator.kinds.membership import Membership
from generator.rules import Finding, in_force, naming, rule, uncertain

_CHAIRED = ("board", "committee", "sub_committee", "joint_committee")
_EXPECTED = ("board", "committee")
_HINT = "give one of its `members` the role `chair`, where a source says who chairs"


@rule("GOV401", "error")
def check(model: Model) -> Iterator[Finding]:
    """A board or committee, a sub-committee and a joint committee included, that has no chair.

    A committee without a chair cannot be called, and nobody answers for how it decides. Where posts or people are
    plainly stated as members and none of them is the chair, the finding is an error. Where the members are lost,
    worked out, or only organisations, it is a warning. Boards and committees whose members are not stated at all
    share one warning, which names them.

    Give one of the `members` the role `chair`. Where no source says who chairs, leave it out: the handbook shows
    it as not stated.

    Example: 'Audit Committee' has members, but none of them is the chair
    """
    silent: list[Body] = []
    for body in model.all("body"):
        if not isinstance(body, Body) or body.kind not in _CHAIRED or not in_force(body, model.as_at) or body.number:
            continue
        members = [
            m
            for m in model.origins(body.ref, "body", "membership")
            if isinstance(m, Membership) and in_force(m, model.as_at)
        ]
        if not members and body.kind in _EXPECTED:
            silent.append(body)
        if not members or any(m.role == "chair" for m in members):
            continue
        sits = {target.kind_name() for m in members for target in model.targets(m.ref, "member")}
        message = f"'{body.title}' has members, but none of them is the chair"
        doubt = uncertain(body.said("members")) or not sits & {"post", "person"}
        question = f"Who chairs '{body.title}'?" if doubt else ""
        yield Finding(body.ref, message, _HINT, ("members",), doubt, question=question)
    if silent:
        names = naming([body.title for body in silent])
        message = f"no source says who sits on {names}, or who chairs {'it' if len(silent) == 1 else 'them'}"
        related = tuple((body.ref, ("members",), f"'{body.title}'") for body in silent[1:])
        question = f"Who sits on {names}, and who chairs {'it' if len(silent) == 1 else 'them'}?"
        yield Finding(silent[0].ref, message, _HINT, ("members",), True, related, question, gathers=True)
