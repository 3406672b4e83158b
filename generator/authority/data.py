"""An answer as plain values, as the command prints them for other programs."""

from __future__ import annotations

from typing import Any

from generator.authority.powers import Power
from generator.authority.say import power_terms
from generator.authority.standing import name
from generator.authority.values import Actor, Answer, Band, Holder, Route, Step
from generator.diagnostics import Ref
from generator.graph.model import Model, Withheld, confidence
from generator.kinds._money import Basis


def answer_value(model: Model, answer: Answer) -> dict[str, Any]:
    """An answer as JSON values; sums are pounds in figures, as text."""
    question = answer.question
    return {
        "decision": _thing(model, question.decision),
        "question": {
            "amount": _pounds(question.amount),
            "place": _thing(model, question.place) if question.place else None,
            "case": dict(question.case),
            "as_at": question.day,
        },
        "verdict": answer.verdict,
        "routes": [_route(model, route) for route in answer.routes],
        "depends": [_route(model, route) for route in answer.depends],
        "others": [
            {"who": [_thing(model, holder) for holder in other.who], "why": list(other.why), "may": other.may}
            for other in answer.others
        ],
        "missing": [{"what": m.what, "fact": m.fact, "answers": list(m.answers)} for m in answer.missing],
        "ask": answer.ask if answer.ask is None or isinstance(answer.ask, str) else _thing(model, answer.ask),
        "assumed": [{"question": ask, "answer": usual} for ask, usual in answer.assumed],
        "remarks": list(answer.remarks),
        "holds_for": _band(answer.band, answer.basis),
        "by_amount": [
            {"band": _band(band, answer.basis), "routes": [_actors(model, r.actors) for r in one.routes]}
            for band, one in answer.steps
        ],
    }


def powers_value(model: Model, holder: Ref, day: str, powers: tuple[Power, ...]) -> dict[str, Any]:
    """Everything that somebody may decide, as JSON values."""
    return {
        "by": _thing(model, holder),
        "as_at": day,
        "powers": [
            {
                "decision": _thing(model, power.decision),
                "how": power.how,
                "may": not power.not_now,
                "together_with": [_thing(model, other) for other in power.others],
                "deputy_of": _thing(model, power.deputy_of) if power.deputy_of else None,
                "limit": _band(power.band, power.chain[-1].basis if power.chain else None),
                "areas": [_thing(model, area) for area in power.areas],
                "case": {fact.fact: list(fact.answers) for fact in power.case},
                "terms": power_terms(model, power),
                "chain": [_step(model, step) for step in power.chain],
            }
            for power in powers
        ],
    }


def _route(model: Model, route: Route) -> dict[str, Any]:
    return {
        "deciders": _actors(model, route.actors),
        "together": len(route.actors) > 1,
        "emergency": route.emergency,
        "example": any(step.example for step in route.chain),
        "limit": _band(route.band, route.basis),
        "chain": [_step(model, step) for step in route.chain],
        "conditions": list(route.conditions),
        "report_to": [_thing(model, holder) for holder in route.report_to],
        "report": route.report,
        "next_up": [_actors(model, actors) for actors in route.next_up],
        "accountable": [_thing(model, holder) for holder in route.accountable],
        "when_away": [{"post": _thing(model, post), "deputy": _thing(model, deputy)} for post, deputy in route.away],
        "passed_on_to": route.passed_on_to,
        "turns_on": list(route.needs),
        "remarks": list(route.remarks),
    }


def _step(model: Model, step: Step) -> dict[str, Any]:
    return {
        "from": [_thing(model, giver) for giver in step.givers],
        "to": [_thing(model, taker) for taker in step.takers],
        "given_by": {"kind": step.origin.kind, "id": step.origin.id},
        "instrument": step.instrument,
        "clause": step.clause,
        "status": confidence(step.sources),
        "sources": [s.model_dump(mode="json", exclude_none=True) for s in step.sources],
        "limit": _band(step.band, step.basis),
        "written_limit": _band(step.stated, step.basis),
        "limit_not_given": step.limit_hidden,
        "example": step.example,
    }


def _actors(model: Model, actors: tuple[Actor, ...]) -> list[dict[str, Any]]:
    return [
        {
            **_thing(model, actor.who),
            "holders": list(actor.names),
            "deputy_of": _thing(model, actor.deputy_of) if actor.deputy_of else None,
        }
        for actor in actors
    ]


def _thing(model: Model, holder: Holder) -> dict[str, Any]:
    if isinstance(holder, Withheld):
        return {"kind": holder.kind, "withheld": True}
    return {"kind": holder.kind, "id": holder.id, "name": name(model, holder)}


def _band(band: Band, basis: Basis | None) -> dict[str, Any] | None:
    if band == Band():
        return None
    return {"above": _pounds(band.above), "up_to": _pounds(band.upto), "basis": basis, "words": band.words(basis)}


def _pounds(amount: int | None) -> str | None:
    if amount is None:
        return None
    pounds, rest = divmod(amount, 100)
    return f"{pounds}.{rest:02d}" if rest else str(pounds)
