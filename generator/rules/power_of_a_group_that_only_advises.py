"""Decisions held by groups that hold none."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, rule
from generator.rules._scheme import found


@rule("GOV606", "error")
def check(model: Model) -> Iterator[Finding]:
    """A decision that is delegated to a task-and-finish group, or to a group that only advises.

    Such groups prepare decisions and end; they have no standing to take them, and the handbook does not let them.

    Delegate it to a committee or a post. Where the delegation is not plainly stated by a source, the finding is a
    warning.

    Example: 'Award a contract' is delegated to 'Winter Group': a task-and-finish group holds no decisions
    """
    yield from found(model, "powerless")
