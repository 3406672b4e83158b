"""The shape of the code: which room may know which, who may speak to which library, and how long a file may be."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parent.parent / "generator"

ROWS = (
    ("__main__",),
    ("cli",),
    ("commands",),
    ("mkdocs_plugin",),
    ("reports",),
    ("site",),
    ("exports",),
    ("draw",),
    ("rules", "diagrams", "tables"),
    ("changes", "history", "requirements", "edit"),
    ("authority",),
    ("graph",),
    ("kinds",),
    ("source",),
    (
        "drawing",
        "legend",
        "table",
        "diagnostics",
        "report",
        "registry",
        "resources",
        "vocabulary",
        "link_words",
        "plural",
    ),
)
"""A room may know those on rows below its own, and nothing else; rooms on one row are blind to each other."""

VALUES = ROWS[-1]
"""Single files that hold values, which may be made of each other."""

LIBRARIES = ("mkdocs", "graphviz", "yaml", "jinja2", "openpyxl", "ruamel", "rdflib", "docx", "typst", "pypdf")
"""Each is known to exactly one file."""

LONGEST = 320
LISTS = ("vocabulary.py",)
"""Files that are nothing but a list of words, which is no harder to read for being long."""

FILES = sorted(path for path in GENERATOR.rglob("*.py") if "shipped" not in path.parts)


def module_of(path: Path) -> str:
    parts = path.relative_to(GENERATOR.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[str]:
    """Everything a file imports, wherever in it, by full name: modules, and what is taken from them."""
    package = module_of(path) if path.name == "__init__.py" else module_of(path).rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join([*above, node.module] if node.module else above) if node.level else str(node.module)
            yield from (f"{base}.{alias.name}" for alias in node.names)


def room(name: str) -> str | None:
    """The room that a module of ours is in: `graph` for `generator.graph.load`."""
    parts = name.split(".")
    return parts[1] if parts[0] == "generator" and len(parts) > 1 else None


def row(name: str) -> int:
    return next(number for number, rooms in enumerate(ROWS) if name in rooms)


IMPORTS = {path: tuple(imports(path)) for path in FILES}
ids = [str(path.relative_to(GENERATOR)) for path in FILES]


def test_every_room_has_its_row() -> None:
    rooms = {room(module_of(path)) for path in FILES} - {None}
    assert rooms <= {name for rooms in ROWS for name in rooms}


@pytest.mark.parametrize("path", FILES, ids=ids)
def test_a_file_imports_only_what_stands_below_it(path: Path) -> None:
    here = room(module_of(path))
    wrong = []
    for name in IMPORTS[path]:
        there = room(name)
        if there is None or there == here or there == "__version__":
            continue
        if here is None or not (row(here) < row(there) or (here in VALUES and there in VALUES)):
            wrong.append(f"{here} may not know {name}")
    assert wrong == []


def test_values_are_not_made_of_each_other_in_a_circle() -> None:
    known = {
        name: {room(found) for found in IMPORTS[GENERATOR / f"{name}.py"]} & set(VALUES) - {name} for name in VALUES
    }
    while known:
        free = {name for name, others in known.items() if not others & set(known)}
        assert free, f"a circle among {sorted(known)}"
        known = {name: others for name, others in known.items() if name not in free}


@pytest.mark.parametrize("library", LIBRARIES)
def test_one_file_alone_knows_a_library(library: str) -> None:
    knowing = [path for path, names in IMPORTS.items() if any(name.split(".")[0] == library for name in names)]
    assert len(knowing) == 1, [str(path.relative_to(GENERATOR)) for path in knowing]


def test_no_import_hides_from_this_test() -> None:
    dynamic = [
        path
        for path in FILES
        if "import_module(" in path.read_text("utf-8") or "__import__(" in path.read_text("utf-8")
    ]
    assert [module_of(path) for path in dynamic] == ["generator.registry"]


@pytest.mark.parametrize("path", FILES, ids=ids)
def test_a_file_says_in_one_sentence_what_it_is_for(path: Path) -> None:
    said = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert said
    assert said.split("\n")[0].endswith(".")


def test_no_file_is_too_long_to_read() -> None:
    lengths = {str(path.relative_to(GENERATOR)): len(path.read_text("utf-8").splitlines()) for path in FILES}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST and name not in LISTS} == {}
