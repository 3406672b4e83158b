"""JSON Schema for all that people write: the model, and what they configure; and which files each is for."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from generator.changes import LEVELS, sorts
from generator.diagnostics import Severity
from generator.graph.schema import DRAFT, all_schemas, plain_schema, schema_text
from generator.kinds import kinds
from generator.rules import rules
from generator.rules._policy import PROFILES, Waiver
from generator.rules._policy import Settings as Measures
from generator.site.for_the_public import Contact, SchemeClass, Statement
from generator.site.settings import Brand, Section

_CONFIGURED = {
    "brand": "brand",
    "changes": "changes",
    "contact": "contact",
    "navigation": "navigation",
    "publication_scheme": "publication-scheme",
    "rules": "rules",
    "statement": "accessibility-statement",
    "waivers": "waivers",
}
"""The files of site_config that have a schema, each with the schema's name."""


def every_schema() -> dict[str, dict[str, Any]]:
    """The schemas of the model's files and of the configuration, by name."""
    configured: dict[str, dict[str, Any]] = {
        "brand": _empty(plain_schema(Brand)),
        "changes": _empty(_levels()),
        "contact": _list(Contact, or_one=True),
        "navigation": _list(Section),
        "publication-scheme": _list(SchemeClass, or_one=True),
        "rules": _empty(_rules()),
        "accessibility-statement": _empty(plain_schema(Statement)),
        "waivers": _list(Waiver),
    }
    named = {name: {"$schema": DRAFT, "title": name, **schema} for name, schema in configured.items()}
    return {**all_schemas(), **named}


def schema_globs() -> dict[str, list[str]]:
    """Which files each schema is for, wherever the model lies."""
    globs = {n: [f"**/{k.FOLDER}/**/*.yml", f"**/{k.FOLDER}.yml"] for n, k in kinds().items()}
    configured = {name: [f"**/site_config/{file}.yml"] for file, name in _CONFIGURED.items()}
    return {**globs, "handbook": ["**/handbook.yml"], "framework": ["**/frameworks/*.yml"], **configured}


def write_schemas(folder: Path, names: list[str] | None = None) -> int:
    """Write a file for each schema, or for those named, into a folder; how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    chosen = {name: schema for name, schema in every_schema().items() if names is None or name in names}
    for name, schema in chosen.items():
        (folder / f"{name}.json").write_text(schema_text(schema), "utf-8")
    return len(chosen)


class SettingsUnreadableError(Exception):
    """The editor's settings hold something that is not plain JSON, so that nothing can be put into them."""


def refresh_editor_settings(folder: Path) -> bool:
    """Bring the list of schemas in a folder's `.vscode/settings.json` up to date, and touch nothing else in it.

    Args:
        folder: the folder that an editor opens; its schemas lie in `.vscode/schema/`.

    Returns:
        Whether the file had to be changed.

    Raises:
        SettingsUnreadableError: it holds comments or is no JSON.
    """
    path = folder / ".vscode" / "settings.json"
    matches = {f"./.vscode/schema/{name}.json": globs for name, globs in schema_globs().items()}
    before = path.read_text("utf-8") if path.is_file() else "{}"
    try:
        settings = json.loads(before)
    except ValueError:
        settings = None
    if not isinstance(settings, dict):
        raise SettingsUnreadableError(f"{path} is not plain JSON (it may hold comments)")
    ours = settings.get("yaml.schemas", {})
    theirs = {n: g for n, g in ours.items() if not n.startswith("./.vscode/schema/")} if isinstance(ours, dict) else {}
    if ours == {**theirs, **matches}:
        return False
    settings["yaml.schemas"] = {**theirs, **matches}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(settings, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return True


def _list(shape: type[BaseModel], *, or_one: bool = False) -> dict[str, Any]:
    """A list of one shape, or one alone where that may be written without a dash."""
    one = plain_schema(shape)
    definitions = one.pop("$defs", {})
    several = {"type": ["array", "null"], "items": one}
    listed = {"anyOf": [several, one]} if or_one else several
    return {**listed, **({"$defs": definitions} if definitions else {})}


def _empty(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema of a file of lines that may hold nothing but remarks."""
    return {**schema, "type": ["object", "null"]}


def _rules() -> dict[str, Any]:
    """How strictly a handbook is judged: the codes there are, each with what it finds."""
    severity = {"enum": [*get_args(Severity), "off"]}
    known = {one.code.code: {**severity, "description": _said(one.code.page)} for one in rules()}
    return {
        "type": "object",
        "properties": {
            "profile": {"enum": [*PROFILES], "description": "What the handbook is held against."},
            "severity": {
                "type": "object",
                "description": "How bad a finding is, by the code of its rule or a pattern such as GOV8*.",
                "properties": known,
                "patternProperties": {r"^[GOV0-9]*[*?][GOV0-9*?]*$": severity},
                "additionalProperties": False,
            },
            "settings": {**plain_schema(Measures), "description": "The measures that some rules judge by."},
        },
        "additionalProperties": False,
    }


def _levels() -> dict[str, Any]:
    level = {"enum": [*LEVELS]}
    return {
        "type": "object",
        "description": "Who has to agree to a change, by the code of its class or the beginning of codes with a star.",
        "properties": dict.fromkeys(sorts(), level),
        "patternProperties": {r"^[A-Z0-9]+\*$": level},
        "additionalProperties": False,
    }


def _said(page: str) -> str:
    return re.sub(r"\s+", " ", page.split("\n\n")[0])
