"""Who is accountable for a function, or has it in a portfolio, changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.changes.change import Change, Sort, change, classifier
from generator.changes.classes._seats import name
from generator.changes.compare import plain_name
from generator.changes.diff import Diff, Side
from generator.changes.edits import listed
from generator.changes.say import NOT_STATED, called, naming
from generator.changes.values import Entry
from generator.diagnostics import Ref
from generator.vocabulary import word

ACCOUNTABLE = Sort("CHG320", "Accountability moved", "answers")
GIVEN = Sort("CHG321", "Accountability stated", "answers", "CHG322")
TAKEN = Sort("CHG322", "Nobody accountable any more", "answers", "CHG321", breaks=True)
MOVED = Sort("CHG323", "Work moved to others", "answers")
TAKEN_ON = Sort("CHG324", "Work taken on", "answers", "CHG325")
GIVEN_UP = Sort("CHG325", "Work given up", "answers", "CHG324", breaks=True)

_WORDS = "words/"
"""Stands before the words of a line that names no function and no lead role."""
_SORTS = {True: (ACCOUNTABLE, GIVEN, TAKEN), False: (MOVED, TAKEN_ON, GIVEN_UP)}


@dataclass
class _Held:
    """Who has one piece of work in one role, with the lines that say so."""

    words: str
    holders: dict[str, list[Entry]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    """What its own model calls each of them."""


@classifier(ACCOUNTABLE, GIVEN, TAKEN, MOVED, TAKEN_ON, GIVEN_UP)
def find(diff: Diff) -> Iterator[Change]:
    """Work that another post or body answers for or carries, that one more does, or one fewer."""
    before, after = _held(diff, diff.old), _held(diff, diff.new)
    began = {str(e.ref) for d in diff.descents if not d.origins for e in d.heirs}
    ended = {str(e.ref) for d in diff.descents if not d.heirs for e in d.origins}
    for subject, role in dict.fromkeys((*before, *after)):
        old, new = before.get((subject, role)), after.get((subject, role))
        gone = {w: held for w, held in (old.holders if old else {}).items() if not new or w not in new.holders}
        come = {w: held for w, held in (new.holders if new else {}).items() if not old or w not in old.holders}
        if not gone and not come:
            continue
        lines = [line for held in (*gone.values(), *come.values()) for line in held]
        here = _about(diff, subject, lines)
        sort = _SORTS[role == "accountable"][0 if gone and come else 1 if come else 2]
        bare = subject.startswith(_WORDS) and {*gone, *come} <= began | ended
        if (gone and come) or not (bare or subject in began | ended):
            what = _sentence(sort, (new or old or _Held("")).words, role)
            names = [[(old or _Held("")).names[who] for who in gone], [(new or _Held("")).names[who] for who in come]]
            told = [naming(sorted(some)) or NOT_STATED for some in names]
            yield change(
                diff, sort, here[0], here[1], what, before=told[0], after=told[1], edits=diff.steps(*lines), also=lines
            )


def _sentence(sort: Sort, words: str, role: str) -> str:
    if sort in _SORTS[True]:
        said = {
            ACCOUNTABLE: "Another is accountable for",
            GIVEN: "It is stated who is accountable for",
            TAKEN: "Nobody is stated to be accountable any more for",
        }
        return f"{said[sort]} {words}"
    part = "in a portfolio" if role == "portfolio" else word("role", role).lower()
    return f"{words} ({part}) {'moved' if sort is MOVED else 'was taken on' if sort is TAKEN_ON else 'was given up'}"


def _held(diff: Diff, side: Side) -> dict[tuple[str, str], _Held]:
    found: dict[tuple[str, str], _Held] = {}
    moved = set(diff.moved) | set(diff.moved.values())
    for entry in side.of_kind("assignment"):
        silent = any(step.field is None and diff.silent(step) for step in diff.steps(entry))
        if not entry.active or (silent and entry.ref not in moved):
            continue
        role = str(entry.values["role"])
        ends = [*listed(entry.values.get("function")), *listed(entry.values.get("designation"))]
        words = str(entry.values.get("words") or entry.ref.id)
        subjects = [(str(diff.translated(one)), name(diff, one)) for one in ends]
        for subject, said in subjects or [(f"{_WORDS}{plain_name(words)}", words)]:
            held = found.setdefault((subject, role), _Held(said))
            for who in listed(entry.values.get("holder")):
                known = str(diff.translated(who))
                held.holders.setdefault(known, []).append(entry)
                held.names[known] = called(side, str(who))
    return found


def _about(diff: Diff, subject: str, lines: list[Entry]) -> tuple[Entry | None, Entry | None]:
    """The function or lead role that the work is, or the line itself where it names neither."""
    kind, _, ident = subject.partition("/")
    ref = Ref(kind, ident)
    back = {new: old for old, new in diff.heirs.items()}
    was = back.get(subject, subject).partition("/")
    old, new = diff.old.entries.get(Ref(was[0], was[2])), diff.new.entries.get(ref)
    if old is None and new is None:
        first = [line for line in lines if diff.old.entries.get(line.ref) is line]
        last = [line for line in lines if diff.new.entries.get(line.ref) is line]
        return first[0] if first else None, last[0] if last else None
    return old, new
