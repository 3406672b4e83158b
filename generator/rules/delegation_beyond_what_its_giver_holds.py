"""Delegations of more than their giver holds."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, rule
from generator.rules._scheme import found


@rule("GOV601", "error")
def check(model: Model) -> Iterator[Finding]:
    """A delegation that gives sums which its giver does not hold.

    Nobody can give more than they have. A decision taken under such a limit could be challenged, and the money could
    not be properly spent. The handbook cuts the limit to what the giver holds and says so.

    Lower the limit, or raise what the giver holds. Where the delegation is not plainly stated by a source, the finding
    is a warning.

    Example: 'Chief' gives 'Head' sums up to £1 million a year for 'Award a contract', and holds up to £100,000 a year
    """
    yield from found(model, "beyond")
