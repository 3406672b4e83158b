"""The ways in which a decision may be taken: by a delegation, or by an emergency power of a body."""

from __future__ import annotations

from generator.authority.scheme import Judged, Scheme
from generator.authority.standing import deputy_when_away, holds_on, name, standing
from generator.authority.values import Question, Route, Step
from generator.diagnostics import Ref
from generator.kinds.emergency_power import EmergencyPower


def route_of(scheme: Scheme, judged: Judged, question: Question) -> Route:
    """The way that a delegation opens."""
    paper = judged.grant.paper
    actors, remarks = [], list(judged.remarks)
    for taker in judged.grant.takers:
        actor = standing(scheme.model, taker, question.day).actor
        if actor is not None:
            actors.append(actor)
    away = [(actor.who, deputy_when_away(scheme.model, actor.who, question.day)) for actor in actors]
    targets = {r: tuple(e.target for e in scheme.model.out(paper.ref, r)) for r in ("report_to",)}
    return Route(
        tuple(actors),
        judged.chain,
        paper.conditions,
        targets["report_to"],
        paper.report,
        accountable=judged.grant.givers,
        away=tuple((who, deputy) for who, deputy in away if deputy is not None),
        passed_on_to=paper.passed_on_to,
        needs=tuple(f"{m.what} {m.wanted}".replace("the place ", "the place: ") for m in judged.missing),
        remarks=tuple(remarks),
    )


def emergency_routes(scheme: Scheme, question: Question, routes: list[Route]) -> list[Route]:
    """The emergency powers of the bodies that would decide, where the case is urgent."""
    if question.case.get("urgent", "no").casefold() != "yes" or scheme.decision.not_delegated:
        return []
    found = []
    for route in routes:
        if len(route.actors) != 1 or not isinstance(route.actors[0].who, Ref):
            continue
        body = route.actors[0].who
        for power in scheme.model.origins(body, "body", "emergency_power"):
            if not isinstance(power, EmergencyPower) or not holds_on(power, question.day):
                continue
            by = tuple(edge.target for edge in scheme.model.out(power.ref, "by"))
            acting = [standing(scheme.model, post, question.day).actor for post in by]
            if not by or not all(acting):
                continue
            band = route.band
            step = Step((body,), by, power.ref, None, power.clause, power.said(), band, band, route.basis)
            actors = tuple(a for a in acting if a is not None)
            found.append(
                Route(
                    actors,
                    (*route.chain, step),
                    (*power.conditions, *(f"Ask first: {who}" for who in power.consults)),
                    tuple(edge.target for edge in scheme.model.out(power.ref, "report_to")),
                    power.report,
                    accountable=(body,),
                    emergency=True,
                    remarks=(f"{power.name}: only where {name(scheme.model, body)} cannot meet in time.",),
                )
            )
    return found
