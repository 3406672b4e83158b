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
from generator.vocabulary import word

_SILENT = "Nobody is named"
_TRIGGER = "@trigger"
"""The card for what sets it off; no step can have this key."""
_LETTERS = {1: 30, 2: 24, 3: 18, 4: 14, 5: 12}
"""How wide cards may be, by how many lanes stand side by side."""


@diagram
def draw(model: Model, scenario: Entity | None) -> Drawing | None:
    """Each step as a card in the lane of whoever takes it; the ways on as arrows, with what they turn on."""
    if not isinstance(scenario, Scenario):
        return None
    flow = flow_of(model, scenario.ref)
    steps = flow.steps[: BUDGET - 1]
    if len(steps) < 2:
        return None
    lanes: dict[str, list[str]] = {}
    for step in steps:
        lanes.setdefault(who(model, step), []).append(step.key)
    abreast = len(lanes) in _LETTERS
    nodes = [_node(model, flow, step, "" if abreast else who(model, step)) for step in steps]
    if not abreast:
        lanes = {"Step by step": [step.key for step in steps]}
    arrows = [
        Arrow(key, way.to, "goes on to", "then", label=way.words())
        for key, ways in flow.ways.items()
        for way in ways
        if flow.number(key) and {key, way.to} <= {node.id for node in nodes}
    ]
    if scenario.trigger:
        nodes.insert(0, Node(_TRIGGER, _short(scenario.trigger, 130), "What sets it off", "", "trigger"))
        lanes[next(iter(lanes))].insert(0, _TRIGGER)
        arrows.insert(0, Arrow(_TRIGGER, steps[0].key, "leads to", "then"))
    left = len(flow.steps) - len(steps)
    return Drawing(
        id=f"picture-scenario-{scenario.id}",
        title=f"{scenario.title}: step by step",
        caption=_caption(model, scenario, flow, steps, abreast),
        nodes=tuple(nodes),
        arrows=tuple(arrows),
        groups=tuple(Group(f"lane-{i}", name, tuple(keys), lane=True) for i, (name, keys) in enumerate(lanes.items())),
        left_out=f"{left} more steps stand in the list." if left else "",
        letters=_LETTERS.get(len(lanes), 24),
    )


def who(model: Model, step: ScenarioStep) -> str:
    """Who takes a step, in words."""
    if step.actor_words:
        return step.actor_words
    names = [
        model.get(edge.target).title if isinstance(edge.target, Ref) else "Not published"
        for edge in model.out(step.ref, "actor")
    ]
    return (" or " if step.together is False else " and ").join(names) or _SILENT


def _node(model: Model, flow: Flow, step: ScenarioStep, by: str) -> Node:
    look: Look = "end" if step.ends and not flow.ways[step.key] else "step"
    ours = not model.handbook.invented and confidence(step.said()) in ("illustrative", "inferred")
    border: Border = "dashed" if ours else "solid"
    over = f"Step {flow.number(step.key)}{f': {by}' if by else ''}"
    return Node(step.key, _short(step.action, 80), over, step.ends or "", look, border, step.ref)


def _short(words: str, most: int) -> str:
    return textwrap.shorten(words, most, placeholder=" …")


def _caption(model: Model, scenario: Scenario, flow: Flow, steps: tuple[ScenarioStep, ...], abreast: bool) -> str:
    said = "Each lane belongs to whoever takes the steps in it." if abreast else "Each card says who takes the step."
    sums = any(way.above is not None or way.up_to is not None for ways in flow.ways.values() for way in ways)
    if sums and scenario.basis:
        said += f" Sums are counted {word('basis', scenario.basis)}."
    if model.handbook.invented:
        return said
    ours = sum(1 for step in steps if confidence(step.said()) == "illustrative")
    if ours == len(steps):
        return f"{said} Every step is an illustration of ours and not in the source."
    return f"{said} {ours} of the {len(steps)} steps are illustrations of ours." if ours else said
