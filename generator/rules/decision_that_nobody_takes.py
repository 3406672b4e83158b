"""Decisions of which nothing says who takes them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, in_force, naming, rule
from generator.rules._facts import others


@rule("GOV611", "warning")
def check(model: Model) -> Iterator[Finding]:
    """Decisions that are listed, while nothing says who holds them, for whom they are reserved or to whom they are
    delegated.

    A line of the scheme without a decider looks as if the matter were settled. When the case comes, it falls to whoever
    is asked first.

    Add `held_by`, `reserved_to` or `delegations`. Where the sources leave it open, say so in `gap`. There is one
    finding for all of them.

    Example: nothing says who takes the decision 'Adopt the plan'
    """
    open_ones = [
        one
        for one in model.all("decision")
        if in_force(one, model.as_at)
        and all(one.state(name) == "not_stated" for name in ("held_by", "reserved_to", "gap"))
        and not model.origins(one.ref, "decision", "delegation")
    ]
    if open_ones:
        names = naming([one.title for one in open_ones])
        yield Finding(
            open_ones[0].ref,
            f"nothing says who takes the decision{'' if len(open_ones) == 1 else 's'} {names}",
            "add `held_by`, `reserved_to` or `delegations`, or say in `gap` what the sources leave open",
            related=others(open_ones),
            question=f"Who decides on {names}?",
            gathers=True,
        )
