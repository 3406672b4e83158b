"""Finds every change between two models; what no class takes is told field by field, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from generator.changes.change import LEVELS, Change, Level, Sort, change, field_change
from generator.changes.classes import classifiers
from generator.changes.diff import Diff
from generator.changes.edits import Edit
from generator.changes.say import NOT_STATED, about, said, shown
from generator.changes.values import HANDBOOK, JOINS, Entry, prose_fields, same_words

COMES = Sort("CHG830", "Detail added", "other", "CHG831")
GOES = Sort("CHG831", "Detail taken away", "other", "CHG830")
FIELD = Sort("CHG832", "Other detail changed", "other")
CARD = Sort("CHG833", "The handbook's own card changed", "other")
FOLLOWS = Sort("CHG834", "Follows a new name", "words")
PLACE = Sort("CHG835", "Place in a list or other names changed", "words")
SILENT = Sort("CHG901", "Not mentioned any more", "silence", "CHG902")
UNSAID = Sort("CHG902", "Not mentioned before", "silence", "CHG901")
WORDING = Sort("CHG910", "Wording only", "words")
PROVENANCE = Sort("CHG920", "Sources or status of sources only", "words")
REST: tuple[Sort, ...] = (COMES, GOES, FIELD, CARD, FOLLOWS, PLACE, SILENT, UNSAID, WORDING, PROVENANCE)
"""The classes of what no classifier takes."""

_SOURCES = frozenset({"sources", "field_sources"})
_PLACING = frozenset({"aliases", "topics", "set", "heading", "short", "reference", "key"})
_ORDINAL = frozenset({"function", "commitment", "milestone", "principle", "statement", "outcome", "aim", "objective"})
_ORDINALS = _ORDINAL | {"enabler", "phase", "risk", "scenario"}
"""Kinds whose `number` is a place in a list; of other kinds it is how many there are."""


def sorts() -> dict[str, Sort]:
    """Every class of change by its code."""
    every = (*(sort for one in classifiers() for sort in one.sorts), *REST)
    return {sort.code: sort for sort in sorted(every, key=lambda s: s.code)}


def find_changes(diff: Diff, level_of: Callable[[str], Level]) -> tuple[Change, ...]:
    """Every change, the weightiest first, then by class and by thing.

    Args:
        diff: two models brought together.
        level_of: the level that a class has, by its code.
    """
    found = [one for classifier in classifiers() for one in classifier.find(diff)]
    taken = {edit.key for one in found for edit in one.edits}
    found += _rest(diff, taken)
    graded = [replace(one, level=level_of(one.code)) for one in found]
    return tuple(sorted(graded, key=order))


def order(one: Change) -> tuple[int, str, str, str, str, str, str]:
    """Sort key: weightiest first, then by class, then by thing."""
    return (LEVELS.index(one.level), one.code, one.title.casefold(), one.ref.kind, one.ref.id, one.what, one.before)


def _rest(diff: Diff, taken: Iterable[object]) -> Iterator[Change]:
    settled = set(taken)
    yield from _provenance(diff, settled)
    moved = {*diff.moved, *diff.moved.values()}
    for before, after in diff.moved.items():
        steps = [edit for edit in diff.steps(before, after) if edit.key not in settled]
        if steps:
            was, now = diff.old.entries[before], diff.new.entries[after]
            yield change(diff, FOLLOWS, was, now, f"{shown(diff, now)} follows a new name", edits=steps, quietly=True)
    for edit in diff.edits:
        if edit.key in settled or edit.ref in moved:
            continue
        old, new = diff.old.entries.get(edit.ref), diff.new.entries.get(edit.ref)
        if edit.field is None:
            yield _whole(diff, edit, old, new)
        elif old is not None and new is not None:
            yield _field(diff, edit, old, new)
    for twin in diff.every_twin():
        for edit in twin.edits:
            if edit.heir is None or edit.key in settled or edit.field in {*JOINS.get(edit.ref.kind, ()), *_SOURCES}:
                continue
            if not diff.silent(edit):
                yield _field(diff, edit, twin.old, twin.new)


def _provenance(diff: Diff, settled: set[object]) -> Iterator[Change]:
    """One change for all that is given otherwise about the sources of an entry."""
    for ref, every in diff.by_entry.items():
        steps = [edit for edit in every if edit.field in _SOURCES and edit.key not in settled]
        old, new = diff.old.entries.get(ref), diff.new.entries.get(ref)
        if not steps or old is None or new is None:
            continue
        told = [said(diff, edit) for edit in steps]
        before, after = ("; ".join(one for one in side if one != NOT_STATED) for side in zip(*told, strict=True))
        same = before == after
        what = f"{shown(diff, new)}: " + (
            "other lines of the same source" if same else "other sources, or another status"
        )
        settled |= {edit.key for edit in steps}
        yield change(diff, PROVENANCE, old, new, what, before=before, after=after, edits=steps, quietly=True)


def _whole(diff: Diff, edit: Edit, old: Entry | None, new: Entry | None) -> Change:
    here = new or old
    assert here is not None
    name = shown(diff, here)
    if diff.silent(edit):
        label = diff.new.label if new is None else diff.old.label
        sort = SILENT if new is None else UNSAID
        before, after = ("" if one is None else about(side, one) for side, one in ((diff.old, old), (diff.new, new)))
        what = f"{name} is not mentioned in {label}"
        return change(diff, sort, old, new, what, before=before, after=after, edits=(edit,), quietly=True)
    sort, what = (COMES, "is new") if new is not None else (GOES, "is no longer there")
    return change(diff, sort, old, new, f"{name} {what}", edits=(edit,))


def _field(diff: Diff, edit: Edit, old: Entry, new: Entry) -> Change:
    name, field = shown(diff, new), edit.field or ""
    kind = edit.ref.kind
    if kind == HANDBOOK:
        return field_change(diff, CARD, old, new, edit, f"The handbook's own card: {_plain(field)} changed")
    if diff.silent(edit):
        gone = diff.new.partial and edit.silences
        sort, label = (SILENT, diff.new.label) if gone else (UNSAID, diff.old.label)
        what = f"{name}: {_plain(field)} is not mentioned in {label}"
        return field_change(diff, sort, old, new, edit, what, quietly=True)
    if diff.follows(edit):
        what = f"{name}: {_plain(field)} follows a new name or id"
        return field_change(diff, FOLLOWS, old, new, edit, what, quietly=True)
    shape = type(new.entity) if new.entity is not None else None
    if (shape is not None and field in prose_fields(shape)) or (
        field == "name" and same_words(edit.before, edit.after)
    ):
        return field_change(diff, WORDING, old, new, edit, f"{name} is worded otherwise", quietly=True)
    if field in _PLACING or (field == "number" and kind in _ORDINALS):
        return field_change(diff, PLACE, old, new, edit, f"{name}: {_plain(field)} changed", quietly=True)
    return field_change(diff, FIELD, old, new, edit)


def _plain(field: str) -> str:
    return field.rstrip("_").replace("_", " ")
