"""JSON Schema of every kind, as editors need it to complete and check the YAML while one types."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from generator.graph.framework import Framework
from generator.graph.handbook import Handbook
from generator.kinds import kinds
from generator.kinds._entity import Entity, Source
from generator.kinds._link import Inside
from generator.kinds._values import ONE_OR_SEVERAL
from generator.kinds.document import Document
from generator.kinds.requirement import Requirement

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_NONE = {"const": "none", "description": "The source says that there is none."}


def all_schemas() -> dict[str, dict[str, Any]]:
    """A schema for the files of each kind, by the kind's name, one for handbook.yml and one for frameworks."""
    every = {name: _file(kind) for name, kind in kinds().items()}
    return {**every, "handbook": _handbook(), "framework": _framework()}


def schema_text(schema: object) -> str:
    """A schema as a file holds it."""
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def plain_schema(shape: type[BaseModel]) -> dict[str, Any]:
    """The schema of a configuration file's shape, which lets pass all that the loader takes."""
    schema = shape.model_json_schema()
    _loosen(schema)
    for inner in schema.get("$defs", {}).values():
        _loosen(inner)
    for name, info in shape.model_fields.items():
        value = schema["properties"][name]
        if ONE_OR_SEVERAL in info.metadata:
            about = {n: v for n, v in value.items() if n == "description"}
            schema["properties"][name] = {
                "anyOf": [value["items"], {"type": "array", "items": value["items"]}],
                **about,
            }
    return schema


def _handbook() -> dict[str, Any]:
    schema = Handbook.model_json_schema(by_alias=True)
    _loosen(schema)
    return {"$schema": DRAFT, **schema}


def _framework() -> dict[str, Any]:
    """A framework's file: what it says of itself, its documents, and its requirements with what they share."""
    definitions: dict[str, Any] = {"source": _source()}
    schema = _entity(Framework, definitions, set())
    for name, kind in (("documents", Document), ("requirements", Requirement)):
        one = definitions[kind.kind_name()] = _entity(kind, definitions, set())
        schema["properties"][name] = {
            "type": "array",
            "items": {"$ref": f"#/$defs/{kind.kind_name()}_entry"},
            "description": Framework.model_fields[name].description or "",
        }
        definitions[f"{kind.kind_name()}_entry"] = {**one, "required": ["id"]}
    about = "What every requirement of this file has unless it says otherwise."
    schema["properties"]["defaults"] = {**definitions["requirement"], "required": [], "description": about}
    schema["required"] = [*schema["required"], "requirements"]
    return {"$schema": DRAFT, "title": "framework", **schema, "$defs": definitions}


def _file(kind: type[Entity]) -> dict[str, Any]:
    """A file holds one entity, a list of them, or `defaults` and `entries`."""
    definitions: dict[str, Any] = {"source": _source()}
    entity = _entity(kind, definitions, set())
    definitions[kind.kind_name()] = entity
    one = {"$ref": f"#/$defs/{kind.kind_name()}"}
    defaults = {**entity, "required": [], "description": "What every entry of this file has unless it says otherwise."}
    definitions[f"{kind.kind_name()}_entry"] = {**entity, "required": ["id"]}
    several = {"type": "array", "items": one}
    entries = {"type": "array", "items": {"$ref": f"#/$defs/{kind.kind_name()}_entry"}}
    shared = {
        "type": "object",
        "properties": {"defaults": defaults, "entries": entries},
        "required": ["entries"],
        "additionalProperties": False,
    }
    return {"$schema": DRAFT, "title": kind.kind_name(), "anyOf": [one, several, shared], "$defs": definitions}


def _source() -> dict[str, Any]:
    schema = Source.model_json_schema()
    _loosen(schema)
    return schema


