"""Who has to know of a change: whoever sits on it, answers for it, holds it or keeps what rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.changes.edits import listed
from generator.changes.values import JOINS
from generator.diagnostics import Ref
from generator.graph.dependents import QUIET, keepers, resting_on

if TYPE_CHECKING:
    from generator.changes.diff import Diff, Side
    from generator.changes.values import Entry

_ACTS = frozenset({"post", "body", "unit", "organisation"})
"""Kinds that can be asked to read something again."""


def affected(diff: Diff, entries: Iterable[Entry], here: Entry) -> tuple[tuple[Ref, str], ...]:
    """Posts, bodies, teams and organisations one step away in either model, by name, without the thing itself."""
    found: dict[Ref, str] = {}
    for entry in entries:
        for side in (diff.old, diff.new):
            if side.entries.get(entry.ref) is entry:
                for ref in _near(side, entry):
                    known = side.entries.get(ref)
                    if known is not None and ref != here.ref:
                        found[ref] = known.title
    if here.ref.kind in _ACTS:
        found.pop(here.ref, None)
    return tuple(sorted(found.items(), key=lambda one: (one[1].casefold(), one[0])))


def _near(side: Side, entry: Entry) -> Iterator[Ref]:
    yield from _ends(entry)
    if entry.ref.kind in JOINS:
        return
    for step in resting_on(side.model, entry.ref):
        if step.ref.kind in _ACTS:
            yield step.ref
        elif not step.loose:
            yield from (keeper for keeper in keepers(side.model, step.ref) if keeper.kind in _ACTS)


def _ends(entry: Entry) -> Iterator[Ref]:
    links = entry.entity.links() if entry.entity is not None else {}
    for name in links:
        if name in QUIET:
            continue
        for value in listed(entry.values.get(name)):
            kind, _, ident = str(value).partition("/")
            if kind in _ACTS:
                yield Ref(kind, ident)
