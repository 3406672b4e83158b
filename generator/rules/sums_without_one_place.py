"""Gaps and overlaps between the limits of one decision."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, rule
from generator.rules._scheme import found


@rule("GOV607", "warning")
def check(model: Model) -> Iterator[Finding]:
    """Sums of a decision that nobody decides, or that two may decide although nothing says that either will do.

    Where there is a gap, cases fall through; where limits overlap, people choose the decider who suits them. Every case
    and every place that the scheme knows is tried.

    Let the limits meet, say with `held_by` who keeps the rest, or write `alternatives: yes` where any one will do.

    Example: 'Chief' and 'Head' may each decide on 'Award a contract' for sums up to £50,000 a year
    """
    yield from found(model, "gap", "overlap")
