"""How a scenario runs: its steps in order, and the ways from each to the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.diagnostics import Ref
from generator.graph.model import Model, confidence
from generator.kinds.scenario_step import ScenarioStep, Way


@dataclass(frozen=True, slots=True)
class Flow:
    """A scenario's steps and ways."""

    steps: tuple[ScenarioStep, ...]
    """In the order written."""
    ways: Mapping[str, tuple[Way, ...]]
    """By a step's key: its ways on, also the one to the step written after it; none where it ends or leads nowhere."""

    def step(self, key: str) -> ScenarioStep | None:
        """The step of that key, or None."""
        return next((step for step in self.steps if step.key == key), None)

    def number(self, key: str) -> int:
        """A step's place in the order written, from 1; 0 where there is no such step."""
        return next((place for place, step in enumerate(self.steps, 1) if step.key == key), 0)

    def reached(self) -> set[str]:
        """The keys of the steps that some way from the first one leads to, the first included."""
        return _closure(self.steps[0].key, {key: [way.to for way in ways] for key, ways in self.ways.items()})

    def finishing(self) -> set[str]:
        """The keys of the steps from which some way leads to an end."""
        back: dict[str, list[str]] = {}
        for key, ways in self.ways.items():
            for way in ways:
                back.setdefault(way.to, []).append(key)
        return {key for step in self.steps if step.ends for key in _closure(step.key, back)}


def flow_of(model: Model, scenario: Ref) -> Flow:
    """The steps of a scenario and how they follow each other."""
    found = [s for s in model.origins(scenario, "scenario", "scenario_step") if isinstance(s, ScenarioStep)]
    ways: dict[str, tuple[Way, ...]] = {}
    for place, step in enumerate(found):
        follows = found[place + 1].key if place + 1 < len(found) else None
        if step.next or step.ends or follows is None:
            ways[step.key] = step.next
        else:
            ways[step.key] = (Way(to=follows),)
    return Flow(tuple(found), ways)


def acting(model: Model, who: Ref) -> dict[Ref, list[tuple[int, ScenarioStep]]]:
    """The scenarios in which somebody acts, each with the steps and their numbers."""
    found: dict[Ref, list[tuple[int, ScenarioStep]]] = {}
    own = {edge.origin for edge in model.into(who, "actor", "scenario_step")}
    if not own:
        return found
    scenarios = dict.fromkeys(s.ref for step in sorted(own) for s in model.targets(step, "scenario"))
    for scenario in sorted(scenarios, key=[s.ref for s in model.all("scenario")].index):
        steps = flow_of(model, scenario).steps
        found[scenario] = [(place, step) for place, step in enumerate(steps, 1) if step.ref in own]
    return found


def plainly_acting(model: Model, who: Ref) -> set[Ref]:
    """The scenarios in which a source lets somebody act; to say that they are part of it would say less."""
    return {
        scenario
        for scenario, steps in acting(model, who).items()
        if any(confidence(step.said()) != "illustrative" for _, step in steps)
    }


def _closure(start: str, onward: Mapping[str, Iterable[str]]) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        for key in onward.get(waiting.pop(), ()):
            if key not in found:
                found.add(key)
                waiting.append(key)
    return found
