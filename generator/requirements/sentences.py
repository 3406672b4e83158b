"""How an answer reads: what is named here, what is asked for, and what is not stated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.diagnostics import naming
from generator.kinds._entity import SourceStatus
from generator.kinds.requirement import Part, Requirement, Things
from generator.requirements.counting import Count, Counted, Outcome
from generator.requirements.verdict import Answer
from generator.vocabulary import word

_ORDER: tuple[SourceStatus, ...] = ("conflict", "lost_figure", "inferred", "illustrative", "external", "sourced")


def asked_for(bounds: Requirement | Part) -> str:
    """How many there must be: `at least 10`, `between 2 and 4`."""
    if bounds.exactly is not None:
        return f"exactly {bounds.exactly}"
    if bounds.at_least is not None and bounds.at_most is not None:
        return f"between {bounds.at_least} and {bounds.at_most}"
    return f"at most {bounds.at_most}" if bounds.at_most is not None else f"at least {bounds.at_least or 1}"


def called(things: Things | None) -> str:
    """What a sentence calls the things that are counted."""
    if things is None:
        return "things"
    return things.called or f"{word('kind', things.kind).lower()}s"


def titles(found: Iterable[Counted]) -> str:
    """The names of things counted, of many the first ones."""
    return naming(list(dict.fromkeys(one.title for one in found)))


def how_many(of: Counted, things: Things | None, count: Count, outcome: Outcome, bounds: str) -> str:
    """How many things lead to one thing, and how many were asked for."""
    what = called(things)
    asked = f"; asked for: {bounds}." if bounds else "."
    if count.outright:
        return f"A source counts {count.likely} {what} of '{of.title}'{asked}"
    if count.none:
        return f"A source says that '{of.title}' has no {what}{asked}"
    if not count.likely:
        return f"No {what} of '{of.title}' are {'there' if count.whole else 'stated'}{asked}"
    return f"For '{of.title}', {what} named here: {count.likely}{asked}{more(count, outcome)}"


def more(count: Count, outcome: Outcome) -> str:
    """What keeps a count from settling the matter."""
    if outcome != "cannot_tell":
        return ""
    return " There may be more that no source names." if not count.whole else " For others it is not stated."


def none_found(count: Count, outcome: Outcome) -> str:
    """Nothing that a requirement looks at is stated to be there."""
    proposed = count.proposed()
    if proposed:
        return f"Only proposed: {titles(proposed)}."
    if outcome == "not_met":
        return "Nothing of the kind is named here, and this handbook holds the whole."
    return "Nothing of the kind is named here. That does not mean that there is none."


def sorts(names: Mapping[str, Sequence[str]]) -> str:
    """Which sorts of a composition were found, and which are missing, too many, or not stated."""
    said = "; ".join(f"{how}: {', '.join(those)}" for how, those in names.items() if those)
    return f"{said[:1].upper()}{said[1:]}."


def resting_on(doubts: Iterable[SourceStatus]) -> str:
    """The doubts about the facts that an answer rests on, in the words that stand beside facts."""
    marked = [word("source", status) for status in _ORDER if status in set(doubts)]
    return f"This rests on facts marked: {'; '.join(marked)}." if marked else ""


def in_numbers(counts: Mapping[Answer, int]) -> str:
    """How many requirements have each answer, in a sentence."""

    def so_many(number: int, more: str) -> str:
        return f"1 is {more}" if number == 1 else f"{number or 'none'} {'is' if not number else 'are'} {more}"

    total = sum(counts.values())
    broken = so_many(counts["not_met"], "not met") if counts["not_met"] else "none is broken"
    known = f"{so_many(counts['met'], 'met')} and {broken}"
    parts = [f"Of {total} requirement{'' if total == 1 else 's'}, {known}"]
    if counts["cannot_tell"]:
        parts.append(f"for {counts['cannot_tell']} this handbook does not say enough to tell")
    if counts["to_judge"]:
        parts.append(so_many(counts["to_judge"], "for a person to judge"))
    return f"{'; '.join(parts)}."