def _entity(kind: type[Entity], definitions: dict[str, Any], above: set[str]) -> dict[str, Any]:
    """One entity's schema; kinds that may stand inside it are added to the definitions."""
    schema = kind.model_json_schema(by_alias=True)
    for name, inner in schema.pop("$defs", {}).items():
        _loosen(inner)
        inner["properties"] = {n: _stated(p) for n, p in inner.get("properties", {}).items()}
        inner["properties"]["sources"] = _sources()
        definitions[name] = inner
    _loosen(schema)
    properties = schema["properties"]
    links, inside = kind.links(), kind.inside()
    for name, value in list(properties.items()):
        field = next((f for f, info in kind.model_fields.items() if name in (f, info.alias)), name)
        if field in links:
            targets = " or ".join(t.replace("_", " ") for t in links[field].targets)
            value["description"] = f"{value.get('description', '')} The id of: {targets}.".strip()
        if field in inside:
            properties[name] = _children(inside[field], definitions, above | {kind.kind_name()})
            properties[name]["description"] = value.get("description", "")
        elif name not in ("id", "audience", "withheld"):
            properties[name] = _stated(value)
            if ONE_OR_SEVERAL in kind.model_fields[field].metadata:
                properties[name]["anyOf"] += _stated(value["items"])["anyOf"][:2]
    properties["sources"] = _sources()
    return schema


def _children(mark: Inside, definitions: dict[str, Any], above: set[str]) -> dict[str, Any]:
    name, under = mark.kind, mark.under
    key = f"{name}_inside"
    if key not in definitions and name not in above:
        definitions[key] = {}
        child = _entity(kinds()[name], definitions, above)
        child["required"] = [r for r in child.get("required", []) if r not in ("id", under)]
        if name == "assignment":
            words = {"type": "string"}
            child["properties"]["also"] = {
                "type": "array",
                "items": words,
                "description": "Posts that share the lines.",
            }
            child["properties"]["lines"] = {
                "type": "array",
                "items": {"anyOf": [words, {"$ref": f"#/$defs/{key}"}]},
                "description": "The lines of the group.",
            }
        definitions[key] = child
    if mark.one:
        return {"anyOf": [{"$ref": f"#/$defs/{key}"}, _NONE]}
    several = {"type": "array", "items": {"anyOf": [{"type": "string"}, {"$ref": f"#/$defs/{key}"}]}}
    about = {"type": "object", "properties": {"sources": _sources(), "value": several}, "additionalProperties": False}
    return {"anyOf": [several, about, _NONE]}


def _sources() -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": "#/$defs/source"}, "description": "Where it comes from."}


def _stated(value: dict[str, Any]) -> dict[str, Any]:
    """A value as it may be written: alone, with sources of its own, or as `none`."""
    plain = {n: v for n, v in value.items() if n not in ("description", "default", "title")}
    if plain.get("type") == "array" and "items" in plain:
        item = plain["items"]
        pair = {
            "type": "object",
            "properties": {"value": item, "sources": _sources()},
            "required": ["value"],
            "additionalProperties": False,
        }
        plain = {**plain, "items": {"anyOf": [item, pair]}}
    wrapped = {
        "type": "object",
        "properties": {"value": plain, "sources": _sources()},
        "required": ["sources"],
        "additionalProperties": False,
    }
    return {"description": value.get("description", ""), "anyOf": [plain, wrapped, _NONE]}


def _loosen(schema: dict[str, Any]) -> None:
    """Let editors take what the loader takes: yes and no for flags, plain figures for words, nothing for null."""
    for name, value in schema.get("properties", {}).items():
        schema["properties"][name] = _loose(value)


def _loose(value: dict[str, Any]) -> dict[str, Any]:
    about = {n: v for n, v in value.items() if n in ("description",)}
    options = [v for v in value.get("anyOf", []) if v.get("type") != "null"]
    if options:
        inner = _loose(options[0]) if len(options) == 1 else {"anyOf": [_loose(o) for o in options]}
        return {**inner, **about}
    if value.get("type") == "boolean":
        return {"enum": ["yes", "no", True, False], **about}
    if value.get("type") == "string" and not {"enum", "const", "format"} & set(value):
        return {"type": ["string", "number"], **about}
    if value.get("type") == "array":
        return {"type": "array", "items": _loose(value.get("items", {})), **about}
    return {n: v for n, v in value.items() if n not in ("title", "default")}
