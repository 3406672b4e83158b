"""Steps of a scenario in which somebody decides who may not."""

from __future__ import annotations

from collections.abc import Iterator

from generator.authority import Answer, Question, decide
from generator.diagnostics import Ref
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
    for step in model.all("scenario_step"):
        decisions = model.targets(step.ref, "decision")
        actors = frozenset(e.target for e in model.out(step.ref, "actor") if isinstance(e.target, Ref))
        if not isinstance(step, ScenarioStep) or not actors or not decisions:
            continue
        decision = decisions[0]
        if not isinstance(decision, Decision):
            continue
        case = {fact.fact: fact.answers[0] for fact in step.case}
        answer = decide(model, Question(decision.ref, step.amount, case, day=model.as_at))
        ways = _ways(answer)
        if actors in ways:
            continue
        names = naming([model.get(ref).title for ref in sorted(actors)])
        amount = f" for {money(step.amount)}" if step.amount is not None else ""
        if not ways:
            message = f"'{step.title}'{amount} is taken by {names}, and no source says who may take '{decision.title}'"
        else:
            message = f"'{step.title}'{amount} is taken by {names}, who may not take '{decision.title}'"
        doubt = not ways or answer.verdict != "decided" or uncertain(decision.said())
        yield Finding(step.ref, message, _HINT, ("actor",), doubt, ((decision.ref, (), f"'{decision.title}'"),))


def _ways(answer: Answer) -> set[frozenset[Ref]]:
    """Who may decide, each way the set of those who decide together."""
    routes = (*answer.routes, *answer.depends, *(r for _, a in answer.steps for r in (*a.routes, *a.depends)))
    found = {frozenset(actor.who for actor in route.actors if isinstance(actor.who, Ref)) for route in routes}
    return {way for way in found if way}
