"""Phases that overlap, or leave a gap, although no source says that they are meant to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.graph.model import Model
from generator.kinds._values import day, first_day, last_day
from generator.kinds.phase import Phase
from generator.rules import Finding, rule


@rule("GOV502", "note")
def check(model: Model) -> Iterator[Finding]:
    """Two phases of which the second begins before the first has ended, or some time after it, while neither says
    `overlaps: yes`.

    In an overlap two sets of arrangements hold at once; in a gap none does. Both can be meant, but readers should
    know.

    Add `overlaps: yes` where a source says so, or correct the dates.

    Example: 'Stabilise' begins on 1 July 2022, before 'Transition' ends on 30 September 2022
    """
    dated = [p for p in model.all("phase") if isinstance(p, Phase) and p.from_ and p.status != "closed"]
    dated.sort(key=lambda phase: first_day(phase.from_ or ""))
    for before, after in pairwise(dated):
        if not before.until or not after.from_ or before.overlaps or after.overlaps:
            continue
        between = (first_day(after.from_) - last_day(before.until)).days
        if between == 1:
            continue
        order = ("before", "ends") if between < 1 else ("after", "has ended")
        yield Finding(
            after.ref,
            f"'{after.title}' begins on {day(str(first_day(after.from_)))}, {order[0]} '{before.title}' {order[1]} on "
            f"{day(str(last_day(before.until)))}",
            "add `overlaps: yes` where a source says so, or correct the dates",
            ("from",),
            related=((before.ref, ("until",), f"'{before.title}'"),),
        )
