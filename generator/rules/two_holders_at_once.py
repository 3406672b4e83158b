"""Posts that two people hold at once."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds.holding import Holding
from generator.rules import Finding, in_force, naming, rule, uncertain

_LASTS = (None, "substantive")


@rule("GOV410", "error")
def check(model: Model) -> Iterator[Finding]:
    """A post that two people hold at the same time, neither of them as acting, interim or designate.

    A post is one job with one answer to the question who acts. A former holder who was never ended signs on, on
    paper, for years.

    End the first with `until`, or give the one who stands in the kind `acting` or `interim`. A post that stands for
    several has a `number`; a job share that a source states can be waived.

    Example: 'Chief Nurse' is held by 2 people at once: 'Ann Bell' and 'Jo Reed'
    """
    for post in model.all("post"):
        if getattr(post, "number", None) or not in_force(post, model.as_at):
            continue
        held = [
            h
            for h in model.origins(post.ref, "post", "holding")
            if isinstance(h, Holding) and h.kind in _LASTS and in_force(h, model.as_at) and model.out(h.ref, "person")
        ]
        if len(held) > 1:
            names = [next((p.title for p in model.targets(h.ref, "person")), "not published") for h in held]
            yield Finding(
                held[1].ref,
                f"'{post.title}' is held by {len(held)} people at once: {naming(names)}",
                "end the first with `until`, or give the one who stands in the kind `acting` or `interim`",
                ("person",),
                any(uncertain(h.said("person")) for h in held),
                ((held[0].ref, ("person",), f"'{names[0]}'"),),
            )
