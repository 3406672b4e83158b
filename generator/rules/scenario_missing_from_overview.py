"""Scenarios that a source describes and its own overview leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds.scenario import Scenario
from generator.rules import Finding, naming, rule


@rule("GOV704", "warning")
def check(model: Model) -> Iterator[Finding]:
    """A source describes scenarios that its own overview of scenarios does not list.

    Readers who go by the overview do not find them, and nobody can tell whether they were meant to count.

    Ask the owner of the source whether they belong to it. Where they do, the overview should list them.

    Example: the overview of scenarios leaves out 'MP letters' and 'Contract management'
    """
    absent = [s for s in model.all("scenario") if isinstance(s, Scenario) and s.in_overview is False]
    if absent:
        yield Finding(
            absent[0].ref,
            f"the overview of scenarios leaves out {naming([s.title for s in absent])}",
            "ask the owner of the source whether its overview should list them",
            ("in_overview",),
            related=tuple((s.ref, ("in_overview",), f"'{s.title}'") for s in absent[1:]),
        )
