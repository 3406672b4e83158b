"""Writes a small sound handbook to begin from."""

from __future__ import annotations

import json
from pathlib import Path

from generator.graph.derived import slug
from generator.graph.schema import all_schemas, schema_text
from generator.kinds import kinds
from generator.resources import resources


class FolderInUseError(Exception):
    """The folder holds something already."""


def write_starter(folder: Path) -> int:
    """Write the starter into a new or empty folder.

    Returns:
        The number of files of the model.

    Raises:
        FolderInUseError: the folder is not empty.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderInUseError(f"{folder} holds something already; name a new folder")
    source = resources() / "docs_templates" / "starter"
    written = 0
    for path in sorted(source.rglob("*.yml")):
        target = folder / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(path.read_text("utf-8").replace("starter-handbook", slug(folder.resolve().name)), "utf-8")
        written += 1
    write_editor_settings(folder)
    return written


def write_editor_settings(folder: Path) -> None:
    """Settings by which VS Code completes and checks the model's files while one types."""
    schemas = folder / ".vscode" / "schema"
    schemas.mkdir(parents=True, exist_ok=True)
    for name, schema in all_schemas().items():
        (schemas / f"{name}.json").write_text(schema_text(schema), "utf-8")
    matches = {f"./.vscode/schema/{name}.json": globs for name, globs in schema_globs().items()}
    settings = {"yaml.schemas": matches, "yaml.customTags": [], "editor.tabSize": 2, "editor.insertSpaces": True}
    (folder / ".vscode" / "settings.json").write_text(json.dumps(settings, indent=2) + "\n", "utf-8")
    advice = {"recommendations": ["redhat.vscode-yaml"]}
    (folder / ".vscode" / "extensions.json").write_text(json.dumps(advice, indent=2) + "\n", "utf-8")


def schema_globs() -> dict[str, list[str]]:
    """Which files each schema is for, wherever the model lies."""
    globs = {n: [f"**/{k.FOLDER}/**/*.yml", f"**/{k.FOLDER}.yml"] for n, k in kinds().items()}
    return {**globs, "handbook": ["**/handbook.yml"], "framework": ["**/frameworks/*.yml"]}
