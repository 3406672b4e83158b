"""What is set once for a site: brand, navigation, and where templates and assets lie."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

from generator.changes import LEVELS, Level, sorts
from generator.changes.levels import fits
from generator.diagnostics import At, Diagnostic, nearest, problem
from generator.graph.decode import WRONG_SHAPE, decode_plain
from generator.kinds._values import Line
from generator.resources import resources
from generator.site.for_the_public import ForThePublic, read_for_the_public
from generator.source import Mapping, Node, Sequence, Text, read

_LITERALS: dict[str, object] = {"true": True, "false": False}
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def _colour(value: str) -> str:
    if not _COLOUR.fullmatch(value):
        raise PydanticCustomError("colour", "must be a colour such as #0b4f57")
    return value.lower()


Colour = Annotated[str, AfterValidator(_colour)]


class Brand(BaseModel):
    """Name and colours of the site. Text on the accent colour is white, so it must be dark."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    name: Line | None = None
    """The name in the header; the handbook's title where left out."""
    accent: Colour = "#0b4f57"
    """The one accent colour on light pages."""
    accent_dark: Colour = "#7fd0d9"
    """The same on dark pages."""


class Section(BaseModel):
    """One heading of the navigation and the addresses under it."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    title: Line
    """The heading."""
    pages: tuple[str, ...]
    """Addresses from the site's root; those without content are left out."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything configured for a handbook's site."""

    brand: Brand
    navigation: tuple[Section, ...]
    folders: tuple[Path, ...]
    """The site_config folders, the winning one first."""
    problems: tuple[Diagnostic, ...]
    public: ForThePublic
    """What the site says of itself to the public, and whom it names."""
    levels: MappingOf[str, Level] = field(default_factory=dict)
    """Who has to agree to a change, by the code of its class or the beginning of codes with a star."""

    def files(self, room: str) -> dict[str, Path]:
        """The files of a folder of site_config, such as `assets`, by their path in it; the handbook's own win."""
        found: dict[str, Path] = {}
        for folder in reversed(self.folders):
            for path in sorted((folder / room).rglob("*")):
                if path.is_file() and not path.name.startswith("."):
                    found[path.relative_to(folder / room).as_posix()] = path
        return dict(sorted(found.items()))


def framework_folders(root: Path) -> tuple[Path, ...]:
    """Where the frameworks for a handbook lie: beside its folder, and those that come with the project or package."""
    found: list[Path] = []
    for folder in (root.absolute().parent / "frameworks", resources() / "model" / "frameworks"):
        if folder.is_dir() and folder.resolve() not in [other.resolve() for other in found]:
            found.append(folder)
    return tuple(found)


def settings(root: Path) -> Settings:
    """Read the settings of the handbook in a folder; its own `site_config/` wins over the project's."""
    folders = tuple(f for f in (root / "site_config", resources() / "site_config") if f.is_dir())
    problems: list[Diagnostic] = []
    brand = Brand()
    navigation: tuple[Section, ...] = ()
    levels: dict[str, Level] = {}
    for folder in reversed(folders):
        brand = _brand(folder, brand, problems)
        navigation = _navigation(folder, problems) or navigation
        levels |= _levels(folder, problems)
    public = read_for_the_public(folders, problems)
    return Settings(brand, navigation, folders, tuple(problems), public, levels)


def _brand(folder: Path, before: Brand, problems: list[Diagnostic]) -> Brand:
    path = folder / "brand.yml"
    if not path.is_file():
        return before
    reading = read(path, "site_config/brand.yml")
    problems += reading.problems
    if reading.root is None:
        return before
    brand, found = decode_plain(Brand, reading.root, "brand")
    problems += found
    return before if brand is None else before.model_copy(update=brand.model_dump(exclude_unset=True))


def _navigation(folder: Path, problems: list[Diagnostic]) -> tuple[Section, ...]:
    path = folder / "navigation.yml"
    if not path.is_file():
        return ()
    reading = read(path, "site_config/navigation.yml")
    problems += reading.problems
    sections = []
    for item in reading.root.items if isinstance(reading.root, Sequence) else ():
        section, found = decode_plain(Section, item, "section of the navigation")
        problems += found
        if section is not None:
            sections.append(section)
    return tuple(sections)


def _levels(folder: Path, problems: list[Diagnostic]) -> dict[str, Level]:
    """Who has to agree to which change."""
    name = "site_config/changes.yml"
    reading = read(folder / "changes.yml", name) if (folder / "changes.yml").is_file() else None
    if reading is None:
        return {}
    problems += reading.problems
    if reading.root is not None and not isinstance(reading.root, Mapping):
        hint = "write a code of a class of change, a colon and a level"
        problems.append(problem(WRONG_SHAPE, At(name), "the file must be lines `code: level`", hint))
    found: dict[str, Level] = {}
    for code, value in reading.root.entries.items() if isinstance(reading.root, Mapping) else ():
        said = value.value if isinstance(value, Text) else ""
        level = next((known for known in LEVELS if known == said), None)
        at = reading.root.keys[code] if isinstance(reading.root, Mapping) else At(name)
        if not any(fits(code, known) for known in sorts()):
            near = nearest(code, sorts())
            hint = f"did you mean '{near}'?" if near else "`handbook diff` shows the code of each change it finds"
            problems.append(problem(WRONG_SHAPE, at, f"'{code}' is the code of no class of change", hint))
        elif level is None:
            near = nearest(said, LEVELS)
            hint = f"did you mean '{near}'?" if near else f"the levels are: {', '.join(LEVELS)}"
            problems.append(problem(WRONG_SHAPE, value.at, f"'{said}' is no level of a change", hint))
        else:
            found[code] = level
    return found


def plain_data(path: Path) -> Any:
    """A configuration file that comes with the program, such as mkdocs.yml, as plain data."""
    return _typed(read(path, path.name).root)


def _typed(node: Node | None) -> Any:
    """A configuration file's nodes as plain data; there, unlike in a model, `false` is no word."""
    if isinstance(node, Mapping):
        return {name: _typed(value) for name, value in node.entries.items()}
    if isinstance(node, Sequence):
        return [_typed(item) for item in node.items]
    if not isinstance(node, Text):
        return None
    if node.plain and node.value.isdecimal():
        return int(node.value)
    return _LITERALS.get(node.value, node.value) if node.plain else node.value
