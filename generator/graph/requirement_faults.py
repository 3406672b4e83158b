"""What makes a requirement's test senseless: a kind, a field or a value that there is not, or parts that do not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.diagnostics import Code, Diagnostic, brief, nearest, problem
from generator.graph.paths import OURS, End, Wrong, either, follow
from generator.kinds import kinds
from generator.kinds._entity import Path
from generator.kinds.requirement import Part, Requirement, Where

NO_SENSE = Code(
    "GOV014",
    "test_without_sense",
    "error",
    """A requirement's test cannot be carried out as it is written. It looks at a kind or a field that there is not,
compares with a value that the field can never have, or lacks what its test needs.

Such a test would never find anything, and nobody would notice.

Mend what the hint names. `test` is exists, count, composition, each_has, one_of or covers; what no machine can tell
has `judge: person` instead.""",
)

_BOUNDS = ("at_least", "at_most", "exactly")
_FITS = {
    "exists": (),
    "count": ("things", "or_number", *_BOUNDS),
    "composition": ("things", "parts", "or_list"),
    "each_has": ("things", "field", "says", *_BOUNDS),
    "one_of": ("field", "values", "unclear"),
    "covers": ("things",),
}
"""What each test may have besides what all may have."""
_NEEDS = {"composition": ("parts",), "one_of": ("field", "values"), "covers": ("things",)}
_ALWAYS = ("looks_at", "where", "absence")
_PARAMETERS = tuple(dict.fromkeys([*_ALWAYS, *(name for names in _FITS.values() for name in names)]))


class _Fault(NamedTuple):
    path: Path
    message: str
    hint: str


def faults(requirement: Requirement) -> Iterator[Diagnostic]:
    """Every reason why a requirement's test makes no sense, each at its place."""
    for fault in _faults(requirement):
        yield problem(NO_SENSE, requirement.facts.place(fault.path), fault.message, fault.hint)


def _faults(asked: Requirement) -> Iterator[_Fault]:
    given = [name for name in _PARAMETERS if getattr(asked, name) not in (None, ())]
    if asked.test is None:
        for name in given:
            yield _Fault((name,), f"'{name}' stands here without a `test`", "add a line `test: …`, or leave it out")
        return
    if asked.judge is not None:
        yield _Fault(("judge",), "it has a `test` and is for a person to judge", "keep one of the two")
    for name in given:
        if name not in (*_ALWAYS, *_FITS[asked.test]):
            hint = f"it may have: {', '.join(_FITS[asked.test]) or 'no more than looks_at, where and absence'}"
            yield _Fault((name,), f"the test {asked.test} has no use for '{name}'", hint)
    for name in ("looks_at", *_NEEDS.get(asked.test, ())):
        if name not in given:
            yield _Fault(("test",), f"the test {asked.test} needs '{name}'", f"add a line `{name}: …`")
    if asked.test == "each_has" and (asked.things is None) == (asked.field is None):
        yield _Fault(("test",), "the test each_has needs either 'field' or 'things'", "give one of the two")
    if asked.test in ("count", "each_has"):
        counts = asked.test == "count"
        yield from _bounds(asked, (), needed=counts, wanted=counts or asked.things is not None)
    yield from _places(asked)


def _places(asked: Requirement) -> Iterator[_Fault]:
    """What is wrong with the kinds and fields that it names."""
    known = [name for name in kinds() if name != "requirement"]
    sound = [name for name in asked.looks_at if name in known]
    for index, name in enumerate(asked.looks_at):
        if name not in known:
            yield _unknown_kind(name, known, ("looks_at", index))
    if len(sound) < len(asked.looks_at) or not sound:
        return
    yield from _where(asked.where, sound, ("where",))
    counted = sound
    if asked.things is not None:
        things = asked.things
        there = list(sound)
        if things.via is not None:
            end = follow(sound, things.via)
            if isinstance(end, Wrong) or end.sort != "link":
                yield _not_a_way(end, things.via, "a link", ("things", "via"))
                return
            there = list(end.targets)
        if things.kind not in known:
            yield _unknown_kind(things.kind, known, ("things", "kind"))
            return
        counted = [things.kind]
        end = follow(counted, things.by)
        if isinstance(end, Wrong) or end.sort != "link" or "." in things.by:
            yield _not_a_way(end, things.by, "one of its links", ("things", "by"))
        elif not set(end.targets) & set(there):
            message = f"'{things.by}' of a {_plain(things.kind)} leads to no {' or '.join(map(_plain, there))}"
            yield _Fault(("things", "by"), message, f"it leads to: {', '.join(map(_plain, end.targets))}")
        yield from _where(things.where, counted, ("things", "where"))
    for index, part in enumerate(asked.parts):
        yield from _part(asked, part, counted, ("parts", index))
    if asked.field is not None:
        yield from _field(asked, sound)
    for name, sort, what in (("or_number", "number", "a number"), ("or_list", "list", "a list of names and numbers")):
        way = getattr(asked, name)
        if way is not None:
            end = follow(sound, way)
            if isinstance(end, Wrong) or end.sort != sort or "." in way:
                yield _not_a_way(end, way, what, (name,))


