"""The model as plain JSON values, sorted and stable, and the digest that names it."""

from __future__ import annotations

import functools
import hashlib
import json
from typing import Any

from generator.diagnostics import Ref
from generator.exports._conformance import conformance_value
from generator.graph.model import Edge, Model
from generator.kinds._entity import Entity, Path, Source
from generator.requirements import judge

SCHEMA_VERSION = "1.0"


def entity_value(entity: Entity) -> dict[str, Any]:
    """One entity with its sources in full, and the sources of single values under `field_sources`."""
    value = entity.model_dump(mode="json", by_alias=True, exclude_defaults=True, warnings=False)
    value = {name: part for name, part in value.items() if name != "audience" or part != "public"}
    facts = entity.facts
    value["title"] = entity.title
    value["sources"] = [source_value(s) for s in entity.said()]
    fields = {_path(path): [source_value(s) for s in said] for path, said in facts.sources.items() if path}
    if fields:
        value["field_sources"] = dict(sorted(fields.items()))
    if facts.none:
        value["stated_none"] = sorted(_path(path) for path in facts.none)
    if facts.lifted_from is not None:
        value["written_in"] = {"kind": facts.lifted_from.kind, "id": facts.lifted_from.id}
    return value


def source_value(source: Source) -> dict[str, Any]:
    """One source, without what it leaves out; its status always."""
    return {**source.model_dump(mode="json", exclude_none=True), "status": source.status}


def link_value(edge: Edge) -> dict[str, Any]:
    """One link; where it leads to something withheld, only the kind of that."""
    target = edge.target
    to = {"kind": target.kind, "id": target.id} if isinstance(target, Ref) else {"kind": target.kind, "withheld": True}
    return {
        "from": {"kind": edge.origin.kind, "id": edge.origin.id},
        "relation": edge.relation,
        "to": to,
        "sources": [source_value(s) for s in edge.sources],
    }


@functools.lru_cache(maxsize=1)
def model_value(model: Model) -> dict[str, Any]:
    """The whole model as one object."""
    entities = {
        kind: sorted((entity_value(e) for e in model.all(kind)), key=lambda v: str(v["id"]))
        for kind in sorted(model.entities)
    }
    links = [link_value(edge) for edge in sorted(model.edges, key=_order)]
    card = model.handbook.model_dump(mode="json", by_alias=True, exclude_none=True)
    content = {"entities": entities, "links": links}
    about = {**card, "edition": model.edition, "as_at": model.as_at}
    held = conformance_value(judge(model))
    told = json.dumps([about, content, *([held] if held else [])], sort_keys=True, ensure_ascii=False)
    digest = hashlib.sha256(told.encode()).hexdigest()
    return {"schema_version": SCHEMA_VERSION, "handbook": {**about, "model_digest": digest}, **content}


def _order(edge: Edge) -> tuple[str, ...]:
    target = edge.target
    named = (target.kind, target.id) if isinstance(target, Ref) else (target.kind, "")
    return (*edge.origin, edge.relation, *named, _path(edge.path))


def _path(path: Path) -> str:
    return ".".join(str(part) for part in path)
