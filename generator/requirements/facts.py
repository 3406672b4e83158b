"""Says of single facts how surely a model states them: what a way leads to, and which things meet conditions."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from pydantic import BaseModel

from generator.diagnostics import Ref
from generator.graph.model import Model, Withheld, confidence
from generator.graph.paths import OURS, SAID_UNDER, SAYS, TITLE, either, field_end
from generator.kinds._entity import Entity, Path, Source, SourceStatus
from generator.kinds._values import first_day, last_day
from generator.kinds.requirement import Where

_NO_WORDS = frozenset({"id", "from_", "until", "withheld"})
_TELLS_NOTHING = ("not_stated", "unknown")
"""Choices by which a model says that a source does not tell."""


class Sure(IntEnum):
    """How surely something is so. The least sure of several conditions is how sure they are together."""

    NO = 0
    OPEN = 1
    """Not stated, not published, only proposed, or an illustration of ours."""
    DOUBTFUL = 2
    """Stated in doubt: worked out, in conflict, in a lost picture, or from elsewhere."""
    YES = 3


@dataclass(frozen=True, slots=True)
class Grade:
    """How surely something is so, and the doubts that it rests on."""

    sure: Sure
    doubts: frozenset[SourceStatus] = frozenset()

    def __and__(self, other: Grade) -> Grade:
        return Grade(min(self.sure, other.sure), self.doubts | other.doubts)


STATED = Grade(Sure.YES)
UNKNOWN = Grade(Sure.OPEN)
NOT = Grade(Sure.NO)


def said_by(sources: Iterable[Source]) -> Grade:
    """How surely some sources say a thing. What has no source is taken as stated by the handbook itself."""
    status = confidence(sources)
    if status is None or status == "sourced":
        return STATED
    return UNKNOWN if status == "illustrative" else Grade(Sure.DOUBTFUL, frozenset({status}))


def holds(entity: Entity, day: str) -> bool:
    """Whether an entity has begun, has not ended and is not closed."""
    begun = entity.from_ is None or first_day(entity.from_) <= last_day(day)
    ended = entity.until is not None and last_day(entity.until) < first_day(day)
    return begun and not ended and entity.status != "closed"


def standing(model: Model, entity: Entity) -> Grade:
    """How surely an entity is there; what is only proposed is open, unless the whole handbook is a proposal."""
    if entity.status == "proposed" and model.handbook.state != "proposed":
        return UNKNOWN
    return said_by(entity.said())


@dataclass(frozen=True, slots=True)
class Value:
    """One value that a way leads to, and how surely it is stated."""

    said: object
    grade: Grade
    sort: Literal["choice", "name", "prose"] = "choice"
    """A name holds words or does not; in prose a sentence may also deny them, or say what should be."""

    @property
    def words(self) -> bool:
        """Whether it is words, and not one of some choices."""
        return self.sort != "choice"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a way leads to from one entity; `none` where a source says that there is none."""

    values: tuple[Value, ...] = ()
    none: bool = False
    open: bool = False
    """Some of it is not stated, or not published."""


def read(model: Model, entity: Entity, way: str) -> Reading:
    """Follow a way from an entity to the values at its end."""
    step, _, rest = way.partition(".")
    if not rest:
        return _last(model, entity, step)
    ends = _links(model, entity, step)
    if ends.none:
        return Reading(none=True)
    values: list[Value] = []
    open_ended = ends.open or not ends.values
    for end in ends.values:
        if not isinstance(end.said, Ref):
            open_ended = True
            continue
        further = read(model, model.get(end.said), rest)
        open_ended = open_ended or further.open or further.none or not further.values
        values += [Value(v.said, v.grade & end.grade, v.sort) for v in further.values]
    return Reading(tuple(values), open=open_ended)


def _last(model: Model, entity: Entity, step: str) -> Reading:
    if step == TITLE:
        return Reading(tuple(_names(entity)))
    if step == SAID_UNDER:
        every = {source for said in (entity.said(), *entity.facts.sources.values()) for source in said}
        return Reading(tuple(Value(s.at, said_by([s]), "name") for s in sorted(every, key=repr) if s.at))
    if step == SAYS:
        return Reading(tuple(_all_words(entity)))
    end = field_end(entity.kind_name(), step)
    name = entity.field_of(step)
    if end is None or name is None:
        return Reading(open=True)
    if end.sort == "link":
        return _links(model, entity, step)
    state = entity.state(name)
    if state != "stated":
        return Reading(none=state == "none", open=state != "none")
    value = getattr(entity, name)
    if value in _TELLS_NOTHING:
        return Reading(open=True)
    several = value if isinstance(value, tuple) else (value,)
    paths: list[Path] = [(step, index) for index in range(len(several))] if isinstance(value, tuple) else [(step,)]
    sort: Literal["choice", "prose"] = "prose" if end.sort == "words" else "choice"
    return Reading(tuple(Value(v, said_by(entity.said(*p)), sort) for v, p in zip(several, paths, strict=True)))


