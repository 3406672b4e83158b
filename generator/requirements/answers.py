"""Carries out each test of the closed set: what a model says to it, in an outcome, a sentence and what shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from generator.diagnostics import brief
from generator.graph.model import Model
from generator.graph.paths import SAID_UNDER, either
from generator.kinds._entity import Entity, SourceStatus
from generator.kinds.requirement import Part, Requirement, Test
from generator.requirements.counting import (
    Count,
    Counted,
    Evidence,
    Outcome,
    listed,
    looked_at,
    outright,
    sifted,
    things_of,
)
from generator.requirements.facts import Grade, Sure, Value, equals, read, telling
from generator.requirements.sentences import asked_for, how_many, more, none_found, sorts, titles

_QUOTED = 160
"""Letters of a model's words that an answer quotes."""
_RANK: dict[Outcome, int] = {"cannot_tell": 0, "not_met": 1, "met": 2}
"""Of several ways of counting the same, which one settles it."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of a test, for one thing or for all that a requirement looks at."""

    outcome: Outcome
    why: str
    evidence: Evidence = ()
    doubts: frozenset[SourceStatus] = frozenset()


ForOne = Callable[[Model, Requirement, Counted], Answered]


def carry_out(model: Model, asked: Requirement, test: Test) -> Answered:
    """Hold a model against a requirement by its test."""
    counts_itself = asked.things is None and asked.or_number is None and asked.or_list is None
    if test == "exists" or (test == "count" and counts_itself):
        return _counted(model, asked)
    if test == "count":
        return _some(model, asked, _counted_for)
    if test == "composition":
        return _composed_of_all(model, asked) if counts_itself else _some(model, asked, _composed_for)
    if test == "one_of":
        return _every(model, asked, _has_value)
    return _every(model, asked, _has_things if asked.things is not None else _has_field)


def _counted(model: Model, asked: Requirement) -> Answered:
    """How many there are of what is looked at."""
    count = looked_at(model, asked)
    outcome, doubts = count.judged(asked, fewest=1)
    if not count.likely and outcome != "met":
        return Answered(outcome, none_found(count, outcome), _shown(count.proposed()))
    named = _named(model, asked, count)
    why = f"{named} Asked for: {asked_for(asked)}.{more(count, outcome)}" if asked.test == "count" else named
    return Answered(outcome, why, _shown(count.counting()), doubts)


def _named(model: Model, asked: Requirement, count: Count) -> str:
    """What was found, by its name; what was found by the heading of a source alone is said by that heading."""
    by_name, headings = list(count.counting()), []
    for ways, wanted in asked.where:
        others = [way for way in either(ways) if way != SAID_UNDER]
        for one in by_name if len(others) < len(either(ways)) else ():
            if not any(_hits(model, one.entity, way, wanted) for way in others):
                headings += _hits(model, one.entity, SAID_UNDER, wanted)
                by_name = [other for other in by_name if other is not one]
    named = f"Named here: {titles(by_name)}." if by_name else ""
    heading = f"A source has it as a heading: “{brief(headings[0], _QUOTED)}”." if headings else ""
    return " ".join(part for part in (named, heading) if part)


def _hits(model: Model, entity: Entity, way: str, wanted: Iterable[str]) -> list[str]:
    values = read(model, entity, way).values
    return [str(value.said) for value in values if any(equals(model, value, one) for one in wanted)]


def _composed_of_all(model: Model, asked: Requirement) -> Answered:
    """Whether what is looked at holds so many of each sort."""
    count = looked_at(model, asked)
    if not count.found and not count.whole:
        return Answered("cannot_tell", none_found(count, "cannot_tell"))
    return _composed(asked, lambda part: [sifted(model, count, part.where)])


