"""Steps of a scenario that no way leads to, and ways that never end."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.flow import flow_of
from generator.graph.model import Model
from generator.rules import Finding, rule


@rule("GOV702", "error")
def check(model: Model) -> Iterator[Finding]:
    """A step of a scenario that no way from the first step leads to, or from which no way leads to an end.

    A step that is never reached is a rule that is never used. A step from which no way ends is a circle in which a
    case would go round for ever.

    Lead to the step from another one under `next`, or take it out. Where ways go round, give one of the steps an
    `ends` or a way out.

    Example: no way leads to the step 'Tell the Board' of 'MP letters'
    """
    for scenario in model.all("scenario"):
        flow = flow_of(model, scenario.ref)
        if not flow.steps:
            continue
        reached, finishing = flow.reached(), flow.finishing()
        for step in flow.steps:
            if step.key not in reached:
                yield Finding(
                    step.ref,
                    f"no way leads to the step '{step.title}' of '{scenario.title}'",
                    "lead to it under `next` of another step, or take it out",
                )
        going_round = [s for s in flow.steps if s.key in reached and s.key not in finishing and flow.ways[s.key]]
        if going_round and all(flow.step(way.to) for step in going_round for way in flow.ways[step.key]):
            yield Finding(
                going_round[0].ref,
                f"from the step '{going_round[0].title}' of '{scenario.title}' no way leads to an end",
                "say under `ends` where the scenario ends, or give one of the steps a way out",
                related=tuple((step.ref, (), f"'{step.title}'") for step in going_round[1:]),
            )
