"""Who may decide: one question to one scheme, answered with its reasons and never guessed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from generator.authority.routes import emergency_routes, route_of
from generator.authority.scheme import Grant, Judged, Scheme
from generator.authority.standing import name, names, not_in_force, standing
from generator.authority.values import Actor, Answer, Band, Holder, Missing, Other, Question, Route, Verdict
from generator.diagnostics import Ref
from generator.graph.model import Model, Withheld
from generator.kinds._money import Basis
from generator.kinds.decision import Decision


def decide(model: Model, question: Question) -> Answer:
    """Who may take a decision.

    Args:
        model: an edition of the model, through all time.
        question: the decision, and as much of the sum, the case, the place and the day as is known.

    Returns:
        The answer, or what is missing and whom to ask. Raises KeyError where there is no such decision.
    """
    decision = model.get(question.decision)
    if not isinstance(decision, Decision):
        raise KeyError(question.decision)
    if not question.day:
        question = replace(question, day=model.as_at)
    scheme = Scheme(model, decision)
    answer = _answered(scheme, question)
    if answer.verdict == "ask" and question.amount is None and any(m.fact == "amount" for m in answer.missing):
        answer = replace(answer, steps=_steps(scheme, question))
    return answer


def _steps(scheme: Scheme, question: Question) -> tuple[tuple[Band, Answer], ...]:
    """The answer for each range of sums; ranges in which the same people decide are one."""
    found: list[tuple[Band, Answer]] = []
    for band in bands(scheme, question.place):
        answer = _answered(scheme, replace(question, amount=sample(band)))
        if found and _deciders(found[-1][1]) == _deciders(answer):
            band = Band(found.pop()[0].above, band.upto)
        found.append((band, answer))
    return tuple(found)


def _deciders(answer: Answer) -> tuple[object, ...]:
    return (answer.verdict, *({route.actors for route in some} for some in (answer.routes, answer.depends)))


def bands(scheme: Scheme, place: Ref | None = None) -> tuple[Band, ...]:
    """The ranges of sums within each of which a decision's answer is the same."""
    bounds = {b for grant in scheme.grants for b in _bounds(scheme, grant, place)}
    edges = [None, *sorted(bounds), None]
    return tuple(Band(low, high) for low, high in pairwise(edges))


def sample(band: Band) -> int:
    """A sum that lies in a band."""
    if band.upto is not None:
        return band.upto
    return 0 if band.above is None else band.above + 1


def _bounds(scheme: Scheme, grant: Grant, place: Ref | None) -> Iterable[int]:
    band, _ = scheme.limit_of(grant, place)
    return (b for b in (band.above, band.upto) if b is not None)


def _answered(scheme: Scheme, question: Question, look_up: bool = True) -> Answer:
    model, decision = scheme.model, scheme.decision
    closed = not_in_force(decision, question.day)
    if closed:
        return _unknown(scheme, question, [Missing(f"who decides on that day: {closed}")])
    judged = tuple(_barred(scheme, scheme.judge(grant, question)) for grant in scheme.grants)
    stands = {id(j): [standing(model, taker, question.day) for taker in j.grant.takers] for j in judged}
    able = [j for j in judged if j.state == "yes" and all(s.actor for s in stands[id(j)])]
    passed_on = [j.above for j in able]
    lowest = [j for j in able if not any(j.grant is above for above in passed_on)]
    routes = [route_of(scheme, j, question) for j in lowest]
    depends = [
        route_of(scheme, j, question)
        for j in judged
        if j.state == "ask" and all(s.actor for s in stands[id(j)]) and all(m.fact for m in j.missing)
    ]
    depends = [one for one in depends if all(one.actors != route.actors for route in routes)]
    asked = [m for j in judged if j.state == "ask" for m in j.missing]
    verdict: Verdict = "decided"
    missing: list[Missing] = []
    if not routes:
        missing = _to_tell(asked) if depends else []
        verdict = "ask" if missing else "decided"
        if not missing:
            routes, missing = _kept(scheme, question, [m for m in asked if not m.fact], bool(scheme.grants))
            verdict = "decided" if routes else "not_stated"
    routes += emergency_routes(scheme, question, routes)
    if look_up:
        routes = [_with_next(scheme, question, route) for route in routes]
    others = _others(scheme, question, judged, lowest, routes)
    return Answer(
        question,
        verdict,
        tuple(routes),
        tuple(depends),
        others,
        tuple(missing),
        _whom_to_ask(scheme) if any(not m.fact for m in missing) else None,
        _assumed(scheme, question, judged),
        _remarks(scheme, question),
        _band_around(scheme, question),
        _basis(scheme),
    )


def _to_tell(asked: list[Missing]) -> list[Missing]:
    """What whoever asks can tell, each once, with every answer that some delegation names."""
    found: dict[str, Missing] = {}
    for one in asked:
        if one.fact is not None:
            before = found.get(one.fact, one)
            found[one.fact] = replace(before, answers=tuple(dict.fromkeys((*before.answers, *one.answers))))
    return list(found.values())


def _barred(scheme: Scheme, judged: Judged) -> Judged:
    """A grant of a decision that may not be passed on gives nothing."""
    reserved = scheme.model.out(scheme.decision.ref, "reserved_to")
    if scheme.decision.not_delegated:
        return replace(judged, state="no", why=("the decision may not be delegated",))
    if reserved:
        whom = names(scheme.model, tuple(edge.target for edge in reserved))
        return replace(judged, state="no", why=(f"the decision is reserved to {whom}",))
    return judged


