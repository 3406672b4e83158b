"""Executive posts and committees of which no source says what they do."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds.body import Body
from generator.rules import Finding, in_force, naming, rule
from generator.rules._facts import bodies, others

_POSTS = ("chief_executive", "executive")
_BODIES = ("committee", "sub_committee", "joint_committee")


@rule("GOV209", "warning")
def check(model: Model) -> Iterator[Finding]:
    """Executive posts that answer for nothing, and committees of which nothing says what they do.

    Such a page tells its reader nothing, and work that belongs there is looked for elsewhere or done twice.

    Add a portfolio to the post, and `purpose`, `responsibilities` or an assignment to the committee, where a source
    has them. There is one finding for the posts and one for the committees.

    Example: no source says what 'Director of Place' answers for
    """
    posts = [p for p in model.all("post") if getattr(p, "kind", "") in _POSTS and in_force(p, model.as_at)]
    idle = [p for p in posts if not _carries(model, p) and p.state("portfolio") == "not_stated"]
    if idle:
        yield _finding(idle, "what {} answer{s} for", "add its portfolio, where a source has one")
    groups = [
        b
        for b in bodies(model, *_BODIES)
        if not (b.purpose or b.responsibilities or b.priorities) and not _carries(model, b)
    ]
    if groups:
        yield _finding(groups, "what {} {do} or may do", "add what it is for and does, where a source says so")


def _carries(model: Model, one: Entity) -> bool:
    lines = model.into(one.ref, "holder", "assignment") + model.into(one.ref, "bodies", "function")
    leads = model.into(one.ref, "held_by") + model.into(one.ref, "led_by") + model.into(one.ref, "head")
    return bool(lines or leads or getattr(one, "text", None))


def _finding(found: list[Entity] | list[Body], what: str, hint: str) -> Finding:
    names = naming([one.title for one in found])
    several = len(found) > 1
    said = what.format(names, s="" if several else "s", do="do" if several else "does")
    return Finding(
        found[0].ref,
        f"no source says {said}",
        hint,
        related=others(found),
        question=f"{said[:1].upper()}{said[1:]}?",
        gathers=True,
    )