def _part(asked: Requirement, part: Part, counted: list[str], path: Path) -> Iterator[_Fault]:
    yield from _bounds(part, path, needed=True, wanted=True)
    yield from _where(part.where, counted, (*path, "where"))
    if not part.where and not part.listed_as:
        yield _Fault(path, f"nothing says how to find '{brief(part.name)}'", "give it `where` or `listed_as`")
    if part.listed_as and asked.or_list is None:
        yield _Fault((*path, "listed_as"), "'listed_as' needs a list to look in", "add a line `or_list: …`")


def _field(asked: Requirement, sound: list[str]) -> Iterator[_Fault]:
    for way in either(asked.field or ""):
        end = follow(sound, way)
        if isinstance(end, Wrong) or end.sort in ("list", "inside"):
            yield _not_a_way(end, way, "a field; use `things` for what is written inside it", ("field",))
            continue
        if asked.says and end.sort != "words":
            yield _Fault(("says",), f"'{way}' holds no words", "use the test one_of for its values")
        for name in ("values", "unclear"):
            yield from _values(end, getattr(asked, name), way, (name,))


def _where(where: Where, starts: Iterable[str], path: Path) -> Iterator[_Fault]:
    for name, values in where:
        for way in either(name):
            end = follow(starts, way)
            if isinstance(end, Wrong) or end.sort in ("list", "inside"):
                yield _not_a_way(end, way, "a field that can be compared", (*path, name))
            else:
                yield from _values(end, values, way, (*path, name))


def _values(end: End, values: tuple[str, ...], field: str, path: Path) -> Iterator[_Fault]:
    for index, value in enumerate(values):
        if end.sort == "number" and not value.isdecimal():
            yield _Fault((*path, index), f"'{brief(value)}' is no number, as '{field}' is", "write it in figures")
        if end.choices and value not in end.choices:
            near = nearest(value, end.choices)
            hint = (f"did you mean '{near}'? " if near else "") + f"it may be: {', '.join(end.choices)}"
            yield _Fault((*path, index), f"'{field}' is never '{brief(value)}'", hint)
        if value == OURS and end.sort == "link" and "organisation" not in end.targets:
            hint = "name what it should lead to"
            yield _Fault((*path, index), f"'{OURS}' stands for an organisation, and '{field}' leads to none", hint)


def _bounds(asked: Requirement | Part, path: Path, needed: bool, wanted: bool) -> Iterator[_Fault]:
    given = [name for name in _BOUNDS if getattr(asked, name) is not None]
    where = (*path, given[0]) if given else (path or ("test",))
    if given and not wanted:
        yield _Fault(where, f"'{given[0]}' has no use without 'things'", "leave it out")
    elif needed and not given:
        hint = "give it at_least, at_most or exactly"
        yield _Fault(where, "nothing says how many there must be", hint)
    elif "exactly" in given and len(given) > 1:
        yield _Fault((*path, "exactly"), "'exactly' leaves nothing for at_least and at_most to say", "keep one")
    elif asked.at_least is not None and asked.at_most is not None and asked.at_least > asked.at_most:
        yield _Fault(where, "'at_least' is more than 'at_most'", "no number can be both; mend one of them")
    elif any((getattr(asked, name) or 0) < 0 for name in given):
        yield _Fault(where, "there cannot be fewer than none", "write a number from 0 upwards")


def _unknown_kind(name: str, known: list[str], path: Path) -> _Fault:
    near = nearest(name, known)
    hint = f"did you mean '{near}'?" if near else f"the kinds are: {', '.join(known)}"
    return _Fault(path, f"'{brief(name)}' is no kind", hint)


def _not_a_way(end: End | Wrong, way: str, wanted: str, path: Path) -> _Fault:
    if isinstance(end, Wrong):
        what = " or ".join(map(_plain, end.kinds)) or "thing"
        return _Fault(path, f"no {what} has a field '{brief(end.step)}' that can be used here", end.hint)
    return _Fault(path, f"'{brief(way)}' is not {wanted}", "name another field")


def _plain(kind: str) -> str:
    return kind.replace("_", " ")
