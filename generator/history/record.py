"""A release as a small JSON file: its card, the model as it was, and what had changed; written once and read back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from generator.diagnostics import At, Ref
from generator.graph.handbook import Handbook
from generator.graph.model import Edge, Edition, Model, Withheld
from generator.graph.release import Release, Step
from generator.graph.resolve import resolve
from generator.kinds import kinds
from generator.kinds._entity import Entity, Facts, Path, Source

FORMAT = "governance handbook release, 1"


_USUAL: Mapping[str, Any] = {"breaks": False, "before": "", "after": "", "fact": "", "move": ""}
"""What a step says where its record leaves something out."""


class BadRecordError(Exception):
    """A file that is no record, or one that was changed after it was written; the sentence says which."""


@dataclass(frozen=True)
class Record:
    """What a release left behind."""

    release: Release
    edition: Edition
    _read: Callable[[], Model]

    @cached_property
    def model(self) -> Model:
        """The model of its edition on its day, as it was, without the frameworks it was held against.

        It is read when it is first asked for: of most records, pages tell the changes alone.

        Raises:
            BadRecordError: this version of the program cannot read what an earlier one wrote.
        """
        return self._read()


def record_of(release: Release, model: Model) -> Record:
    """The record that a model leaves as a release."""
    return Record(release, model.edition, lambda: model)


def pack(record: Record) -> bytes:
    """A record as bytes, the same for the same record; a line for each entity, so that it can be compared by line."""
    model = record.model
    said: dict[tuple[Source, ...], int] = {}
    content: dict[str, Any] = {
        "format": FORMAT,
        "handbook": model.handbook.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True),
        "edition": model.edition,
        "release": {
            name: value for name, value in asdict(record.release).items() if name not in ("steps", "published")
        },
        "steps": [_step_value(step) for step in record.release.steps],
        "entities": {
            kind: [_entity_value(entity, said) for entity in every]
            for kind, every in sorted(model.entities.items())
            if every
        },
        "withheld_links": [
            [*edge.origin, edge.relation, edge.target.kind, list(edge.path)]
            for edge in model.edges
            if isinstance(edge.target, Withheld)
        ],
        "left_out": sorted(model.left_out),
    }
    content["sources"] = [[source.model_dump(mode="json", exclude_none=True) for source in some] for some in said]
    return _lines({**content, "checksum": _checksum(content)}).encode()


def unpack(data: bytes, name: str) -> Record:
    """Read a record back.

    Args:
        data: its bytes.
        name: what messages and places call it.

    Raises:
        BadRecordError: it is no record, or not as it was written.
    """
    try:
        content = json.loads(data)
        checksum = content.pop("checksum")
        if content["format"] != FORMAT:
            raise BadRecordError(f"{name} is of a format that this version cannot read")
        if checksum != _checksum(content):
            raise BadRecordError(f"{name} is not as it was written; put the file back as it was published")
        release = Release(**content["release"], steps=tuple(_step(value) for value in content["steps"]))
        edition: Edition = "staff" if content["edition"] == "staff" else "public"
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadRecordError(f"{name} is no record of a release") from None
    return Record(release, edition, lambda: _model(content, edition, name))


def _model(content: Mapping[str, Any], edition: Edition, name: str) -> Model:
    try:
        said = tuple(tuple(Source.model_validate(one) for one in some) for some in content["sources"])
        shapes = kinds()
        written: dict[str, list[Entity]] = {kind: [] for kind in shapes}
        for kind, every in content["entities"].items():
            written[kind] = [_entity(shapes[kind], value, said, name) for value in every]
        resolved = resolve(written, set())
        held = {entity.ref: entity for every in resolved.entities.values() for entity in every}
        withheld = []
        for kind, ident, relation, gone, path in content["withheld_links"]:
            origin = held[Ref(kind, ident)]
            where = tuple(path)
            link = origin.links()[relation]
            withheld.append(Edge(origin.ref, relation, Withheld(gone), link, where, origin.facts.said(where)))
        card = Handbook.model_validate(content["handbook"])
        edges, left_out = (*resolved.edges, *withheld), frozenset(content["left_out"])
        return Model(card, resolved.entities, edges, edition, content["release"]["as_at"], left_out=left_out)
    except (ValueError, KeyError, TypeError, ValidationError):
        raise BadRecordError(f"what {name} holds cannot be read by this version of the program") from None


def _step_value(step: Step) -> dict[str, Any]:
    value = {name: part for name, part in asdict(step).items() if part != _USUAL.get(name)}
    return {**value, "about": [str(ref) for ref in step.about]}


def _step(value: Mapping[str, Any]) -> Step:
    about = tuple(Ref(*words.split("/", 1)) for words in value["about"])
    return Step(**{**_USUAL, **value, "about": about})


def _entity_value(entity: Entity, said: dict[tuple[Source, ...], int]) -> dict[str, Any]:
    """An entity's own values; beside them, with a sign that no field's name has, what is said of them."""
    facts = entity.facts

    def number(sources: tuple[Source, ...]) -> int:
        return said.setdefault(sources, len(said))

    about = {
        "@said": [
            [list(path), number(some)] for path, some in sorted(facts.sources.items(), key=lambda one: str(one[0]))
        ],
        "@inherited": number(facts.inherited) if facts.inherited else None,
        "@none": sorted(list(path) for path in facts.none),
        "@in": str(facts.lifted_from) if facts.lifted_from is not None else None,
        "@unpublished": sorted(facts.unpublished),
    }
    value = entity.model_dump(mode="json", by_alias=True, exclude_defaults=True, warnings=False)
    return {**value, **{name: part for name, part in about.items() if part not in (None, [])}}


def _entity(shape: type[Entity], value: Mapping[str, Any], said: tuple[tuple[Source, ...], ...], name: str) -> Entity:
    own = {field: part for field, part in value.items() if shape.field_of(field) is not None}
    entity = shape.model_validate(own)
    inherited = value.get("@inherited")
    entity._facts = replace(
        Facts(),
        at=At(name),
        sources={_path(path): said[number] for path, number in value.get("@said", ())},
        none=frozenset(_path(path) for path in value.get("@none", ())),
        inherited=said[inherited] if inherited is not None else (),
        lifted_from=Ref(*value["@in"].split("/", 1)) if "@in" in value else None,
        unpublished=frozenset(value.get("@unpublished", ())),
    )
    return entity


def _path(path: list[str | int]) -> Path:
    return tuple(path)


def _checksum(content: Mapping[str, Any]) -> str:
    told = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def _lines(content: Mapping[str, Any]) -> str:
    """JSON with a line for each part of a list, which says more in less than one level to a line."""
    parts = []
    for name, value in content.items():
        if isinstance(value, list) and value:
            inner = ",\n  ".join(_short(one) for one in value)
            parts.append(f"{_short(name)}: [\n  {inner}\n ]")
        elif name == "entities":
            every = (
                f"{_short(kind)}: [\n   " + ",\n   ".join(map(_short, some)) + "\n  ]" for kind, some in value.items()
            )
            parts.append(f"{_short(name)}: {{\n  " + ",\n  ".join(every) + "\n }")
        else:
            parts.append(f"{_short(name)}: {_short(value)}")
    return "{\n " + ",\n ".join(parts) + "\n}\n"


def _short(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