def _some(model: Model, asked: Requirement, test: ForOne) -> Answered:
    """Met where it is met for one of the things looked at; not met where it is met for none."""
    count = looked_at(model, asked)
    stated = count.counting()
    if not stated:
        outcome: Outcome = "not_met" if count.whole and not count.found else "cannot_tell"
        return Answered(outcome, none_found(count, outcome), _shown(count.proposed()))
    answers = [_in_doubt(test(model, asked, one), one.grade) for one in stated]
    order: tuple[Outcome, ...] = ("met", "cannot_tell", "not_met")
    best = min(answers, key=lambda one: (order.index(one.outcome), len(one.doubts)))
    return replace(best, evidence=_shown(stated)) if len(answers) > 1 and best.outcome == "not_met" else best


def _every(model: Model, asked: Requirement, test: ForOne) -> Answered:
    """Met where it is met for everything looked at that is stated to be there."""
    count = looked_at(model, asked)
    stated = count.counting()
    if not stated:
        return Answered("cannot_tell", none_found(count, "cannot_tell"), _shown(count.proposed()))
    answers = [(one, _in_doubt(test(model, asked, one), one.grade)) for one in stated]
    if len(answers) == 1:
        return answers[0][1]
    broken = [(one, got) for one, got in answers if got.outcome == "not_met"]
    silent = [(one, got) for one, got in answers if got.outcome == "cannot_tell"]
    if not broken and not silent:
        doubts = frozenset(doubt for _, got in answers for doubt in got.doubts)
        return Answered("met", f"So for all {len(answers)} that are named here.", _shown(stated), doubts)
    those = broken or silent
    said = "Not so for" if broken else "Not stated for"
    met = len(answers) - len(broken) - len(silent)
    rest = f" It is so for {met} of the {len(answers)} that are named here." if met else ""
    why = f"{said} {titles(one for one, _ in those)}.{rest}"
    return Answered("not_met" if broken else "cannot_tell", why, _shown(one for one, _ in those))


def _in_doubt(answered: Answered, grade: Grade) -> Answered:
    """An answer about a thing that is perhaps not what a requirement looks at."""
    if grade.sure is Sure.YES:
        return answered
    if grade.sure is Sure.OPEN or answered.outcome == "not_met":
        return replace(answered, outcome="cannot_tell", doubts=frozenset())
    return replace(answered, doubts=answered.doubts | grade.doubts)


def _counted_for(model: Model, asked: Requirement, of: Counted) -> Answered:
    """How many things lead to one entity, by its list or by the number that a source gives outright."""
    given = outright(of.entity, asked.or_number) if asked.or_number is not None else None
    counts = [things_of(model, of.entity, asked), *([given] if given is not None else [])]
    answers = [_how_many(asked, of, count) for count in counts]
    return max(answers, key=lambda one: (_RANK[one.outcome], -len(one.doubts)))


def _has_things(model: Model, asked: Requirement, of: Counted) -> Answered:
    return _how_many(asked, of, things_of(model, of.entity, asked))


def _how_many(asked: Requirement, of: Counted, count: Count) -> Answered:
    outcome, doubts = count.judged(asked, fewest=1)
    why = how_many(of, asked.things, count, outcome, asked_for(asked) if asked.test == "count" else "")
    return Answered(outcome, why, tuple(dict.fromkeys((*of.shown, *_shown(count.counting())))), doubts)


def _composed_for(model: Model, asked: Requirement, of: Counted) -> Answered:
    """Whether the things that lead to one entity are so many of each sort, by its list or by a source's numbers."""
    count = things_of(model, of.entity, asked)

    def counts(part: Part) -> list[Count]:
        given = listed(model, of.entity, asked.or_list, part.listed_as) if asked.or_list is not None else None
        found = [sifted(model, count, part.where)] if part.where else []
        return found + ([given] if given is not None else [])

    got = _composed(asked, counts)
    why = f"Of '{of.title}': {got.why[:1].lower()}{got.why[1:]}"
    return replace(got, why=why, evidence=tuple(dict.fromkeys((*of.shown, *got.evidence))))


