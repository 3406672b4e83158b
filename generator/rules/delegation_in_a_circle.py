"""Delegations that lead back to where they began."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, rule
from generator.rules._scheme import found


@rule("GOV602", "error")
def check(model: Model) -> Iterator[Finding]:
    """Delegations that lead round in a circle, or somebody who delegates to themselves.

    In a circle nobody was ever given the power by whoever holds it, so none of them may decide.

    Find the delegation whose giver or taker is wrong, and mend it. Where it is not plainly stated by a source, the
    finding is a warning.

    Example: 'Award a contract' is delegated round in a circle: Chief → Head → Chief
    """
    yield from found(model, "circle")
