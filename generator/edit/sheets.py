"""The model as sheets: one a kind, a row an entity, a column a field, every cell words."""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from generator.graph.model import Model
from generator.kinds import kinds
from generator.kinds._entity import Entity, Source
from generator.kinds._money import Money
from generator.vocabulary import word

Sort = Literal["words", "number", "flag", "choice", "link", "fixed"]

NONE = "none"
"""Stands in a cell where a source says that there is none."""
NOT_PUBLISHED = "(not published)"
"""Stands in a cell that holds what this edition leaves out."""
FIXED = {
    "written_in": ("Written in", "What it is written inside of. Set by the model; not changed here."),
    "sources": ("Sources", "Where it comes from and how far that can be trusted. Not changed here."),
    "field_sources": ("Sources of single values", "Where single values come from, where it differs. Not changed here."),
}
"""Columns that are no fields, in their order, each with its heading and what it holds."""


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a kind as a column."""

    field: str
    name: str
    """Its heading, in plain words."""
    about: str
    sort: Sort
    """fixed: shown, and never changed by an import."""
    several: bool = False
    """A cell holds a line for each of several values."""
    choices: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    """The kinds that a link may lead to."""
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """An entity as a row."""

    id: str
    cells: tuple[str, ...]
    locked: frozenset[int]
    """Columns that are not changed here: what this edition leaves out, what follows from where it is written."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A kind as a sheet."""

    kind: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def title(self) -> str:
        """The sheet's name: the kind's name in plain words."""
        return self.kind.replace("_", " ").capitalize()


@functools.cache
def columns(kind: type[Entity]) -> tuple[Column, ...]:
    """The columns of a kind: its own fields, then those that every kind has, then what cannot be changed."""
    about = kind.model_json_schema(by_alias=True)["properties"]
    shared = [name for name in Entity.model_fields if name != "id"]
    own = [name for name in kind.model_fields if name not in shared and name != "id" and name not in kind.inside()]
    found = [Column("id", "Id", f"{about['id']['description']} Not changed here.", "fixed")]
    for name in (*own, *shared):
        info = kind.model_fields[name]
        shown = info.alias or name
        base, several = _shape(info.annotation)
        sort: Sort = "link" if name in kind.links() and base is str else _sort(base)
        found.append(
            Column(
                name,
                shown.replace("_", " ").capitalize(),
                " ".join(str(about[shown].get("description", "")).split()),
                sort,
                several,
                tuple(map(str, get_args(base))) if sort == "choice" else (),
                kind.links()[name].targets if sort == "link" else (),
                info.is_required(),
            )
        )
    found += [Column(name, heading, words, "fixed") for name, (heading, words) in FIXED.items()]
    return tuple(found)


def _shape(annotation: Any) -> tuple[Any, bool]:
    """What a field holds one of, and whether it holds several; None where it is no plain value."""
    if annotation == Money:
        return str, False
    origin, args = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        rest = [one for one in args if one is not NoneType]
        return _shape(rest[0]) if len(rest) == 1 else (None, False)
    if hasattr(annotation, "__metadata__"):
        return _shape(args[0])
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        base, deeper = _shape(args[0])
        return (None, False) if deeper else (base, True)
    plain = annotation in (str, int, bool) or origin is Literal
    return (annotation, False) if plain else (None, False)


def _sort(base: Any) -> Sort:
    if get_origin(base) is Literal:
        return "choice"
    by_type: dict[Any, Sort] = {str: "words", int: "number", bool: "flag"}
    return by_type.get(base, "fixed")


@functools.lru_cache(maxsize=1)
def sheets(model: Model) -> tuple[Sheet, ...]:
    """A sheet for each kind of which the model holds anything, in order of the kinds' names."""
    return tuple(
        Sheet(name, columns(kind), tuple(_row(model, entity) for entity in sorted(every, key=lambda e: e.id)))
        for name, kind in kinds().items()
        if (every := model.all(name))
    )


def _row(model: Model, entity: Entity) -> Row:
    cells, locked = [], set()
    for index, column in enumerate(columns(type(entity))):
        words, fixed = _cell(model, entity, column)
        cells.append(words)
        if fixed:
            locked.add(index)
    return Row(entity.id, tuple(cells), frozenset(locked))


def _cell(model: Model, entity: Entity, column: Column) -> tuple[str, bool]:
    """A cell's words, and whether it is locked."""
    name = column.field
    if name == "written_in":
        return (str(entity.facts.lifted_from) if entity.facts.lifted_from else ""), True
    if name == "sources":
        return "\n".join(_source(model, s) for s in entity.said()), True
    if name == "field_sources":
        own = sorted((".".join(map(str, path)), said) for path, said in entity.facts.sources.items() if path)
        return "\n".join(f"{path}: {_source(model, s)}" for path, said in own for s in said), True
    state = entity.state(name)
    if state == "none":
        return NONE, column.sort == "fixed"
    if state == "not_published" or name in entity.facts.unpublished:
        shown = spelled(getattr(entity, name))
        return "\n".join(part for part in (shown, NOT_PUBLISHED) if part), True
    parent = entity.facts.lifted_from
    inside = kinds()[parent.kind].inside().values() if parent else ()
    from_parent = any(mark.kind == entity.kind_name() and mark.under == name for mark in inside)
    public_only = model.edition == "public" and name in ("audience", "withheld")
    return spelled(getattr(entity, name)), column.sort == "fixed" or from_parent or public_only


def mark(row: Row) -> str:
    """A short sign of what a row holds, by which one sees whether it has changed."""
    return hashlib.sha256("\0".join(row.cells).encode()).hexdigest()[:12]


def content(every: tuple[Sheet, ...]) -> str:
    """A short sign of what some sheets hold together."""
    marks = "\0".join(mark(row) for sheet in every for row in sheet.rows)
    return hashlib.sha256(marks.encode()).hexdigest()[:12]


def spelled(value: object) -> str:
    """A value as a cell's words; several stand on a line each."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "\n".join(_pair(one) if isinstance(one, tuple) else spelled(one) for one in value)
    if isinstance(value, BaseModel):
        if isinstance(said := getattr(value, "words", None), str):
            return said
        stated = {n: v for n, v in value if v is not None and v != ()}
        return ", ".join(f"{name.rstrip('_').replace('_', ' ')}: {spelled(one)}" for name, one in stated.items())
    text = str(value)
    return f'"{text}"' if text.strip('"') in (NONE, NOT_PUBLISHED) else text


def _pair(pair: tuple[Any, ...]) -> str:
    return ": ".join(", ".join(map(str, one)) if isinstance(one, tuple) else str(one) for one in pair)


def _source(model: Model, source: Source) -> str:
    """A source as words: the document, the heading, its status where that says more, the note."""
    document = model.find("document", source.document) if source.document else None
    where = ", ".join(part for part in (document.title if document else "", source.at or "") if part)
    how = word("source", source.status)
    return f"{where or how}{f' ({how})' if where else ''}{f': {source.note}' if source.note else ''}"
