"""Two papers that give the same holder different limits for one decision."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds.delegation import Delegation
from generator.rules import Finding, in_force, naming, rule


@rule("GOV612", "warning")
def check(model: Model) -> Iterator[Finding]:
    """Two delegations of one decision to the same post or body, for the same places and cases, with different limits.

    Where the scheme says one sum and the financial instructions another, people quote the one that suits them, and
    whoever relies on the decision cannot know whether it holds.

    Find out which paper governs, correct the other, and end its line with `until`. Where the two are for different
    cases, say so with `case` or `area`.

    Example: for 'Award a contract' 'Chief' has two limits: up to £100,000 a year and up to £150,000 a year
    """
    for decision in model.all("decision"):
        held: dict[tuple[object, ...], list[Delegation]] = {}
        for one in model.origins(decision.ref, "decision", "delegation"):
            if isinstance(one, Delegation) and one.limit and in_force(one, model.as_at) and not _own(model, one):
                ends = [sorted(str(e.target) for e in model.out(one.ref, name)) for name in ("delegate", "area")]
                limit = (one.limit.above, one.limit.basis, one.limit.per_population, one.limit.not_given)
                held.setdefault((str(ends), one.case, one.conditions, limit), []).append(one)
        for first, *more in held.values():
            for second in more:
                if second.limit != first.limit:
                    yield _finding(model, decision.title, first, second)


def _own(model: Model, one: Delegation) -> bool:
    """Whether somebody gives it to themselves, which is another finding."""
    givers, takers = ({e.target for e in model.out(one.ref, name)} for name in ("delegator", "delegate"))
    return bool(givers & takers)


def _finding(model: Model, title: str, first: Delegation, second: Delegation) -> Finding:
    to = naming([one.title for one in model.targets(first.ref, "delegate")])
    limits = " and ".join(one.limit.words for one in (first, second) if one.limit is not None)
    return Finding(
        second.ref,
        f"for '{title}' {to} {'have' if len(first.delegate) > 1 else 'has'} two limits: {limits}",
        "correct the one that does not govern, or say with `case` or `area` when each holds",
        ("limit",),
        related=((first.ref, ("limit",), "the first limit"),),
        question=f"Which limit holds for {to} on '{title}'?",
    )
