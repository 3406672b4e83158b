"""The reverse question: everything that a post or body may decide, alone or with others, and up to what."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.authority.decide import bands, sample
from generator.authority.scheme import Grant, Judged, Scheme
from generator.authority.standing import holds_on, standing
from generator.authority.values import Band, Holder, Question, Step
from generator.diagnostics import Ref
from generator.graph.model import Model
from generator.kinds._case import CaseFact
from generator.kinds.decision import Decision
from generator.kinds.emergency_power import EmergencyPower


@dataclass(frozen=True, slots=True)
class Power:
    """One decision that a post or body may take."""

    decision: Ref
    """Of an emergency power, the power itself."""
    how: str
    """reserved, kept, delegated, deputy or emergency."""
    others: tuple[Holder, ...] = ()
    """Who must decide together with it."""
    chain: tuple[Step, ...] = ()
    areas: tuple[Holder, ...] = ()
    case: tuple[CaseFact, ...] = ()
    conditions: tuple[str, ...] = ()
    deputy_of: Holder | None = None
    not_now: tuple[str, ...] = ()
    """Why it does not hold on that day."""
    example: bool = False

    @property
    def band(self) -> Band:
        """The sums it reaches to."""
        return self.chain[-1].band if self.chain else Band()


def powers_of(model: Model, holder: Ref, day: str = "") -> tuple[Power, ...]:
    """Everything that a post, a body or an organisation may decide on a day.

    Args:
        model: an edition of the model, through all time.
        holder: who it is about.
        day: a date; the day that the model describes where left out.
    """
    day = day or model.as_at
    found: list[Power] = []
    near = _near(model, holder)
    for decision in model.all("decision"):
        if decision.ref not in near or not isinstance(decision, Decision) or not holds_on(decision, day):
            continue
        scheme = Scheme(model, decision)
        found += _at_the_top(scheme, holder)
        for grant in scheme.grants:
            for taker in grant.takers:
                acting = standing(model, taker, day).actor
                if taker == holder or (acting is not None and acting.who == holder):
                    found.append(_power(scheme, grant, taker, holder, day))
    for power in model.origins(holder, "by", "emergency_power"):
        if isinstance(power, EmergencyPower) and holds_on(power, day):
            by = tuple(e.target for e in model.out(power.ref, "by") if e.target != holder)
            found.append(Power(power.ref, "emergency", by, conditions=(*power.conditions, *power.consults)))
    return tuple(found)


def _near(model: Model, holder: Ref) -> set[Ref]:
    """The decisions that somebody could have a part in: their own, and those of the posts they deputise for."""
    holders, rest = {holder}, [holder]
    while rest:
        for rule in model.origins(rest.pop(), "deputy", "deputy_rule"):
            posts = {post.ref for post in model.targets(rule.ref, "post")} - holders
            holders |= posts
            rest += posts
    found = {edge.origin for one in holders for how in ("reserved_to", "held_by") for edge in model.into(one, how)}
    papers = [edge.origin for one in holders for how in ("delegate", "delegator") for edge in model.into(one, how)]
    return found | {decision.ref for paper in papers for decision in model.targets(paper, "decision")}


def _at_the_top(scheme: Scheme, holder: Ref) -> list[Power]:
    if holder not in scheme.top:
        return []
    reserved = scheme.decision.reserved_to is not None or bool(scheme.decision.not_delegated)
    return [Power(scheme.decision.ref, "reserved" if reserved else "kept")]


def _power(scheme: Scheme, grant: Grant, taker: Holder, holder: Ref, day: str) -> Power:
    best = widest(scheme, grant, day)
    empty = [s.why for t in grant.takers if not (s := standing(scheme.model, t, day)).actor]
    barred = scheme.decision.not_delegated or scheme.decision.reserved_to
    why = (*best.why, *empty, *(("the decision may not be delegated",) if barred else ()))
    return Power(
        scheme.decision.ref,
        "delegated" if taker == holder else "deputy",
        tuple(other for other in grant.takers if other != taker),
        best.chain,
        grant.areas,
        grant.paper.case,
        grant.paper.conditions,
        None if taker == holder else taker,
        why,
        bool(grant.paper.example),
    )


def widest(scheme: Scheme, grant: Grant, day: str) -> Judged:
    """A grant in the case, at the place and for the sum for which it gives most."""
    case = {fact.fact: fact.answers[0] for one in scheme.grants for fact in one.paper.case}
    case |= {fact.fact: fact.answers[0] for fact in grant.paper.case}
    passed_down = [one for one in scheme.grants if set(one.takers) & set(grant.givers)]
    place = next((area for one in (grant, *passed_down) for area in one.areas if isinstance(area, Ref)), None)
    question = Question(scheme.decision.ref, None, case, place, day)
    limited = [scheme.judge(grant, replace(question, amount=sample(band))) for band in reversed(bands(scheme, place))]
    if grant.paper.limit is not None and grant.paper.limit.not_given:
        return scheme.judge(grant, question)
    return next((judged for judged in limited if judged.state == "yes"), limited[-1])
