"""Commitments, dates and agreements whose day has passed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds._values import day, first_day, last_day
from generator.rules import Finding, naming, rule, uncertain
from generator.rules._facts import others

_KINDS = ("commitment", "milestone", "agreement")


@rule("GOV503", "warning")
def check(model: Model) -> Iterator[Finding]:
    """Commitments, dates and agreements that were due before the day that the handbook describes, and of which it
    does not say what became of them.

    A promise whose day has passed was kept, or broken, or moved. A handbook that still calls it due tells its readers
    nothing, and shows that nobody has looked.

    Set `status: closed` where it is done, and say in `notes` what came of it; or give the new date. There is one
    finding for each list of a source.

    Example: 1 date of the list 'Next steps' has passed, and nothing says whether it was met: 'The Board signs off' (29
    May 2022)
    """
    today = first_day(model.as_at)
    passed: dict[tuple[str, str], list[Entity]] = {}
    for kind in _KINDS:
        for one in model.all(kind):
            due = getattr(one, "due", None)
            if due and one.status != "closed" and last_day(due) < today and not _disputed_future(one):
                passed.setdefault((kind, _list_of(model, one)), []).append(one)
    for (kind, name), found in passed.items():
        what = {"commitment": "commitment", "milestone": "date", "agreement": "agreement"}[kind]
        number = f"{len(found)} {what}{'' if len(found) == 1 else 's'}"
        have = "has" if len(found) == 1 else "have"
        met = "was met" if len(found) == 1 else "were met"
        listed = f" of the list '{name}'" if name else ""
        names = naming([one.title for one in found])
        only = f" ({day(getattr(found[0], 'due', None))})" if len(found) == 1 else ""
        whether = "it" if len(found) == 1 else "they"
        yield Finding(
            found[0].ref,
            f"{number}{listed} {have} passed, and nothing says whether {whether} {met}: {names}{only}",
            "set `status: closed` where it is done and say what came of it, or give the new date",
            ("due",),
            related=others(found, ("due",)),
            question=f"What became of {names}?",
            gathers=True,
        )


def _list_of(model: Model, one: Entity) -> str:
    phase = next(iter(model.targets(one.ref, "phase")), None)
    return phase.title if phase is not None else str(getattr(one, "set", None) or "")


def _disputed_future(one: Entity) -> bool:
    """Whether the sources disagree on the date itself, which is then a finding of its own."""
    return uncertain(one.facts.sources.get(("due",), ()))