def _kept(
    scheme: Scheme, question: Question, unknown: list[Missing], delegated: bool
) -> tuple[list[Route], list[Missing]]:
    """Whoever holds the decision keeps what was not passed on, where it is known who that is."""
    if unknown:
        return [], list(dict.fromkeys(unknown))
    bodies = [holder for holder in scheme.top if holder.kind == "body"]
    if len(scheme.top) == 1 and bodies:
        found = standing(scheme.model, bodies[0], question.day)
        if found.actor is not None:
            reserved = scheme.decision.reserved_to is not None or bool(scheme.decision.not_delegated)
            said = () if reserved or not delegated else ("Nothing of it is passed on here, so it stays where it is.",)
            return [Route((found.actor,), (), remarks=said)], []
        return [], [Missing(f"who decides: {found.why}")]
    if len(scheme.top) == 1 and scheme.top[0].kind == "organisation":
        top = scheme.top[0]
        whose = name(scheme.model, top)
        if isinstance(top, Ref) and top.id != scheme.model.handbook.organisation:
            said = (f"How {whose} decides is its own affair.",)
            return [Route((Actor(top),), (), remarks=said)], []
        return [], [
            Missing(f"who decides for {whose}: the power is held by the organisation, and nothing says who acts")
        ]
    around = _band_around(scheme, question)
    for_sums = f" for sums {around.words(_basis(scheme))}" if around != Band() else ""
    return [], [Missing(f"who decides this{for_sums}")]


def _basis(scheme: Scheme) -> Basis | None:
    """What the sums of a decision are counted over, where all its limits agree."""
    found = {grant.paper.limit.basis for grant in scheme.grants if grant.paper.limit}
    return found.pop() if len(found) == 1 else None


def _with_next(scheme: Scheme, question: Question, route: Route) -> Route:
    """A route with who decides above its limit."""
    if route.band.upto is None or question.amount is None:
        return route
    above = _answered(scheme, replace(question, amount=route.band.upto + 1), look_up=False)
    here = route.actors
    found = tuple(one.actors for one in above.routes if one.actors != here and not one.emergency)
    return replace(route, next_up=found)


def _others(
    scheme: Scheme,
    question: Question,
    judged: tuple[Judged, ...],
    lowest: list[Judged],
    routes: list[Route],
) -> tuple[Other, ...]:
    """Everybody else who is named, and why they do not decide."""
    model = scheme.model
    acting: set[tuple[Holder, ...]] = {j.grant.takers for j in lowest}
    alone = {route.actors[0].who for route in routes if len(route.actors) == 1}
    reasons: dict[tuple[Holder, ...], dict[str, None]] = {}
    may: set[tuple[Holder, ...]] = set()
    for one in judged:
        takers = one.grant.takers
        unknown = tuple(f"it cannot be told: {m.what}" for m in one.missing if not m.fact)
        if takers in acting or (one.state == "ask" and not unknown):
            continue
        if one.state == "ask":
            why = unknown
        elif one.state == "no":
            why = one.why
        else:
            empty = [s.why for t in takers if not (s := standing(model, t, question.day)).actor]
            why = tuple(empty) or ("holds it too, and has passed it on",)
            if not empty:
                may.add(takers)
        reasons.setdefault(takers, {}).update(dict.fromkeys(why))
    for holder in scheme.top:
        if holder not in alone and routes and holder.kind == "body":
            reasons.setdefault((holder,), {})["holds it, and has passed it on"] = None
            may.add((holder,))
    return tuple(Other(who, tuple(why), who in may) for who, why in reasons.items())


def _whom_to_ask(scheme: Scheme) -> Holder | str | None:
    """The lead post of a decision, or whom the handbook names."""
    for edge in scheme.model.out(scheme.decision.ref, "lead"):
        if not isinstance(edge.target, Withheld):
            return edge.target
    return scheme.model.handbook.contact or scheme.model.handbook.owner


def _unknown(scheme: Scheme, question: Question, missing: list[Missing]) -> Answer:
    return Answer(question, "not_stated", missing=tuple(missing), ask=_whom_to_ask(scheme))


def _assumed(scheme: Scheme, question: Question, judged: tuple[Judged, ...]) -> tuple[tuple[str, str], ...]:
    """The usual answers that were taken, of the questions that some delegation turns on."""
    turns_on = {fact.fact for one in judged for fact in one.grant.paper.case}
    return tuple(
        (one.ask, one.usual)
        for one in scheme.decision.asks
        if one.usual is not None and one.fact not in question.case and one.fact in turns_on
    )


def _remarks(scheme: Scheme, question: Question) -> tuple[str, ...]:
    """What else a reader must know of the answer."""
    said = []
    papers = [grant.paper for grant in scheme.grants]
    if scheme.decision.not_delegated:
        said.append("This decision may not be delegated.")
    elif scheme.decision.reserved_to and papers:
        said.append("It is reserved, yet delegations of it are written down; they are not followed.")
    if len({p.limit.basis for p in papers if p.limit and p.limit.basis}) > 1:
        said.append("The limits are not all counted over the same time; the sum must be given as each limit counts it.")
    known = {one.fact for one in scheme.decision.asks} | {f.fact for p in papers for f in p.case} | {"urgent"}
    said += [f"Nothing turns on '{fact}' here." for fact in sorted(question.case) if fact not in known]
    if scheme.decision.gap:
        said.append(scheme.decision.gap)
    return tuple(said)


def _band_around(scheme: Scheme, question: Question) -> Band:
    if question.amount is None:
        return Band()
    return next(b for b in bands(scheme, question.place) if b.holds(question.amount))
