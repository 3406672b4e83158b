"""Functions of which no body is said to give assurance."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds.assignment import Assignment
from generator.kinds.function import Function
from generator.rules import Finding, in_force, naming, rule
from generator.rules._facts import bodies, others


@rule("GOV208", "warning")
def check(model: Model) -> Iterator[Finding]:
    """Functions that some post answers for, while no body is said to watch over them.

    Accountability cannot be passed on with the work, so the Board needs a body that tells it how well each function
    is carried out. What nobody looks at, nobody reports on.

    Add an assignment with the role `assures` for the committee that a source names, or an accountable body. There is
    one finding for the whole handbook, and none where it holds no committee.

    Example: no source says which body assures 2 of the 3 functions that somebody answers for: 'Estates' and 'Fraud'
    """
    if not any(bodies(model, "board", "committee", "sub_committee", "joint_committee")):
        return
    lines = [a for a in model.all("assignment") if isinstance(a, Assignment) and in_force(a, model.as_at)]
    carried = {f.ref for a in lines if a.role in ("portfolio", "accountable") for f in model.targets(a.ref, "function")}
    watched = {
        f.ref
        for a in lines
        if a.role == "assures" or any(h.ref.kind == "body" for h in model.targets(a.ref, "holder"))
        for f in model.targets(a.ref, "function")
    }
    functions = [f for f in model.all("function") if isinstance(f, Function) and in_force(f, model.as_at)]
    answered = [f for f in functions if f.ref in carried]
    silent = [f for f in answered if f.ref not in watched and not model.targets(f.ref, "bodies")]
    if silent:
        names = naming([f.title for f in silent])
        yield Finding(
            silent[0].ref,
            f"no source says which body assures {len(silent)} of the {len(answered)} functions that somebody answers "
            f"for: {names}",
            "add an assignment with the role `assures`, where a source names the committee",
            doubt=True,
            related=others(silent),
            question=f"Which committee watches over {names}?",
            gathers=True,
        )
