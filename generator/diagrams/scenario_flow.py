"""A scenario step by step, in lanes by who acts."""

from __future__ import annotations

import textwrap

from generator.diagnostics import Ref
from generator.diagrams import diagram
from generator.drawing import BUDGET, Arrow, Border, Drawing, Group, Look, Node
from generator.graph.flow import Flow, flow_of
from generator.graph.model import Model, confidence
from generator.kinds._entity import Entity
from generator.kinds.scenario import Scenario
from generator.kinds.scenario_step import ScenarioStep

_SILENT = "Nobody is named"
_MANY = 4
"""More lanes than this make narrower cards."""


@diagram
def draw(model: Model, scenario: Entity | None) -> Drawing | None:
    """Each step as a card in the lane of whoever takes it; the ways on as arrows, with what they turn on."""
    if not isinstance(scenario, Scenario):
        return None
    flow = flow_of(model, scenario.ref)
    steps = flow.steps[:BUDGET]
    if len(steps) < 2:
        return None
    lanes: dict[str, list[str]] = {}
    for step in steps:
        lanes.setdefault(who(model, step), []).append(step.key)
    shown = {step.key for step in steps}
    left = len(flow.steps) - len(steps)
    return Drawing(
        id=f"picture-scenario-{scenario.id}",
        title=f"{scenario.title}: step by step",
        caption=_caption(steps),
        nodes=tuple(_node(flow, step) for step in steps),
        arrows=tuple(
            Arrow(key, way.to, "goes on to", "then", label=way.words(scenario.basis))
            for key, ways in flow.ways.items()
            for way in ways
            if key in shown and way.to in shown
        ),
        groups=tuple(Group(f"lane-{i}", name, tuple(keys), lane=True) for i, (name, keys) in enumerate(lanes.items())),
        left_out=f"{left} more steps stand in the list." if left else "",
        letters=20 if len(lanes) < _MANY else 15,
    )


def who(model: Model, step: ScenarioStep) -> str:
    """Who takes a step, in words."""
    names = [
        model.get(edge.target).title if isinstance(edge.target, Ref) else "Not published"
        for edge in model.out(step.ref, "actor")
    ]
    return " and ".join(names) or step.actor_words or _SILENT


def _node(flow: Flow, step: ScenarioStep) -> Node:
    look: Look = "end" if step.ends else "step"
    border: Border = "dashed" if confidence(step.said()) in ("illustrative", "inferred") else "solid"
    name = textwrap.shorten(step.action, 90, placeholder=" …")
    return Node(step.key, name, f"Step {flow.number(step.key)}", step.ends or "", look, border, step.ref)


def _caption(steps: tuple[ScenarioStep, ...]) -> str:
    ours = sum(1 for step in steps if confidence(step.said()) == "illustrative")
    said = "Each lane belongs to whoever takes the steps in it."
    if ours == len(steps):
        return f"{said} Every step is an illustration of ours and not in the source."
    return f"{said} {ours} of the {len(steps)} steps are illustrations of ours." if ours else said
