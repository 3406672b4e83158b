"""Posts whose last known holder has left, and times between two holders that nothing is said of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.graph.model import Model
from generator.kinds._values import day, first_day, last_day
from generator.kinds.holding import Holding
from generator.rules import Finding, in_force, rule, uncertain
from generator.rules._facts import vacant


@rule("GOV415", "warning")
def check(model: Model) -> Iterator[Finding]:
    """A post whose last known holder's term has ended, while nothing says who holds it since or that it is vacant; and
    a time between two holders that nothing is said of.

    A term that has run out unseen leaves somebody sitting and voting who no longer may. A gap between two holders
    leaves open who acted.

    Add the new holder, or write `person: none` with its dates where a source says that the post is or was vacant.

    Example: the term of 'Ann Bell' as 'Nurse' ended on 31 May 2022, and nothing says who holds the post since
    """
    for post in model.all("post"):
        held = [h for h in model.origins(post.ref, "post", "holding") if isinstance(h, Holding)]
        if getattr(post, "number", None) or not in_force(post, model.as_at) or not held:
            continue
        ends = [(last_day(h.until), h) for h in held if h.until]
        if len(ends) == len(held) and not vacant(model, post):
            end, last = max(ends, key=lambda one: one[0])
            if end < first_day(model.as_at):
                yield Finding(
                    last.ref,
                    f"the term of '{_who(model, last)}' as '{post.title}' ended {_on(last.until)}, and nothing says "
                    "who holds the post since",
                    "add the new holder, or write `person: none` where a source says that it is vacant",
                    ("until",),
                    uncertain(last.said("until")),
                    question=f"Who holds '{post.title}' since {day(last.until)}?",
                )
        yield from _between(model, post.title, held)


def _between(model: Model, title: str, held: list[Holding]) -> Iterator[Finding]:
    """Times between two holders, where every holding has both its dates or is the first or last."""
    dated = sorted((h for h in held if h.from_), key=lambda h: first_day(str(h.from_)))
    if len(dated) != len(held):
        return
    for number, after in enumerate(dated[1:], start=1):
        before = [h.until for h in dated[:number]]
        if not all(before):
            continue
        last = max((str(until) for until in before), key=last_day)
        if last_day(last) + timedelta(days=1) < first_day(str(after.from_)):
            yield Finding(
                after.ref,
                f"nothing says who held '{title}' between {day(last)} and {day(after.from_)}",
                "add who held or acted in it, or write `person: none` with these dates where it was vacant",
                ("from",),
                question=f"Who held '{title}' between {day(last)} and {day(after.from_)}?",
            )


def _who(model: Model, holding: Holding) -> str:
    return next((person.title for person in model.targets(holding.ref, "person")), "not published")


def _on(when: str | None) -> str:
    return f"on {day(when)}" if str(when).count("-") == 2 else f"in {day(when)}"
