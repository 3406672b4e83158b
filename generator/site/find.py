"""Finds the handbook that a user names: an id under `model/`, or a folder anywhere."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import nearest
from generator.source import Mapping, Sequence, Text, read


class NotFoundError(Exception):
    """No such handbook; the sentence says what was looked for and what there is."""


def find_handbook(name: str, here: Path) -> Path:
    """The folder of a handbook.

    Args:
        name: an id under `model/`, or a path to a folder that holds handbook.yml.
        here: the folder that paths and `model/` start from.

    Raises:
        NotFoundError: there is none.
    """
    for folder in (here / name, here / "model" / name):
        if (folder / "handbook.yml").is_file():
            return folder
    known = handbooks(here)
    if name in known:
        return known[name]
    near = nearest(name, known)
    there = f"did you mean '{near}'?" if near else f"there is: {', '.join(known) or 'none'}"
    raise NotFoundError(f"no handbook is called '{name}', and no folder of that name holds handbook.yml; {there}")


def handbooks(here: Path) -> dict[str, Path]:
    """Every handbook under `model/`, by its id, sorted."""
    found = {}
    for path in sorted((here / "model").glob("*/handbook.yml")):
        found[_id(path) or path.parent.name] = path.parent
    return dict(sorted(found.items()))


def default_handbook(here: Path) -> str:
    """The handbook meant where none is named: this folder itself, or the one that mkdocs.yml names.

    Raises:
        NotFoundError: neither says.
    """
    if (here / "handbook.yml").is_file():
        return "."
    root = read(here / "mkdocs.yml", "mkdocs.yml").root if (here / "mkdocs.yml").is_file() else None
    plugins = root.entries.get("plugins") if isinstance(root, Mapping) else None
    for item in plugins.items if isinstance(plugins, Sequence) else ():
        options = item.entries.get("handbook") if isinstance(item, Mapping) else None
        named = options.entries.get("handbook") if isinstance(options, Mapping) else None
        if isinstance(named, Text):
            return named.value
    raise NotFoundError("no handbook is named; give an id under model/ or a folder that holds handbook.yml")


def _id(path: Path) -> str | None:
    root = read(path, path.name).root
    value = root.entries.get("id") if isinstance(root, Mapping) else None
    return value.value if isinstance(value, Text) else None
