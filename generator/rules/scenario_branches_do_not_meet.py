"""Branches of a scenario that leave a sum without a way, or give it two."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.graph.model import Model
from generator.kinds._money import money
from generator.kinds.scenario_step import ScenarioStep
from generator.rules import Finding, rule


@rule("GOV703", "error")
def check(model: Model) -> Iterator[Finding]:
    """The branches of a step do not meet: a sum between them has no way, or a sum has two.

    With a gap nobody knows who decides on a sum in it; with an overlap two people do.

    Let each branch begin `above` the sum up to which the one before it reaches, and give one of them `otherwise: yes`
    where the rest is to go the same way. The lowest branch needs no `above`, the highest no `up_to`.

    Example: sums above £50,000 and up to £100,000 have no way on from 'Look at the cost'
    """
    for step in model.all("scenario_step"):
        if not isinstance(step, ScenarioStep):
            continue
        sums = [way for way in step.next if (way.above is not None or way.up_to is not None) and not way.when]
        if not sums:
            continue
        ordered = sorted(sums, key=lambda way: (way.above is not None, way.above or 0))
        hint = "let each branch begin above the sum up to which the one before it reaches"
        open_ended = any(way.otherwise for way in step.next)
        for lower, higher in pairwise(ordered):
            ends, begins = lower.up_to, higher.above
            if ends is None or begins is None or begins < ends:
                words = "every sum" if begins is None else f"sums above {money(begins)}"
                yield Finding(step.ref, f"{words} have two ways on from '{step.title}'", hint, ("next",))
            elif begins > ends and not open_ended:
                gap = f"sums above {money(ends)} and up to {money(begins)}"
                yield Finding(step.ref, f"{gap} have no way on from '{step.title}'", hint, ("next",))
        if open_ended:
            continue
        if (first := ordered[0].above) is not None:
            yield Finding(step.ref, f"sums up to {money(first)} have no way on from '{step.title}'", hint, ("next",))
        if (last := ordered[-1].up_to) is not None:
            yield Finding(step.ref, f"sums above {money(last)} have no way on from '{step.title}'", hint, ("next",))
