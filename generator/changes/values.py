"""A model as plain values that can be compared: no order, no file, no derived id, only what is said."""

from __future__ import annotations

import functools
import itertools
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.changes.compare import plain_name
from generator.diagnostics import At, Ref
from generator.graph.model import Model
from generator.kinds._entity import Entity, Path, Source
from generator.kinds._values import Prose
from generator.kinds.scenario_step import ScenarioStep

Value = Any
"""Text, a number, yes or no, a list of those or a mapping of them; None where nothing is stated."""

NONE: Mapping[str, str] = {"stated": "none"}
"""What stands for `none`: a source says that there is none."""

HANDBOOK = "handbook"
"""The kind by which a handbook's own card is compared."""

JOINS: dict[str, tuple[str, ...]] = {
    "membership": ("body", "member", "role"),
    "holding": ("post", "person"),
    "assignment": ("holder", "function", "designation", "role"),
    "delegation": ("decision", "delegate", "delegator", "area", "case"),
    "terms_of_reference": ("body",),
    "emergency_power": ("body", "by"),
    "deputy_rule": ("post", "deputy", "when"),
}
"""Kinds that only join others, by what tells one from another: their ids are made up and may change at any time."""

_SKIPPED = frozenset({"id"})
_CARD = frozenset({"id", "as_at"})
"""What tells one handbook's states apart, so that it is no change."""


@dataclass(frozen=True)
class Entry:
    """One entity with its values, under a name that is the same in every model that holds it."""

    ref: Ref
    entity: Entity | None
    """None for the handbook's card."""
    title: str
    values: Mapping[str, Value]

    @property
    def active(self) -> bool:
        """Whether it is not closed."""
        return self.values.get("status") != "closed"

    def at(self, field: str | None = None) -> At:
        """Where it, or one of its fields, stands in the model."""
        if self.entity is None:
            return At("handbook.yml")
        info = type(self.entity).model_fields.get(field or "")
        return self.entity.facts.place(((info.alias or field),)) if info and field else self.entity.facts.at

    def said(self, field: str | None = None) -> tuple[Source, ...]:
        """The sources of it or of one of its fields."""
        if self.entity is None:
            return ()
        info = type(self.entity).model_fields.get(field or "")
        return self.entity.said(info.alias or field) if info and field else self.entity.said()


def entries(model: Model) -> dict[Ref, Entry]:
    """Everything that a model says, by name."""
    found = {
        entity.ref: Entry(entity.ref, entity, entity.title, _values(model, entity))
        for entity in model.every()
        if entity.kind_name() not in JOINS
    }
    for ref, after in _step_after(model).items():
        values = {**found[ref].values, "followed_by": after}
        found[ref] = Entry(ref, found[ref].entity, found[ref].title, values)
    for kind in JOINS:
        twins: dict[str, list[tuple[str, Entity, dict[str, Value]]]] = {}
        for entity in model.all(kind):
            values = _values(model, entity)
            name = join_name(values.get(part) for part in _naming(kind, values))
            twins.setdefault(name, []).append((json.dumps(values, sort_keys=True), entity, values))
        for name, alike in twins.items():
            for number, (_, entity, values) in enumerate(sorted(alike, key=lambda one: one[0])):
                ref = Ref(kind, name if not number else f"{name} ({number + 1})")
                found[ref] = Entry(ref, entity, entity.title, values)
    card = model.handbook
    about = card.model_dump(mode="json", exclude=set(_CARD), exclude_none=True)
    about["questions"] = sorted(f"{one['ask']} {one['answer']}" for one in about.get("questions", ())) or None
    ref = Ref(HANDBOOK, card.id)
    found[ref] = Entry(ref, None, card.title, {name: value for name, value in about.items() if value is not None})
    return found


