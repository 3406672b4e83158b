"""Delegations that name no giver, no paper or no first day."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, naming, rule
from generator.rules._scheme import HINTS, of_sorts


@rule("GOV610", "note")
def check(model: Model) -> Iterator[Finding]:
    """Delegations that do not say who gives them, in which paper they stand, or since when they hold.

    Whoever relies on a delegation must be able to show it. A scheme that was put together from slides or minutes
    often leaves these things out; there is one note, which names the decisions.

    Add `delegator`, `instrument` and `from` where a source gives them. Where none does, leave them out: the handbook
    says that they are not stated.

    Example: delegations of 'Award a contract' do not say who gives them, in which paper they stand, or since when
    """
    found = of_sorts(model, "paperless")
    if found:
        decisions = {fault.decision.ref: fault.decision.title for fault in found}
        message = (
            f"delegations of {naming(list(decisions.values()))} do not say who gives them, in which paper they stand"
        )
        related = tuple((fault.subject.ref, (), fault.words) for fault in found[1:])
        yield Finding(found[0].subject.ref, f"{message}, or since when", HINTS["paperless"], (), True, related)
