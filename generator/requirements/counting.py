"""Counts things between the fewest and the most that a model allows, so that silence proves nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import inf
from typing import Literal

from generator.diagnostics import Ref
from generator.graph.model import Model, Withheld, confidence
from generator.graph.paths import either
from generator.kinds import kinds
from generator.kinds._entity import Entity, SourceStatus
from generator.kinds.requirement import Part, Requirement, Things, Where
from generator.requirements.facts import Grade, Sure, Value, equals, fits, holds, meets, read, said_by

Outcome = Literal["met", "not_met", "cannot_tell"]
Evidence = tuple[Ref | Withheld, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """A thing that may count."""

    entity: Entity
    title: str
    grade: Grade
    """How surely it counts."""
    number: int
    """For how many it stands."""
    shown: Evidence
    """What readers are shown for it."""
    proposed: bool = False
    """It would count if it were not only proposed."""


@dataclass(frozen=True, slots=True)
class Count:
    """Things counted. Where the list is not whole, there may be more."""

    found: tuple[Counted, ...]
    whole: bool
    none: bool = False
    """A source says that there is none."""
    outright: bool = False
    """A source gives the number itself."""

    @property
    def firm(self) -> int:
        """Those that are plainly stated."""
        return sum(one.number for one in self.found if one.grade.sure is Sure.YES)

    @property
    def likely(self) -> int:
        """Those that are stated, doubts or not."""
        return sum(one.number for one in self.found if one.grade.sure >= Sure.DOUBTFUL)

    @property
    def most(self) -> float:
        """How many there can be at the most."""
        return sum(one.number for one in self.found) if self.whole else inf

    def counting(self) -> tuple[Counted, ...]:
        """Those that are stated, the plainly stated first."""
        stated = [one for one in self.found if one.grade.sure >= Sure.DOUBTFUL]
        return tuple(sorted(stated, key=lambda one: -one.grade.sure))

    def proposed(self) -> tuple[Counted, ...]:
        """Those that would count if they were not only proposed."""
        return tuple(one for one in self.found if one.proposed)

    def judged(self, bounds: Requirement | Part, fewest: int | None = None) -> tuple[Outcome, frozenset[SourceStatus]]:
        """Whether there are as many as there must be, and the doubts that this rests on.

        Args:
            bounds: says how many.
            fewest: how many there must be where it says nothing.
        """
        exactly = bounds.exactly
        low = exactly if exactly is not None else bounds.at_least
        high = exactly if exactly is not None else bounds.at_most
        if low is None and high is None:
            low = fewest
        if (low is not None and self.most < low) or (high is not None and self.firm > high):
            return "not_met", frozenset()
        if (low is not None and self.likely < low) or (high is not None and self.most > high):
            return "cannot_tell", frozenset()
        plain = low is None or self.firm >= low
        doubts = frozenset[SourceStatus]() if plain else self.doubts()
        return "met", doubts

    def doubts(self) -> frozenset[SourceStatus]:
        """Every doubt about what is counted."""
        return frozenset(doubt for one in self.counting() for doubt in one.grade.doubts)


def looked_at(model: Model, asked: Requirement) -> Count:
    """What a requirement looks at: everything of its kinds that meets its conditions, or may."""
    found = [
        replace(_standing_for(model, entity, _own_side(entity), grade), proposed=_proposed(model, entity, asked.where))
        for kind in asked.looks_at
        for entity in model.all(kind)
        if holds(entity, model.as_at) and (grade := meets(model, entity, asked.where)).sure is not Sure.NO
    ]
    whole = asked.absence is None and all(_whole(model, kind, asked.where) for kind in asked.looks_at)
    return Count(tuple(found), whole)


def _proposed(model: Model, entity: Entity, where: Where) -> bool:
    return entity.status == "proposed" and fits(model, entity, where).sure >= Sure.DOUBTFUL


def sifted(model: Model, count: Count, where: Where) -> Count:
    """Those of some counted things that meet further conditions, or may."""
    found = []
    for one in count.found:
        grade = one.grade & meets(model, one.entity, where)
        if grade.sure is not Sure.NO:
            found.append(replace(one, grade=grade))
    return Count(tuple(found), count.whole, count.none)


def things_of(model: Model, entity: Entity, asked: Requirement) -> Count:
    """The things that lead to an entity; none that anything is known of where a requirement names no things."""
    if asked.things is None:
        return Count((), whole=False)
    count = _things_of(model, entity, asked.things)
    return replace(count, whole=False) if asked.absence == "open" and not count.none else count


def _things_of(model: Model, entity: Entity, things: Things) -> Count:
    """The things that lead to an entity, or to what one of its links leads to first."""
    if things.via is None:
        return _leading_to(model, entity, things)
    ends = [v.said for v in read(model, entity, things.via).values]
    counts = [_leading_to(model, model.get(end), things) for end in ends if isinstance(end, Ref)]
    found = {one.entity.ref: one for count in counts for one in count.found}
    whole = bool(counts) and len(counts) == len(ends) and all(count.whole for count in counts)
    return Count(tuple(found.values()), whole)


def _leading_to(model: Model, entity: Entity, things: Things) -> Count:
    found = []
    for edge in model.into(entity.ref, kinds()[things.kind].field_of(things.by), things.kind):
        one = model.get(edge.origin)
        grade = said_by(edge.sources) & meets(model, one, things.where)
        if holds(one, model.as_at) and grade.sure is not Sure.NO:
            found.append(_standing_for(model, one, things.by, grade))
    list_of_own = next((n for n, m in entity.inside().items() if (m.kind, m.under) == (things.kind, things.by)), None)
    if list_of_own is not None:
        none = entity.state(list_of_own) == "none"
        return Count(tuple(found), none or _listed_whole(model, entity, list_of_own, things.kind), none)
    return Count(tuple(found), _whole(model, things.kind, things.where))


def _held_whole(model: Model, kind: str) -> bool:
    """Whether the model holds every thing of a kind, so that what it does not hold is not there."""
    return model.handbook.coverage == "whole" and kind not in model.left_out


def _listed_whole(model: Model, entity: Entity, field: str, kind: str) -> bool:
    """Whether an entity's own list is stated, and all of it."""
    lost = confidence(entity.facts.sources.get((field,), ())) in ("lost_figure", "conflict")
    stated = any(one.kind_name() == kind for one in model.inside(entity.ref))
    return stated and not lost and field not in entity.facts.unpublished and _held_whole(model, kind)


