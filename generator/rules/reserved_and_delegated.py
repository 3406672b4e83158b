"""Decisions that are both reserved and delegated."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, rule
from generator.rules._scheme import found


@rule("GOV604", "error")
def check(model: Model) -> Iterator[Finding]:
    """A decision that is reserved, or may not be delegated at all, and is delegated all the same.

    Readers cannot tell who decides, and what the delegate decides could be void. The handbook follows the reservation.

    Take away the delegation, or the reservation. Where the delegation is not plainly stated by a source, the finding
    is a warning.

    Example: 'Adopt the plan' is reserved to 'Board', and is delegated to 'Chief' all the same
    """
    yield from found(model, "reserved")
