"""Designations carried by a post that is stated to be vacant."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, in_force, rule, uncertain


@rule("GOV303", "error")
def check(model: Model) -> Iterator[Finding]:
    """A designation whose post is vacant: a source says that nobody holds it, and names no acting holder.

    Law or guidance asks for a person who acts, and an empty post cannot. A post whose holder the sources do not
    mention is not vacant, and gives no finding here.

    Name who acts: an acting or interim holder of the post, a `deputy` of the designation, or another post under
    `held_by`. Where the vacancy is not plainly stated, the finding is a warning.

    Example: 'Caldicott guardian' is carried by 'Medical Director', which is stated to be vacant
    """
    for designation in model.all("designation"):
        if not in_force(designation, model.as_at) or model.out(designation.ref, "deputy"):
            continue
        for post in model.targets(designation.ref, "held_by"):
            held = [h for h in model.origins(post.ref, "post", "holding") if in_force(h, model.as_at)]
            if post.state("holders") != "none" and not (held and all(h.state("person") == "none" for h in held)):
                continue
            yield Finding(
                designation.ref,
                f"'{designation.title}' is carried by '{post.title}', which is stated to be vacant",
                "name an acting holder of the post, a `deputy` of the designation, or another post",
                ("held_by",),
                any(uncertain(h.said("person")) for h in held) or uncertain(post.said("holders")),
                ((post.ref, ("holders",), f"'{post.title}' is vacant"),),
            )
