"""Every answer about one decision, computed ahead: for each day, place, case and range of sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from generator.authority.decide import bands, decide, sample
from generator.authority.places import places_alike
from generator.authority.say import Section, say
from generator.authority.scheme import Scheme
from generator.authority.values import Holder, Question
from generator.diagnostics import Ref
from generator.graph.model import Model
from generator.kinds._case import Question as Asked
from generator.kinds._entity import Entity
from generator.kinds._money import Basis
from generator.kinds._values import first_day, last_day
from generator.kinds.decision import Decision
from generator.kinds.delegation import Delegation

URGENT = Asked(fact="urgent", ask="Can it not wait for the next meeting?", answers=("yes", "no"), usual="no")


@dataclass(frozen=True, slots=True)
class Row:
    """The answers for one day, place and case, by their numbers: without a sum, and for each range of sums."""

    bounds: tuple[int, ...]
    """In pence: the first answer is for sums up to the first bound, the last for sums above the last one."""
    unasked: int
    answers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Finder:
    """All answers about one decision."""

    decision: Decision
    basis: Basis | None
    facts: tuple[Asked, ...]
    days: tuple[date, ...]
    """Days on which an answer may change; before the first one counts too."""
    places: tuple[Ref, ...]
    """The places that make a difference."""
    rows: tuple[tuple[tuple[Row, ...], ...], ...]
    """By day (the model's own day first, then from before the first change on), by place (none first), by case."""
    answers: tuple[tuple[Section, ...], ...]


def finder(model: Model, decision: Decision) -> Finder:
    """Ask everything that can be asked about a decision.

    Args:
        model: an edition of the model, through all time.
        decision: what it is about.
    """
    scheme = Scheme(model, decision)
    facts = _facts(scheme)
    days = tuple(sorted(set(_changes(scheme))))
    alike = {place: group[0] for group in places_alike(scheme) for place in group}
    places = tuple(area.ref for area in model.all("area") if area.ref in alike)
    known: dict[tuple[Section, ...], int] = {}

    def number(question: Question) -> int:
        return known.setdefault(say(model, decide(model, question)), len(known))

    def row(day: str, place: Ref | None, case: dict[str, str]) -> Row:
        some = bands(scheme, place)
        question = Question(decision.ref, None, case, place, day)
        each = tuple(number(Question(decision.ref, sample(band), case, place, day)) for band in some)
        return Row(tuple(band.upto for band in some if band.upto is not None), number(question), each)

    cases = [
        {fact.fact: told for fact, told in zip(facts, told_all, strict=True) if told is not None}
        for told_all in product(*((None, *fact.answers) for fact in facts))
    ]
    asked = [_same_as(model.as_at, days), *_before(days), *(day.isoformat() for day in days)]
    told_apart = dict.fromkeys((None, *alike.values()))
    each = {
        (day, place): tuple(row(day, place, case) for case in cases)
        for day in dict.fromkeys(asked)
        for place in told_apart
    }
    rows = tuple(tuple(each[day, alike[p] if p else None] for p in (None, *places)) for day in asked)
    basis = decide(model, Question(decision.ref)).basis
    return Finder(decision, basis, facts, days, places, rows, tuple(known))


def _same_as(as_at: str, days: tuple[date, ...]) -> str:
    """The first day on which every answer is that of the model's own day; that day itself where it is a month."""
    if first_day(as_at) != last_day(as_at):
        return as_at
    begun = [day for day in days if day <= first_day(as_at)]
    return begun[-1].isoformat() if begun else _before(days)[0]


def _before(days: tuple[date, ...]) -> tuple[str]:
    """A day before the first change; any day where nothing changes."""
    return ((days[0] - timedelta(1)).isoformat() if days else "2000-01-01",)


def _facts(scheme: Scheme) -> tuple[Asked, ...]:
    """The facts that an answer can turn on, urgency among them where a body has an emergency power."""
    asked = {one.fact: one for one in scheme.decision.asks}
    for grant in scheme.grants:
        for fact in grant.paper.case:
            words = f"{fact.fact.replace('-', ' ').capitalize()}?"
            asked.setdefault(fact.fact, Asked(fact=fact.fact, ask=words, answers=fact.answers))
    bodies = {holder for holder in _holders(scheme) if holder.kind == "body" and isinstance(holder, Ref)}
    if any(scheme.model.into(body, "body", "emergency_power") for body in bodies if isinstance(body, Ref)):
        asked.setdefault("urgent", URGENT)
    return tuple(asked.values())


def _holders(scheme: Scheme) -> set[Holder]:
    return {*scheme.top, *(holder for grant in scheme.grants for holder in (*grant.givers, *grant.takers))}


def _changes(scheme: Scheme) -> Iterator[date]:
    """The days on which something that bears on the decision begins or ends."""
    for entity in _bearing(scheme):
        if entity.from_:
            yield first_day(entity.from_)
            yield last_day(entity.from_) + timedelta(1)
        if entity.until:
            yield first_day(entity.until)
            yield last_day(entity.until) + timedelta(1)
        if isinstance(entity, Delegation) and entity.taken_back:
            yield first_day(entity.taken_back)


def _bearing(scheme: Scheme) -> Iterator[Entity]:
    """The decision, its delegations, everybody named in them, who holds their posts, and who deputises."""
    model = scheme.model
    yield scheme.decision
    yield from (grant.paper for grant in scheme.grants)
    seen: set[Ref] = set()
    rest = [holder for holder in _holders(scheme) if isinstance(holder, Ref)]
    while rest:
        holder = rest.pop()
        if holder in seen:
            continue
        seen.add(holder)
        yield model.get(holder)
        yield from model.origins(holder, "post", "holding")
        for rule in model.origins(holder, "post", "deputy_rule"):
            yield rule
            rest += [post.ref for post in model.targets(rule.ref, "deputy")]
        for power in model.origins(holder, "body", "emergency_power"):
            yield power
            rest += [post.ref for post in model.targets(power.ref, "by")]
