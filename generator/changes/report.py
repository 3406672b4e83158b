"""A change report as a value: what it compares, a summary in words, and the changes theme by theme."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from generator.changes.change import LEVELS, Change, Level, Theme
from generator.changes.diff import Diff, Side
from generator.changes.many import many
from generator.changes.overlay import Overlay
from generator.changes.say import called, naming, reason
from generator.graph.model import Model
from generator.kinds._values import day
from generator.vocabulary import word

Reading = Literal["full", "matters", "breaks"]
READINGS: tuple[Reading, ...] = get_args(Reading)

_LISTED = 12
"""Names of what is not mentioned that a summary gives before it says how many more there are."""
_TOLD = 6
"""Names that a sentence of the summary gives."""
_FEW = 3
"""Changes of one class that a summary tells one by one."""


@dataclass(frozen=True)
class State:
    """One of the two states of a handbook that a report compares."""

    id: str
    title: str
    label: str
    """How sentences call it."""
    where: str
    """Where it was read from, as the user named it."""
    prefix: str
    """Stands before the files of its model, such as `model/nenc-2022`."""
    as_at: str
    state: str
    edition: str
    version: str | None
    partial: bool
    proposed: bool


@dataclass(frozen=True)
class Row:
    """One change as reports show it."""

    change: Change
    place: str
    """File and line."""
    reason: str
    """Why, as far as a change event tells: what was decided, when, by which paper."""


@dataclass(frozen=True)
class Section:
    """The changes under one heading."""

    theme: Theme
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Unsaid:
    """Things of one kind that one of the two handbooks does not mention."""

    kind: str
    title: str
    """The kind in words."""
    things: tuple[tuple[str, str], ...]
    """Each by its name, and what tells most of it."""

    @property
    def in_short(self) -> str:
        """The first of them, and how many more."""
        return naming([name for name, _ in self.things], _LISTED)


@dataclass(frozen=True)
class Report:
    """Everything a change report says, whatever its format."""

    old: State
    new: State
    reading: Reading
    summary: tuple[str, ...]
    counts: tuple[tuple[Level, int], ...]
    """How many changes of each level there are, whatever the reading."""
    sections: tuple[Section, ...]
    not_in_new: tuple[Unsaid, ...]
    not_in_old: tuple[Unsaid, ...]
    every: tuple[Change, ...]
    """All changes of this reading, those of which one handbook is silent included."""
    pictures: tuple[Overlay, ...] = ()
    """What was drawn before and what is drawn now, one over the other."""

    @property
    def silences(self) -> tuple[tuple[str, tuple[Unsaid, ...]], ...]:
        """What only one of the two mentions, under headings."""
        old, new = self.old.label, self.new.label
        return (
            (f"Mentioned in {new}, not mentioned in {old}", self.not_in_old),
            (f"Mentioned in {old}, not mentioned in {new}", self.not_in_new),
        )

    @property
    def title(self) -> str:
        """What it is called."""
        if self.old.id == self.new.id:
            return f"What changed in {self.new.title}"
        return f"What changed from {self.old.label} to {self.new.label}"


def at_or_above(level: Level) -> tuple[Level, ...]:
    """A level and those that weigh more."""
    return LEVELS[: LEVELS.index(level) + 1]


def wanted(change: Change, reading: Reading) -> bool:
    """Whether a reading shows a change: everything, what is more than editorial, or what breaks something."""
    if reading == "breaks":
        return change.sort.breaks
    return reading == "full" or change.level != "editorial"


def state(model: Model, label: str, where: str, prefix: str) -> State:
    """What a report says about one of the two models."""
    card = model.handbook
    return State(
        card.id,
        card.title,
        label,
        where,
        prefix,
        model.as_at,
        word("state", card.state),
        word("edition", model.edition),
        card.version,
        card.coverage == "partial",
        card.state == "proposed",
    )


def report(
    diff: Diff,
    changes: Sequence[Change],
    states: tuple[State, State],
    reading: Reading = "full",
    pictures: tuple[Overlay, ...] = (),
) -> Report:
    """A report of some changes.

    Args:
        diff: the two models.
        changes: all changes found, in order.
        states: what it says about the old and the new model.
        reading: full, what matters, or what breaks.
        pictures: pictures of them.
    """
    old, new = states
    shown = tuple(one for one in changes if wanted(one, reading))
    rows: dict[Theme, list[Row]] = {}
    for one in shown:
        if one.sort.theme != "silence":
            side = old if one.in_old else new
            place = f"{side.prefix}{one.at.file}:{one.at.line}"
            rows.setdefault(one.sort.theme, []).append(Row(one, place, reason(diff, one.ref)))
    sections = tuple(
        Section(theme, word("change_theme", theme), tuple(rows[theme])) for theme in get_args(Theme) if theme in rows
    )
    gone, come = _unsaid(diff.old, changes, "CHG901"), _unsaid(diff.new, changes, "CHG902")
    silent = any(one.sort.theme == "silence" for one in shown)
    counted = tuple((level, sum(one.level == level and _loud(one) for one in changes)) for level in LEVELS)
    return Report(
        old,
        new,
        reading,
        (*_summary(changes, states), *_by_name(diff), *_silence(states, gone, come)),
        counted,
        sections,
        gone if silent else (),
        come if silent else (),
        shown,
        pictures,
    )


def _loud(one: Change) -> bool:
    return one.sort.theme != "silence"


def _summary(changes: Sequence[Change], states: tuple[State, State]) -> Iterable[str]:
    old, new = states
    if old.title == new.title and old.state == new.state and old.version == new.version:
        yield f"{old.label} describes {day(old.as_at)}, {new.label} describes {day(new.as_at)}; both are {_card(new)}."
    else:
        yield f"{_described(old)} {_described(new)}"
    told = [one for one in changes if _loud(one)]
    if not changes:
        yield "Nothing has changed."
        return
    counts = [(sum(one.level == level for one in told), word("change_level", level)) for level in LEVELS]
    parts = [f"{words}: {number}." for number, words in counts if number]
    if told:
        yield f"{len(told)} {'change' if len(told) == 1 else 'changes'}. {' '.join(parts)}"
    else:
        yield "Nothing has changed in what both mention."
    for code in dict.fromkeys(one.code for one in told if one.level in ("board", "committee") or one.sort.breaks):
        some = [one for one in told if one.code == code]
        names = naming(list(dict.fromkeys(one.title for one in some)), _TOLD)
        level = word("change_level", some[0].level)
        level = level[:1].lower() + level[1:]
        if len(some) <= _FEW:
            yield from (f"{one.what} ({level})." for one in some)
        else:
            yield f"{some[0].sort.name} ({len(some)}, {level}): {names}."
    if old.id != new.id:
        yield (
            "The two are different handbooks. What has the same id or goes by the same name in both is held to be one "
            "thing, and so is what is declared to have replaced the other. Work that goes by another name in each "
            "shows twice: as not mentioned in the one, and as mentioned only in the other."
        )


def _by_name(diff: Diff) -> Iterable[str]:
    """What is held to be one thing because of a name that it goes by in both, and for no other reason."""
    pairs = [d for d in diff.descents if d.how == "same_name" and d.kind in _FIRST[:_ASKED]]
    if pairs:
        names = naming([_both(d.origins[0].title, d.heirs[0].title) for d in pairs], _TOLD)
        yield f"Held to be one thing only because it goes by one name in both, which no source says: {names}."


def _both(before: str, after: str) -> str:
    return before if before == after else f"“{before}”, now “{after}”"


def _silence(states: tuple[State, State], gone: Sequence[Unsaid], come: Sequence[Unsaid]) -> Iterable[str]:
    """What one of the two does not mention, in numbers, and what its silence means."""
    old, new = states
    if come:
        yield f"Mentioned only in {new.label}: {_numbers(come)}."
    if gone:
        yield f"Mentioned only in {old.label}: {_numbers(gone)}."
    partial = [one.label for one in states if one.partial]
    if partial:
        claims, it = ("does not claim", "it does") if len(partial) == 1 else ("do not claim", "one of them does")
        yield (
            f"{naming(partial)} {claims} to be whole. What {it} not mention is not closed, dropped or new for that: "
            "it is listed at the end as not mentioned."
        )
    if new.state != old.state and new.proposed:
        yield f"{new.label} is a proposal: nothing in it is in force until it is decided."


def _numbers(unsaid: Sequence[Unsaid]) -> str:
    """How many of the kinds that readers ask for most, with the names where they are few."""
    told = []
    for some in [one for one in unsaid if one.kind in _FIRST[:_ASKED]]:
        names = [name for name, _ in some.things]
        few = f" ({naming(names, _TOLD)})" if len(names) <= _TOLD else ""
        told.append(f"{len(names)} {some.title[:1].lower()}{some.title[1:]}{few}")
    rest = sum(len(one.things) for one in unsaid if one.kind not in _FIRST[:_ASKED])
    if rest:
        told.append(f"{rest} other entries" if told else f"{rest} entries")
    return "; ".join(told)


def _described(one: State) -> str:
    return f"{one.label} is {_card(one)}; it describes {day(one.as_at)}."


def _card(one: State) -> str:
    version = f", version {one.version}" if one.version else ""
    return f"“{one.title}”{version} ({one.state.lower()})"


def _unsaid(side: Side, changes: Iterable[Change], code: str) -> tuple[Unsaid, ...]:
    """What one side alone mentions, kind by kind; first the kinds that readers ask for most."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for one in changes:
        whole = len(one.edits) == 1 and one.edits[0].field is None
        if one.code == code and whole:
            kind = one.ref.kind
            under = side.entries[one.ref].values.get("group") if kind == "function" else None
            title = many(kind) + (f" listed under “{called(side, under)}”" if under else "")
            found.setdefault((kind, title), []).append((one.title, one.after or one.before))
    keys = sorted(found, key=lambda key: (_FIRST.index(key[0]) if key[0] in _FIRST else len(_FIRST), key[0]))
    return tuple(Unsaid(*key, tuple(sorted(found[key], key=lambda one: one[0].casefold()))) for key in keys)


_FIRST = ("body", "post", "function", "person", "function_group", "statutory_function", "designation", "membership")
_ASKED = 3
"""Of those kinds, how many stand in the summary."""