def _whole(model: Model, kind: str, where: Where) -> bool:
    """Whether the model holds everything of a kind that conditions ask for: where others list such things, they do."""
    for parent_kind, shape in kinds().items():
        for field, mark in shape.inside().items():
            if mark.kind != kind:
                continue
            about_parent = tuple(_about(f"{mark.under}.", ways, wanted) for ways, wanted in where)
            conditions = tuple(one for one in about_parent if one is not None)
            for parent in model.all(parent_kind):
                if not holds(parent, model.as_at) or meets(model, parent, conditions).sure is Sure.NO:
                    continue
                if parent.state(field) != "none" and not _listed_whole(model, parent, field, kind):
                    return False
    return _held_whole(model, kind)


def _about(start: str, ways: str, wanted: tuple[str, ...]) -> tuple[str, tuple[str, ...]] | None:
    """A condition as it bears on what a thing is listed by; None where it bears on something else."""
    each = either(ways)
    if not all(way.startswith(start) for way in each):
        return None
    return " or ".join(way.removeprefix(start) for way in each), wanted


_SETS = frozenset({"organisation", "area", "body", "post"})
"""Kinds of which one entry can stand for a set whose members no source names; its `number` says how many."""


def _number(entity: Entity) -> int:
    """For how many a thing stands."""
    number = getattr(entity, "number", None) if entity.kind_name() in _SETS else None
    return number if isinstance(number, int) and number > 0 else 1


def _standing_for(model: Model, one: Entity, by: str, grade: Grade) -> Counted:
    """A thing as it counts; one that joins two others stands for what it leads to on the other side."""
    ends = _far_ends(model, one, by)
    there = [model.get(end) for end in ends if isinstance(end, Ref)]
    number = max([_number(one), *map(_number, there)])
    named = getattr(one, "name", None) or getattr(one, "words", None) or not ends
    title = one.title if named else " and ".join(end.title for end in there) or "something not published"
    return Counted(one, title, grade, number, ends or (one.ref,))


def _own_side(entity: Entity) -> str:
    """The field by which an entity belongs to what it is written inside of."""
    parent = entity.facts.lifted_from
    marks = kinds()[parent.kind].inside().values() if parent is not None else ()
    return next((mark.under for mark in marks if mark.kind == entity.kind_name()), "")


def _far_ends(model: Model, one: Entity, by: str) -> Evidence:
    """What a thing that joins two others leads to on the other side; nothing where it joins none."""
    needed = {name for name in one.links() if type(one).model_fields[name].is_required()}
    if not needed:
        return ()
    others = needed - {by} or set(one.links()) - {by, "successor"}
    return tuple(dict.fromkeys(edge.target for name in sorted(others) for edge in model.out(one.ref, name)))


def outright(entity: Entity, field: str) -> Count | None:
    """A number that a source gives outright; None where it gives none."""
    name = entity.field_of(field)
    number = getattr(entity, name or field, None)
    if not isinstance(number, int):
        return None
    grade = said_by(entity.said(field))
    return Count((Counted(entity, entity.title, grade, number, (entity.ref,)),), grade.sure is Sure.YES, outright=True)


def listed(model: Model, entity: Entity, field: str, names: Iterable[str]) -> Count | None:
    """The number that a list of an entity gives for what goes by some names; None where it names none of them."""
    rows = getattr(entity, entity.field_of(field) or field, None)
    found = []
    for index, row in enumerate(rows if isinstance(rows, tuple) else ()):
        said, number = getattr(row, "name", None), getattr(row, "number", None)
        if isinstance(number, int) and any(equals(model, Value(said, said_by(()), "name"), one) for one in names):
            grade = said_by(entity.said(field, index, "number"))
            found.append(Counted(entity, entity.title, grade, number, (entity.ref,)))
    if not found:
        return None
    return Count(tuple(found), all(one.grade.sure is Sure.YES for one in found), outright=True)