def _composed(asked: Requirement, counts_of: Callable[[Part], list[Count]]) -> Answered:
    """How the sorts of a composition stand, each counted in the way that settles it."""
    names: dict[str, list[str]] = {"found": [], "missing": [], "too many": [], "not stated": []}
    evidence: list[Counted] = []
    doubts: frozenset[SourceStatus] = frozenset()
    for part in asked.parts:
        tried = [(count.judged(part), count) for count in counts_of(part)]
        settled, count = max(
            tried, key=lambda one: (_RANK[one[0][0]], -len(one[0][1])), default=(_OPEN, Count((), whole=False))
        )
        fewest = part.exactly if part.exactly is not None else part.at_least or 0
        broken = "missing" if count.most < fewest else "too many"
        names[{"met": "found", "not_met": broken, "cannot_tell": "not stated"}[settled[0]]].append(part.name)
        doubts |= settled[1]
        evidence += count.counting()
    if names["missing"] or names["too many"]:
        return Answered("not_met", sorts(names), _shown(evidence))
    if names["not stated"]:
        return Answered("cannot_tell", sorts(names), _shown(evidence))
    return Answered("met", sorts(names), _shown(evidence), doubts)


_OPEN: tuple[Outcome, frozenset[SourceStatus]] = ("cannot_tell", frozenset())


def _has_field(model: Model, asked: Requirement, of: Counted) -> Answered:
    """Whether a field of one entity is stated and, where words are asked for, holds one of them."""
    readings = [read(model, of.entity, way) for way in either(asked.field or "")]
    if all(reading.none for reading in readings):
        return Answered("not_met", f"A source says that '{of.title}' has none.", of.shown)
    values = [value for reading in readings for value in reading.values]
    fit = [v for v in values if not asked.says or any(equals(model, v, one) for one in asked.says)]
    best = max(fit, key=lambda value: value.grade.sure, default=None)
    if best is None or best.grade.sure is Sure.OPEN:
        open_said = f"What this handbook says of '{of.title}' does not tell."
        why = open_said if asked.says and values else f"Not stated for '{of.title}'."
        return Answered("cannot_tell", why, of.shown)
    quoted = f"Of '{of.title}': {_quoted(best, asked.says)}." if best.words else f"So for '{of.title}'."
    return Answered("met", quoted, of.shown, best.grade.doubts)


def _has_value(model: Model, asked: Requirement, of: Counted) -> Answered:
    """Whether a field of one entity has one of the values asked for."""
    reading = read(model, of.entity, asked.field or "")
    if reading.none:
        return Answered("not_met", f"A source says that '{of.title}' has none.", of.shown)
    telling = [v for v in reading.values if not any(equals(model, v, one) for one in asked.unclear)]
    right = [v for v in telling if any(equals(model, v, one) for one in asked.values)]
    best = max(right, key=lambda value: value.grade.sure, default=None)
    if best is not None and best.grade.sure is not Sure.OPEN:
        return Answered("met", f"Stated for '{of.title}': {_plainly(model, best)}.", of.shown, best.grade.doubts)
    if not telling or reading.open or any(v.words or v.grade.sure is not Sure.YES for v in telling):
        return Answered("cannot_tell", f"Not stated for '{of.title}'.", of.shown)
    stated = ", ".join(_plainly(model, v) for v in telling)
    return Answered("not_met", f"Stated for '{of.title}': {stated}.", of.shown)


def _quoted(value: Value, wanted: Iterable[str]) -> str:
    """What an answer quotes of a value: the sentence that holds one of the words asked for."""
    said = " ".join(str(value.said).split())
    part = next((found for one in wanted if (found := telling(said, one))), said)
    return f"“{brief(part.rstrip('.'), _QUOTED)}”"


def _plainly(model: Model, value: Value) -> str:
    """A value as a sentence says it."""
    if isinstance(value.said, bool):
        return "yes" if value.said else "no"
    if value.words:
        return f"“{brief(str(value.said), _QUOTED)}”"
    if isinstance(value.said, tuple):
        found = model.find(*map(str, value.said))
        return found.title if found is not None else "not published"
    return str(value.said).replace("_", " ")


def _shown(found: Iterable[Counted]) -> Evidence:
    """What to show for things counted, once each."""
    return tuple(dict.fromkeys(ref for one in found for ref in one.shown))
