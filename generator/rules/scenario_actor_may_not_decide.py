"""Steps of a scenario in which somebody decides who may not."""

from __future__ import annotations

from collections.abc import Iterator

from generator.authority import Answer, Question, decide
from generator.authority.decide import bands, sample
from generator.authority.scheme import Scheme
from generator.authority.values import Band
from generator.diagnostics import Ref
from generator.graph.flow import Flow, flow_of
from generator.graph.model import Model
from generator.kinds._money import money
from generator.kinds.decision import Decision
from generator.kinds.scenario_step import ScenarioStep
from generator.rules import Finding, naming, rule, uncertain

_HINT = "let the step be taken by whoever may decide, or mend the delegation"


@rule("GOV705", "error")
def check(model: Model) -> Iterator[Finding]:
    """A step of a scenario in which a decision is taken by somebody to whom the scheme does not give it.

    Staff follow scenarios. One that goes past the scheme teaches them to take decisions that are not theirs, or to
    take them beyond their limit.

    Let the step be taken by whoever may decide, lead sums above the limit to whoever is next up, or mend the
    delegation if the scheme is wrong. Where the model does not know who may decide, or the step is not plainly
    stated, the finding is a warning.

    Example: 'Approve the package' for £2 million is taken by 'Director', who may not take 'Approve a package'
    """
    for scenario in model.all("scenario"):
        flow = flow_of(model, scenario.ref)
        for step in flow.steps:
            actors = frozenset(e.target for e in model.out(step.ref, "actor") if isinstance(e.target, Ref))
            decision = next(iter(model.targets(step.ref, "decision")), None)
            if not actors or not isinstance(decision, Decision):
                continue
            choices = [frozenset({actor}) for actor in sorted(actors)] if step.together is False else [actors]
            for amount in _sums(model, flow, step, decision):
                case = {fact.fact: fact.answers[0] for fact in step.case}
                answer = decide(model, Question(decision.ref, amount, case, day=model.as_at))
                ways = _ways(answer)
                wrong = [choice for choice in choices if choice not in ways]
                if not wrong:
                    continue
                names = naming([model.get(ref).title for ref in sorted(wrong[0])])
                taken = f"'{step.title}'{f' for {money(amount)}' if amount is not None else ''} is taken by {names}"
                if ways:
                    message = f"{taken}, who may not take '{decision.title}'"
                else:
                    message = f"{taken}, and no source says who may take '{decision.title}'"
                doubt = not ways or answer.verdict != "decided" or uncertain(decision.said())
                yield Finding(step.ref, message, _HINT, ("actor",), doubt, ((decision.ref, (), f"'{decision.title}'"),))
                break


def _sums(model: Model, flow: Flow, step: ScenarioStep, decision: Decision) -> list[int | None]:
    """The sums to ask for: the step's own, else one for each band of the scheme that a way to the step reaches into."""
    if step.amount is not None:
        return [step.amount]
    leading = [way for ways in flow.ways.values() for way in ways if way.to == step.key]
    ranges = [Band(way.above, way.up_to) for way in leading if way.above is not None or way.up_to is not None]
    steps = bands(Scheme(model, decision)) if ranges else ()
    return [sample(cut) for one in ranges for band in steps if not (cut := band.cut(one)).empty] or [None]


def _ways(answer: Answer) -> set[frozenset[Ref]]:
    """Who may decide, each way the set of those who decide together; a deputy also as the one stood in for.

    Those who hold the power and have passed it on may still use it themselves.
    """
    routes = (*answer.routes, *answer.depends, *(r for _, a in answer.steps for r in (*a.routes, *a.depends)))
    found = {
        frozenset(who for who in holders if isinstance(who, Ref))
        for route in routes
        for holders in ([a.who for a in route.actors], [a.deputy_of or a.who for a in route.actors])
    }
    found |= {frozenset(who for who in other.who if isinstance(who, Ref)) for other in answer.others if other.may}
    return {way for way in found if way}
