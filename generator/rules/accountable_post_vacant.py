"""Functions whose accountable post is stated to be vacant."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds.assignment import Assignment
from generator.rules import Finding, in_force, naming, rule
from generator.rules._facts import others, vacant


@rule("GOV205", "warning")
def check(model: Model) -> Iterator[Finding]:
    """Functions that a vacant post answers for: a source says that nobody holds it, and names no acting holder.

    A function stays with its post when the post falls vacant. Until somebody acts, nobody answers for it, and
    whoever has a question is sent to an empty chair.

    Name who acts: an acting or interim holder under `holders`, or another post in an `accountable` line. A post whose
    holder the sources do not mention is not vacant, and one for which a deputy may act is no gap. There is one finding
    for each post.

    Example: 'Director of Finance' is vacant and answers for 1 function: 'Estates'
    """
    for post in model.all("post"):
        if not in_force(post, model.as_at) or not vacant(model, post) or _stood_in_for(model, post):
            continue
        lines = [a for a in model.origins(post.ref, "holder", "assignment") if isinstance(a, Assignment)]
        held = [a for a in lines if a.role in ("accountable", "portfolio") and in_force(a, model.as_at)]
        alone = [a for a in held if all(vacant(model, other) for other in model.targets(a.ref, "holder"))]
        functions = list({f.ref: f for a in alone for f in model.targets(a.ref, "function")}.values())
        if functions:
            number = f"{len(functions)} function{'' if len(functions) == 1 else 's'}"
            yield Finding(
                post.ref,
                f"'{post.title}' is vacant and answers for {number}: {naming([f.title for f in functions])}",
                "name who acts: an acting or interim holder, or another post in an `accountable` line",
                ("holders",),
                related=((functions[0].ref, (), f"'{functions[0].title}'"), *others(functions)),
                question=f"Who acts for '{post.title}' while it is vacant?",
            )


def _stood_in_for(model: Model, post: Entity) -> bool:
    """Whether a rule names a post, itself not vacant, that acts for it while it is vacant."""
    stand_ins = [one for one in model.origins(post.ref, "post", "deputy_rule") if in_force(one, model.as_at)]
    acting = [one for one in stand_ins if getattr(one, "when", "") != "away"]
    return any(not vacant(model, deputy) for one in acting for deputy in model.targets(one.ref, "deputy"))
