"""What is wrong with a scheme of delegation: each sort of fault once, for the rules and for the proof alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from generator.authority.decide import bands, decide, sample
from generator.authority.places import places_alike
from generator.authority.powers import widest
from generator.authority.scheme import Grant, Scheme
from generator.authority.standing import name, names, not_in_force, powerless, standing
from generator.authority.values import Band, Holder, Question
from generator.diagnostics import Ref
from generator.graph.model import Model
from generator.kinds._entity import Entity, Path
from generator.kinds.decision import Decision

Sort = Literal[
    "beyond",
    "circle",
    "not_held",
    "reserved",
    "barred",
    "powerless",
    "gap",
    "overlap",
    "vacant",
    "uncounted",
    "paperless",
]
_MOST = 4000
"""Questions put to one decision; a scheme that turns on more than so many is not asked through."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with the scheme of one decision."""

    sort: Sort
    decision: Decision
    subject: Entity
    path: Path
    words: str
    unsure: bool = False
    """Nothing is plainly wrong: something that would have to be stated is not."""


def schemes(model: Model) -> Iterator[Scheme]:
    """The scheme of each decision in force."""
    for decision in model.all("decision"):
        if isinstance(decision, Decision) and not not_in_force(decision, model.as_at):
            yield Scheme(model, decision)


def faults(scheme: Scheme) -> tuple[Fault, ...]:
    """Everything that is wrong with the scheme of one decision, as far as the model says."""
    grants = [g for g in scheme.grants if not not_in_force(g.paper, scheme.model.as_at)]
    found = [
        *_reserved(scheme, grants),
        *_circles(scheme, grants),
        *(fault for grant in grants for fault in _one(scheme, grant, grants)),
        *_bands(scheme, grants),
    ]
    return tuple({(f.sort, f.subject.ref, f.words): f for f in found}.values())


def _reserved(scheme: Scheme, grants: list[Grant]) -> Iterator[Fault]:
    decision = scheme.decision
    for grant in grants if decision.reserved_to or decision.not_delegated else []:
        how = (
            "may not be delegated" if decision.not_delegated else f"is reserved to '{names(scheme.model, scheme.top)}'"
        )
        to = names(scheme.model, grant.takers)
        words = f"'{decision.title}' {how}, and is delegated to '{to}' all the same"
        yield Fault("reserved", decision, grant.paper, ("delegate",), words)


def _parents(scheme: Scheme, giver: Holder, grant: Grant, grants: list[Grant]) -> list[Grant]:
    """The grants by which a giver may hold what it passes on."""
    if scheme.is_top(giver, grant):
        return []
    return [g for g in grants if giver in g.takers and (len(g.takers) == 1 or set(g.takers) <= set(grant.givers))]


def _circles(scheme: Scheme, grants: list[Grant]) -> Iterator[Fault]:
    seen: list[Grant] = []
    for start in grants:
        trail = () if set(start.givers) & set(start.takers) else _back_to(scheme, start, start, grants, ())
        if not trail or any(start is one for one in seen):
            continue
        seen += trail
        who = [names(scheme.model, one.takers) for one in (*reversed(trail), trail[-1])]
        words = f"'{scheme.decision.title}' is delegated round in a circle: {' → '.join(who)}"
        yield Fault("circle", scheme.decision, start.paper, ("delegator",), words)


def _back_to(
    scheme: Scheme, start: Grant, here: Grant, grants: list[Grant], trail: tuple[Grant, ...]
) -> tuple[Grant, ...]:
    """The grants passed on the way up from one until it is met again; none where it is not."""
    for giver in here.givers:
        for parent in _parents(scheme, giver, here, grants):
            if parent is start:
                return (*trail, here)
            if all(parent is not one for one in trail):
                found = _back_to(scheme, start, parent, grants, (*trail, here))
                if found:
                    return found
    return ()


def _one(scheme: Scheme, grant: Grant, grants: list[Grant]) -> Iterator[Fault]:
    """What is wrong with one delegation."""
    model, paper, decision = scheme.model, grant.paper, scheme.decision
    to = names(model, grant.takers)
    for taker in grant.takers:
        why = powerless(model, taker)
        if why:
            words = f"'{decision.title}' is delegated to '{name(model, taker)}': {why}"
            yield Fault("powerless", decision, paper, ("delegate",), words)
        found = standing(model, taker, model.as_at)
        if found.actor is None and "vacant" in found.why:
            words = f"'{decision.title}' is delegated to '{to}': {found.why}"
            yield Fault("vacant", decision, paper, ("delegate",), words)
    missing = [
        what
        for what, there in (("giver", grant.givers), ("paper", paper.instrument), ("first day", paper.from_))
        if not there
    ]
    if missing:
        words = f"'{decision.title}', delegated to '{to}', names no {' and no '.join(missing)}"
        yield Fault("paperless", decision, paper, (), words, True)
    limit = paper.limit
    if limit is not None and not limit.not_given and not (limit.currency and limit.basis):
        lacks = " and no ".join(w for w, there in (("currency", limit.currency), ("basis", limit.basis)) if not there)
        words = f"the limit of '{to}' for '{decision.title}' has no {lacks}"
        yield Fault("uncounted", decision, paper, ("limit",), words, True)
    for giver in grant.givers:
        yield from _handed_on(scheme, grant, giver, grants)