def _links(model: Model, entity: Entity, step: str) -> Reading:
    name = entity.field_of(step)
    if name is None or name not in entity.links():
        return Reading(open=True)
    edges = model.out(entity.ref, name)
    state = entity.state(name)
    if not edges:
        return Reading(none=state == "none", open=state != "none")
    values = []
    for edge in edges:
        grade = said_by(edge.sources)
        if isinstance(edge.target, Ref) and not holds(model.get(edge.target), model.as_at):
            continue
        values.append(Value(edge.target, grade))
    return Reading(tuple(values), open=any(isinstance(v.said, Withheld) for v in values))


def _names(entity: Entity) -> Iterator[Value]:
    for step in ("name", "short"):
        said = getattr(entity, step, None)
        if isinstance(said, str):
            yield Value(said, said_by(entity.said(step)), "name")
    for index, alias in enumerate(entity.aliases):
        yield Value(alias, said_by(entity.said("aliases", index)), "name")


def _all_words(entity: Entity) -> Iterator[Value]:
    links = entity.links()
    for field in type(entity).model_fields:
        end = field_end(entity.kind_name(), field)
        if field in _NO_WORDS or field in links or end is None or end.sort not in ("words", "list"):
            continue
        for path, said in _strings(getattr(entity, field), (field,)):
            yield Value(said, said_by(entity.said(*path)), "prose")


def _strings(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _strings(item, (*path, index))
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _strings(getattr(value, name), (*path, name))


def equals(model: Model, value: Value, wanted: str) -> bool:
    """Whether a value is one that is wanted: the same choice, number or link, or words that hold it."""
    said = value.said
    if value.words:
        return in_words(str(said), wanted) if value.sort == "name" else bool(telling(str(said), wanted))
    if isinstance(said, Ref):
        ours = Ref("organisation", model.handbook.organisation)
        return wanted in (said.id, str(said)) or (wanted == OURS and said == ours)
    if isinstance(said, bool):
        return wanted == ("yes" if said else "no")
    return str(said) == wanted


_DENIES = re.compile(
    r"(?<!\w)(?:not|no|none|nobody|never|neither|nor|whether|without|\w+n['’]t"
    r"|may|might|could|should|would|must|expected|either)(?!\w)"
)
"""In a sentence with one of these, words say that something is not so, or should be so; not that it is."""


def in_words(said: str, wanted: str) -> bool:
    """Whether words hold others as whole words; capitals and spacing make no difference."""
    return _as_words(wanted).search(said.casefold()) is not None


@functools.lru_cache(maxsize=4096)
def _as_words(wanted: str) -> re.Pattern[str]:
    phrase = r"\s+".join(re.escape(part) for part in wanted.casefold().split())
    return re.compile(rf"(?<!\w){phrase}(?!\w)")


def telling(said: str, wanted: str) -> str:
    """The sentence of some prose that holds words and says that they are so; nothing where none does."""
    parts = re.split(r"(?<=[.!?])\s+", " ".join(said.split()))
    return next((one for one in parts if in_words(one, wanted) and not _DENIES.search(one.casefold())), "")


def meets(model: Model, entity: Entity, where: Where) -> Grade:
    """How surely an entity is there and meets conditions, all of them."""
    return standing(model, entity) & fits(model, entity, where)


def fits(model: Model, entity: Entity, where: Where) -> Grade:
    """How surely an entity meets conditions, whether or not it is there already."""
    grade = STATED
    for ways, wanted in where:
        grade = grade & max((_meets(model, entity, way, wanted) for way in either(ways)), key=_sureness)
        if grade.sure is Sure.NO:
            return NOT
    return grade


def _sureness(grade: Grade) -> Sure:
    return grade.sure


def _meets(model: Model, entity: Entity, way: str, wanted: tuple[str, ...]) -> Grade:
    reading = read(model, entity, way)
    if reading.none:
        return NOT
    field = entity.field_of(way)
    if OURS in wanted and field is not None and entity.state(field) == "not_stated":
        return STATED
    right = [v.grade for v in reading.values if any(equals(model, v, one) for one in wanted)]
    if right:
        return max(right, key=_sureness)
    if reading.open:
        return UNKNOWN
    firm = all(v.words or v.grade.sure is Sure.YES for v in reading.values)
    return NOT if firm else UNKNOWN
