"""Delegations by somebody who holds nothing to pass on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, rule
from generator.rules._scheme import found


@rule("GOV603", "error")
def check(model: Model) -> Iterator[Finding]:
    """A delegation by somebody who has not been given the power.

    Boards and organisations hold powers by law. Everybody else must have been given them before they can pass them on.

    Add the delegation to the giver, or name another giver. Where the delegation is not plainly stated by a source, the
    finding is a warning.

    Example: 'Chief' delegates 'Award a contract' to 'Head', and has not been given it
    """
    yield from found(model, "not_held")