def _handed_on(scheme: Scheme, grant: Grant, giver: Holder, grants: list[Grant]) -> Iterator[Fault]:
    """What is wrong between a giver and what it gives."""
    model, paper, decision = scheme.model, grant.paper, scheme.decision
    to, by = names(model, grant.takers), name(model, giver)
    if giver in grant.takers:
        words = f"'{by}' delegates '{decision.title}' to itself"
        yield Fault("circle", decision, paper, ("delegate",), words)
        return
    if scheme.is_top(giver, grant):
        return
    parents = _parents(scheme, giver, grant, grants)
    if not parents:
        words = f"'{by}' delegates '{decision.title}' to '{to}', and has not been given it"
        yield Fault("not_held", decision, paper, ("delegator",), words)
        return
    if all(parent.paper.may_sub_delegate is False for parent in parents):
        words = f"'{by}' delegates '{decision.title}' to '{to}', and may not pass it on"
        yield Fault("barred", decision, paper, ("delegator",), words)
    elif all(not parent.paper.may_sub_delegate for parent in parents):
        words = f"'{by}' delegates '{decision.title}' to '{to}'; whether it may pass it on is not stated"
        yield Fault("barred", decision, paper, ("delegator",), words, True)
    place = next((area for area in grant.areas if isinstance(area, Ref)), None)
    band, unknown = scheme.limit_of(grant, place)
    held = [widest(scheme, parent, model.as_at).band for parent in parents]
    if paper.limit is None or paper.limit.not_given or unknown or any(band.cut(one) == band for one in held):
        return
    basis = paper.limit.basis
    most = max(held, key=lambda one: float("inf") if one.upto is None else one.upto)
    words = f"'{by}' gives '{to}' sums {band.words(basis)} for '{decision.title}', and holds {most.words(basis)}"
    yield Fault("beyond", decision, paper, ("limit",), words)


def _bands(scheme: Scheme, grants: list[Grant]) -> Iterator[Fault]:
    """Sums, cases and places that nobody decides, or that several do of whom any one would not do."""
    decision, model = scheme.decision, scheme.model
    if not grants or decision.reserved_to or decision.not_delegated:
        return
    bound = {f.fact for g in grants for f in g.paper.case}
    facts = [one for one in decision.asks if one.fact in bound]
    groups: tuple[tuple[Ref | None, ...], ...] = places_alike(scheme) or ((None,),)
    areas = [place for group in groups for place in group]
    cases = [
        {one.fact: told for one, told in zip(facts, answers, strict=True)}
        for answers in product(*(one.answers for one in facts))
    ]
    if len(groups) * len(cases) * len(bands(scheme)) > _MOST:
        return
    said: dict[str, tuple[Fault, dict[str, None]]] = {}
    for group, case in product(groups, cases):
        for band in bands(scheme, group[0]):
            question = Question(decision.ref, sample(band), case, group[0])
            for fault in _at(scheme, question, band):
                _, where = said.setdefault(fault.words, (fault, {}))
                where.update({model.get(place).title: None for place in group if place})
    for fault, places in said.values():
        only = f" in {', '.join(places)}" if places and len(places) < len(areas) else ""
        yield replace(fault, words=fault.words + only)


def _at(scheme: Scheme, question: Question, band: Band) -> Iterator[Fault]:
    """What is wrong with the answer to one question."""
    decision, model = scheme.decision, scheme.model
    answer = decide(model, question)
    case = "".join(f" where {fact.replace('-', ' ')} is {told}" for fact, told in question.case.items())
    sums = f" for sums {band.words(answer.basis)}" if band != Band() else ""
    if answer.verdict == "not_stated" and band != Band():
        others = decide(model, replace(question, amount=None))
        if any(one.verdict == "decided" for _, one in others.steps):
            words = f"nobody is said to decide on '{decision.title}'{sums}{case}"
            yield Fault("gap", decision, decision, ("delegations",), words, decision.gap is not None)
    ways = {tuple(actor.who for actor in route.actors): None for route in answer.routes if not route.emergency}
    if len(ways) > 1 and not decision.alternatives:
        who = " and ".join(f"'{names(model, way)}'" for way in ways)
        words = f"{who} may each decide on '{decision.title}'{sums}{case}"
        yield Fault("overlap", decision, decision, ("delegations",), words)
