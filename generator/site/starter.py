"""Writes a small sound handbook to begin from: a part of the worked example, in the new owner's words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.graph.derived import slug
from generator.kinds import kinds
from generator.resources import resources
from generator.site.schemas import refresh_editor_settings, write_schemas
from generator.site.settings import plain_data
from generator.source import Mapping as Entry
from generator.source import Node, Sequence, Text, read_text


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
    given = resources() / "docs_templates" / "starter"
    card = (given / "handbook.yml").read_text("utf-8").replace("starter-handbook", slug(folder.resolve().name))
    files = {"handbook.yml": card, **dict(_cut(resources() / "model" / "example", given / "cut.yml"))}
    for name, text in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    write_editor_settings(folder)
    return len(files)


def _cut(model: Path, plan: Path) -> Iterator[tuple[str, str]]:
    """The files of a model, by their names, with those entries alone that a plan keeps, and in the plan's words."""
    said = plain_data(plan)
    wanted: Mapping[str, list[str]] = said["keep"]
    words: Mapping[str, str] = said["say"]
    old = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
    kind_in = {kind.FOLDER: name for name, kind in kinds().items()}
    for path in sorted(model.rglob("*.yml")):
        name = path.relative_to(model).as_posix()
        kept = wanted.get(kind_in.get(name.removesuffix(".yml").partition("/")[0], ""), [])
        text = _kept(path.read_text("utf-8"), name, frozenset(kept)) if kept else ""
        if text:
            yield name, old.sub(lambda found: words[found[0]], text)


def _kept(text: str, name: str, wanted: frozenset[str]) -> str:
    """The text of a file with those entries alone whose ids are wanted; nothing where it holds none of them."""
    root = read_text(text, name).root
    if isinstance(root, Entry) and "entries" in root.entries:
        root = root.entries["entries"]
    if not isinstance(root, Sequence):
        return text if _id(root) in wanted else ""
    lines = text.splitlines(keepends=True)
    starts = [item.at.line - 1 for item in root.items]
    ends = [*starts[1:], len(lines)]
    kept = ["".join(lines[a:b]) for item, a, b in zip(root.items, starts, ends, strict=True) if _id(item) in wanted]
    return "".join([*lines[: starts[0]], *kept]) if kept else ""


def _id(node: Node | None) -> str:
    said = node.entries.get("id") if isinstance(node, Entry) else None
    return said.value if isinstance(said, Text) else ""


def write_editor_settings(folder: Path) -> None:
    """Settings by which VS Code completes and checks the model's files while one types."""
    write_schemas(folder / ".vscode" / "schema")
    settings = {"yaml.schemas": {}, "yaml.customTags": [], "editor.tabSize": 2, "editor.insertSpaces": True}
    (folder / ".vscode" / "settings.json").write_text(json.dumps(settings, indent=2) + "\n", "utf-8")
    refresh_editor_settings(folder)
    advice = {"recommendations": ["redhat.vscode-yaml"]}
    (folder / ".vscode" / "extensions.json").write_text(json.dumps(advice, indent=2) + "\n", "utf-8")
