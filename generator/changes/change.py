"""A change in governance terms, the class it belongs to, and what a classifier is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from generator.changes.affected import affected
from generator.changes.diff import Diff
from generator.changes.edits import Edit
from generator.changes.say import said, shown
from generator.changes.values import Entry
from generator.diagnostics import At, Ref
from generator.graph.model import confidence

Level = Literal["board", "committee", "noting", "editorial"]
"""Who has to do something about a change: the Board approves, a committee approves, it is noted, or nobody has to."""
LEVELS: tuple[Level, ...] = get_args(Level)
"""Weightiest first."""

Theme = Literal[
    "bodies",
    "seats",
    "posts",
    "answers",
    "functions",
    "leads",
    "left",
    "decisions",
    "plans",
    "words",
    "other",
    "silence",
]
"""The heading of a report that a class stands under."""


@dataclass(frozen=True, slots=True)
class Sort:
    """A class of change."""

    code: str
    """Such as `CHG110`; never used again for something else."""
    name: str
    """It in a few words, such as `Authority widened`."""
    theme: Theme
    undone_by: str | None = None
    """The code of the class that undoes it; its own where left out."""
    breaks: bool = False
    """Whether those who rely on how it was must know at once: something is gone, empty or left behind."""

    @property
    def mirror(self) -> str:
        """The code that the same change has when the two models are swapped."""
        return self.undone_by or self.code


@dataclass(frozen=True, slots=True)
class Change:
    """One change: what it is, what it was about, before and after, and who is affected."""

    sort: Sort
    level: Level
    ref: Ref
    """The entity that it is about; what joins two others has a name made from those."""
    title: str
    what: str
    """One sentence."""
    before: str
    """In words; empty where there is nothing to say."""
    after: str
    at: At
    """Its place in the new model, or in the old one where the new does not hold it."""
    in_old: bool
    """Whether its place is in the old model."""
    status_before: str | None
    """How far the sources of what was before can be trusted; None where there are none."""
    status_after: str | None
    affected: tuple[tuple[Ref, str], ...]
    """Posts, bodies, teams and organisations that have to know, each with its name."""
    edits: tuple[Edit, ...]
    """The steps from the old values to the new that it stands for."""

    @property
    def code(self) -> str:
        """The code of its class."""
        return self.sort.code


Find = Callable[[Diff], Iterator[Change]]


@dataclass(frozen=True, slots=True)
class Classifier:
    """A function that finds changes, and the classes it finds."""

    sorts: tuple[Sort, ...]
    find: Find


def classifier(*sorts: Sort) -> Callable[[Find], Classifier]:
    """Make a function from two models' differences to changes a classifier of some classes."""
    return lambda find: Classifier(sorts, find)


def change(
    diff: Diff,
    sort: Sort,
    old: Entry | None,
    new: Entry | None,
    what: str,
    *,
    before: str = "",
    after: str = "",
    edits: Iterable[Edit] = (),
    field: str | None = None,
    also: Sequence[Entry] = (),
    quietly: bool = False,
) -> Change:
    """A change of one entry; its level is given when all are found.

    Args:
        diff: the two models.
        sort: its class.
        old: the entry before; None where there was none.
        new: the entry after; None where there is none.
        what: one sentence.
        before: what was, in words.
        after: what is, in words.
        edits: the steps it stands for.
        field: the field it is about, whose place and sources it then has.
        also: other entries whose neighbours are affected.
        quietly: affects nobody.
    """
    here = new or old
    if here is None:
        raise ValueError(f"{sort.code} is about nothing")
    near = () if quietly else affected(diff, [e for e in (old, new, *also) if e is not None], here)
    return Change(
        sort,
        "noting",
        here.ref,
        shown(diff, here),
        what,
        before,
        after,
        here.at(field),
        new is None,
        confidence(old.said(field)) if old is not None else None,
        confidence(new.said(field)) if new is not None else None,
        near,
        tuple(edits),
    )


def field_change(
    diff: Diff, sort: Sort, old: Entry, new: Entry, edit: Edit, what: str = "", *, quietly: bool = False
) -> Change:
    """A change of one field, told in the words of its values."""
    before, after = said(diff, edit)
    field = edit.field or ""
    words = what or f"{shown(diff, new)}: {field.rstrip('_').replace('_', ' ')} changed"
    return change(diff, sort, old, new, words, before=before, after=after, edits=(edit,), field=field, quietly=quietly)
