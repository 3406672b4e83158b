"""To whom a decision is delegated, up to which limit and under which conditions, changed."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from generator.changes.change import Change, Sort, change, classifier
from generator.changes.diff import Diff, Side, Twin
from generator.changes.edits import listed
from generator.changes.say import NOT_STATED, called, naming, words
from generator.changes.values import Entry, Value
from generator.kinds._values import first_day, last_day

GIVEN = Sort("CHG720", "Delegated to one more", "decisions", "CHG721")
TAKEN = Sort("CHG721", "Delegation taken back", "decisions", "CHG720", breaks=True)
MOVED = Sort("CHG722", "Delegated to another", "decisions")
RAISED = Sort("CHG730", "Limit raised", "decisions", "CHG731")
LOWERED = Sort("CHG731", "Limit lowered", "decisions", "CHG730", breaks=True)
LIMIT = Sort("CHG732", "Limit stated otherwise", "decisions")
TERMS = Sort("CHG733", "Conditions of a delegation changed", "decisions")

_TERMS = (
    "delegator",
    "conditions",
    "case",
    "area",
    "report_to",
    "report",
    "may_sub_delegate",
    "passed_on_to",
    "together",
)
_WHOLE = frozenset({*_TERMS, "delegate", "limit", "status", "until", "taken_back", None})

Given = dict[str, list[Entry]]


@classifier(GIVEN, TAKEN, MOVED, RAISED, LOWERED, LIMIT, TERMS)
def find(diff: Diff) -> Iterator[Change]:
    """A decision that others may take, that one more or one fewer may take, or up to another sum or on other terms."""
    for twin in diff.twins("decision"):
        before, after = _given(diff, diff.old, twin.old), _given(diff, diff.new, twin.new)
        gone = {who: held for who, held in before.items() if who not in after}
        come = {who: held for who, held in after.items() if who not in before}
        if gone or come:
            sort = MOVED if gone and come else GIVEN if come else TAKEN
            yield _passed(diff, sort, twin, gone, come)
        for who, held in before.items():
            if who in after:
                yield from _terms(diff, twin, held, after[who])


def _given(diff: Diff, side: Side, decision: Entry) -> Given:
    found: Given = {}
    for entry in side.join("delegation", "decision", decision.ref):
        back = entry.values.get("taken_back")
        if isinstance(back, str) and first_day(back) <= last_day(side.model.as_at):
            continue
        silent = any(step.field is None and diff.silent(step) for step in diff.steps(entry))
        if not silent or entry.ref in diff.moved or entry.ref in diff.moved.values():
            who = ", ".join(map(str, listed(diff.translated(entry.values.get("delegate")))))
            found.setdefault(who, []).append(entry)
    return found


def _passed(diff: Diff, sort: Sort, twin: Twin, gone: Given, come: Given) -> Change:
    told = [
        "; ".join(sorted(f"{_named(side, e)}, {_limit(e)}" for held in some.values() for e in held)) or NOT_STATED
        for side, some in ((diff.old, gone), (diff.new, come))
    ]
    what = {
        GIVEN: f"“{twin.new.title}” is delegated to one more",
        TAKEN: f"“{twin.new.title}” is no longer delegated to all who had it",
        MOVED: f"“{twin.new.title}” is delegated to another",
    }[sort]
    every = [entry for some in (gone, come) for held in some.values() for entry in held]
    return _made(diff, sort, twin, what, told[0], told[1], every)


def _terms(diff: Diff, twin: Twin, before: list[Entry], after: list[Entry]) -> Iterator[Change]:
    limits = [sorted(str(e.values.get("limit")) for e in held) for held in (before, after)]
    who, every = _named(diff.new, after[0]), [*before, *after]
    told = ["; ".join(sorted(map(_limit, held))) for held in (before, after)]
    spoken = all(not (step.field == "limit" and diff.silent(step)) for step in diff.steps(*every))
    if limits[0] != limits[1] and spoken:
        reach = [max(_reach(entry.values.get("limit")) for entry in held) for held in (before, after)]
        known = None not in reach and limits[0] != limits[1] and reach[0] != reach[1] and _alike(before, after)
        sort = LIMIT if not known else RAISED if (reach[1] or 0) > (reach[0] or 0) else LOWERED
        how = {LIMIT: "is stated otherwise", RAISED: "is higher", LOWERED: "is lower"}[sort]
        what = f"Up to which sum {who} may decide “{twin.new.title}” {how}"
        yield _made(diff, sort, twin, what, told[0], told[1], every)
    terms = [sorted(str(_said(diff, entry)) for entry in held) for held in (before, after)]
    changed = [edit for t in diff.twins("delegation") if t.new in after for edit in t.edits if edit.field in _TERMS]
    if terms[0] != terms[1] and (changed or any(step.field is None for step in diff.steps(*every))):
        shown = [
            "; ".join(filter(None, (_in_words(side, e) for e in held))) or NOT_STATED
            for side, held in ((diff.old, before), (diff.new, after))
        ]
        what = f"On what terms {who} may decide “{twin.new.title}” changed"
        yield _made(diff, TERMS, twin, what, shown[0], shown[1], every)


def _made(diff: Diff, sort: Sort, twin: Twin, what: str, before: str, after: str, every: list[Entry]) -> Change:
    steps = [edit for edit in diff.steps(*every) if edit.field in _WHOLE]
    return change(diff, sort, twin.old, twin.new, what, before=before, after=after, edits=steps, also=every)


def _named(side: Side, entry: Entry) -> str:
    return naming([called(side, str(one)) for one in listed(entry.values.get("delegate"))])


def _limit(entry: Entry) -> str:
    limit = getattr(entry.entity, "limit", None)
    return str(limit.words) if limit is not None else "without a limit"


def _reach(limit: Value) -> float:
    """How far a limit reaches, in pence; further than any sum where there is none."""
    amount = limit.get("amount") if isinstance(limit, dict) else None
    return float(amount) if isinstance(amount, int) else inf


def _alike(before: list[Entry], after: list[Entry]) -> bool:
    """Whether two sets of limits can be compared: counted over the same, and none of them only said to be."""

    def bases(held: list[Entry]) -> set[str]:
        limits = [e.values["limit"] for e in held if isinstance(e.values.get("limit"), dict)]
        return {
            str((one.get("basis"), one.get("currency"), one.get("per_population"), one.get("not_given")))
            for one in limits
        }

    one, other = bases(before), bases(after)
    given = not any("True" in words for words in one | other)
    return given and (one == other or not one or not other)


def _said(diff: Diff, entry: Entry) -> list[Value]:
    return [diff.translated(entry.values.get(name)) for name in _TERMS]


def _in_words(side: Side, entry: Entry) -> str:
    told = [
        f"{name.replace('_', ' ')}: {words(side, 'delegation', name, entry.values[name])}"
        for name in _TERMS
        if entry.values.get(name) is not None and name != "delegator"
    ]
    return ", ".join(told)