def _step_after(model: Model) -> dict[Ref, str]:
    """The step that follows one which names no other: the one written after it, the one thing that order tells."""
    found: dict[Ref, str] = {}
    for scenario in model.all("scenario"):
        steps = [s for s in model.origins(scenario.ref, "scenario") if isinstance(s, ScenarioStep)]
        for step, after in itertools.pairwise(steps):
            if not step.next and not step.ends:
                found[step.ref] = after.key
    return found


def join_name(parts: Iterable[Value]) -> str:
    """The name of something that joins others, made from what it joins."""
    return " · ".join(_in_name(part) for part in parts)


def _in_name(part: Value) -> str:
    if not isinstance(part, list):
        return str(part or "")
    return ", ".join(one if isinstance(one, str) else json.dumps(one, sort_keys=True) for one in part)


def naming_of(entry: Entry) -> tuple[str, ...]:
    """The fields that tell a joining entry from others of its kind; the words of a line that names nothing else."""
    return _naming(entry.ref.kind, entry.values)


def _naming(kind: str, values: Mapping[str, Value]) -> tuple[str, ...]:
    bare = kind == "assignment" and not (values.get("function") or values.get("designation"))
    return (*JOINS[kind], "words") if bare else JOINS[kind]


def _values(model: Model, entity: Entity) -> dict[str, Value]:
    shape = type(entity)
    links = entity.links()
    found: dict[str, Value] = {}
    for name, info in shape.model_fields.items():
        if name in _SKIPPED:
            continue
        if (info.alias or name,) in entity.facts.none:
            found[name] = dict(NONE)
        elif name in links:
            ends = sorted(_end(edge.target) for edge in model.out(entity.ref, name))
            many = isinstance(getattr(entity, name), tuple)
            found[name] = (ends if many else ends[0]) if ends else None
        else:
            found[name] = _plain(getattr(entity, name))
    deeper = sorted(_labelled(entity, path) for path in entity.facts.none if len(path) > 1)
    found["stated_none"] = deeper or None
    found["sources"] = _sources(entity.said()) or None
    own = {
        _labelled(entity, path): _sources(said)
        for path, said in entity.facts.sources.items()
        if path and _sources(said) != found["sources"]
    }
    found["field_sources"] = dict(sorted(own.items())) or None
    return {name: value for name, value in found.items() if value is not None}


def _end(target: Any) -> str:
    return str(target) if isinstance(target, Ref) else f"{target.kind}/(not published)"


def _plain(value: Any) -> Value:
    if isinstance(value, tuple):
        several = [_plain(one) for one in value]
        return sorted(several, key=lambda one: json.dumps(one, sort_keys=True)) or None
    if isinstance(value, BaseModel):
        return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
    return value


def _sources(said: Iterable[Source]) -> list[dict[str, str]]:
    plain = [{k: str(v) for k, v in source.model_dump(exclude_none=True).items()} for source in said]
    return sorted(plain, key=lambda one: json.dumps(one, sort_keys=True))


def _labelled(entity: Entity, path: Path) -> str:
    """A path with what stands in a list instead of where it stands, so that order does not matter."""
    value: Any = entity
    parts = []
    for step in path:
        if isinstance(step, int):
            value = value[step] if isinstance(value, tuple) and step < len(value) else None
            shown = getattr(value, "id", None) or value
            parts.append(str(shown) if shown is not None else str(step))
        else:
            shape = type(value)
            name = shape.field_of(step) if isinstance(value, Entity) else step
            value = getattr(value, name or str(step), None)
            parts.append(str(step))
    return ".".join(parts)


@functools.cache
def prose_fields(kind: type[Entity]) -> frozenset[str]:
    """The fields of a kind that hold paragraphs."""
    mark = Prose.__metadata__[0]  # type: ignore[attr-defined]
    return frozenset(
        name
        for name, info in kind.model_fields.items()
        if mark in info.metadata or f"{mark.func.__name__}" in repr(info.annotation)
    )


def same_words(one: Value, other: Value) -> bool:
    """Whether two names differ in nothing but capitals, accents, `&` and the like."""
    return isinstance(one, str) and isinstance(other, str) and plain_name(one) == plain_name(other)
