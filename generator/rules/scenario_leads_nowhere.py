"""Ways of a scenario that lead to no step, and steps that neither go on nor end."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import nearest
from generator.graph.flow import flow_of
from generator.graph.model import Model
from generator.rules import Finding, rule


@rule("GOV701", "error")
def check(model: Model) -> Iterator[Finding]:
    """A step of a scenario leads to a step that is not there, or is the last one and says no end.

    Whoever follows the scenario would stand there not knowing what to do, which is what scenarios are to prevent.

    Write the key of a step of the same scenario after `to`, or say under `ends` how the scenario ends there.

    Example: the step 'Reply to the MP' leads to 'aprove', and 'MP letters' has no step of that key
    """
    for scenario in model.all("scenario"):
        flow = flow_of(model, scenario.ref)
        keys = [step.key for step in flow.steps]
        for step in flow.steps:
            for place, way in enumerate(step.next):
                if way.to not in keys:
                    near = nearest(way.to, keys)
                    yield Finding(
                        step.ref,
                        f"the step '{step.title}' leads to '{way.to}', and '{scenario.title}' has no step of that key",
                        f"did you mean '{near}'?" if near else f"its steps are: {', '.join(keys)}",
                        ("next", place, "to"),
                    )
            if not flow.ways[step.key] and not step.ends:
                yield Finding(
                    step.ref,
                    f"the step '{step.title}' of '{scenario.title}' neither goes on nor ends",
                    "say under `ends` how the scenario ends here, or under `next` which step follows",
                )
