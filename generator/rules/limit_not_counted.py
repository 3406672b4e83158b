"""Limits without currency or basis."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, rule
from generator.rules._scheme import found


@rule("GOV609", "warning")
def check(model: Model) -> Iterator[Finding]:
    """A limit without a currency, or that does not say what it is counted over.

    A million for one decision is another power than a million a year, or over the whole life of a contract.

    Write the sum with its sign, such as £1m, and add a `basis`: per_decision, per_case, per_year or whole_life.

    Example: the limit of 'Chief' for 'Award a contract' has no currency and no basis
    """
    yield from found(model, "uncounted")
