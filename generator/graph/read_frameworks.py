"""Reads the frameworks that handbooks are held against: a file each, in folders outside any handbook."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from generator.diagnostics import At, Diagnostic, Ref, problem
from generator.graph import decode as decoding
from generator.graph.framework import Framework
from generator.graph.requirement_faults import faults
from generator.graph.resolve import DUPLICATE_ID, resolve
from generator.kinds import kinds
from generator.kinds._entity import Entity
from generator.kinds.document import Document
from generator.kinds.requirement import Requirement
from generator.source import Mapping, Node, Sequence, read

_APART = ("documents", "defaults", "requirements")
"""What stands in a framework's file besides what it says of itself."""

T = TypeVar("T", bound=Entity)


@dataclass(frozen=True, slots=True)
class Found:
    """The frameworks of some folders, every problem with them, and ids of those that could not be read."""

    frameworks: tuple[Framework, ...]
    problems: tuple[Diagnostic, ...]
    lost: frozenset[str]


def read_frameworks(folders: Iterable[Path], root: Path) -> Found:
    """Read every framework of some folders.

    Args:
        folders: where they lie, the winning folder first: of two with one id, the first is taken.
        root: the handbook's folder, from which findings name the files.
    """
    known: dict[str, Framework] = {}
    problems: list[Diagnostic] = []
    lost: set[str] = set()
    for folder in folders:
        here: dict[str, Framework] = {}
        for path in sorted((*folder.glob("*.yml"), *folder.glob("*.yaml"))):
            framework = _read(path, os.path.relpath(path, root).replace(os.sep, "/"), problems)
            if framework is None:
                lost.add(path.stem)
            elif framework.id in here:
                at, before = (one.facts.place(("id",)) for one in (framework, here[framework.id]))
                hint = "give one of them another id, or remove it"
                message = f"two frameworks are called '{framework.id}'"
                problems.append(problem(DUPLICATE_ID, at, message, hint, [(before, "the first one")]))
            else:
                here[framework.id] = framework
        known = {**here, **known}
    ordered = tuple(known[name] for name in sorted(known))
    return Found(ordered, tuple(problems), frozenset(lost))


def _read(path: Path, name: str, problems: list[Diagnostic]) -> Framework | None:
    reading = read(path, name)
    problems += reading.problems
    if reading.root is None:
        if not reading.problems:
            hint = "write `id`, `name`, `summary` and `requirements`, or remove the file"
            problems.append(problem(decoding.WRONG_SHAPE, At(name), "the file of a framework is empty", hint))
        return None
    root = reading.root
    apart: dict[str, Node] = {}
    if isinstance(root, Mapping):
        apart = {part: root.entries[part] for part in _APART if part in root.entries}
        said = {part: node for part, node in root.entries.items() if part not in _APART}
        root = Mapping(said, root.at, {part: at for part, at in root.keys.items() if part not in _APART})
    decoded = decoding.decode(Framework, root)
    problems += decoded.problems
    defaults = apart.get("defaults")
    if defaults is not None and not isinstance(defaults, Mapping):
        hint = "write the names and values out"
        problems.append(problem(decoding.WRONG_SHAPE, defaults.at, "`defaults` must be lines `name: value`", hint))
        defaults = None
    lost: set[str] = set()
    documents = _entries(Document, apart.get("documents"), None, problems, lost)
    requirements = _entries(Requirement, apart.get("requirements"), defaults, problems, lost)
    written: dict[str, list[Entity]] = {**{kind: [] for kind in kinds()}}
    written["document"], written["requirement"] = list(documents), list(requirements)
    resolved = resolve(written, lost)
    problems += resolved.problems
    problems += [fault for one in requirements for fault in faults(one)]
    problems += _same_codes(requirements)
    problems += [_no_source(one) for one in requirements if not one.said()]
    framework = next((one for one in decoded.entities if isinstance(one, Framework)), None)
    if framework is None:
        return None
    return _made(framework, documents, requirements)


def _entries(
    kind: type[T], node: Node | None, defaults: Mapping | None, problems: list[Diagnostic], lost: set[str]
) -> tuple[T, ...]:
    if node is None:
        return ()
    if not isinstance(node, Sequence):
        message = f"`{kind.FOLDER}` must be a list"
        problems.append(problem(decoding.WRONG_SHAPE, node.at, message, "begin each entry with a dash"))
        return ()
    found: list[T] = []
    for item in node.items:
        decoded = decoding.decode(kind, item, defaults)
        problems += decoded.problems
        lost |= set(decoded.undecoded)
        found += [one for one in decoded.entities if isinstance(one, kind)]
    return tuple(found)


def _made(framework: Framework, documents: tuple[Document, ...], requirements: tuple[Requirement, ...]) -> Framework:
    """The framework with what it holds. Its own id begins theirs, since other frameworks may have the same."""
    held = []
    for one in requirements:
        kept = one.model_copy(update={"id": f"{framework.id}--{one.id}"})
        kept._facts = replace(one.facts, lifted_from=Ref("framework", framework.id))
        held.append(kept)
    made = framework.model_copy(update={"documents": documents, "requirements": tuple(held)})
    made._facts = framework.facts
    return made


def _same_codes(requirements: tuple[Requirement, ...]) -> list[Diagnostic]:
    first: dict[str, Requirement] = {}
    found = []
    for one in requirements:
        before = first.setdefault(one.code, one)
        if before is not one and before.id != one.id:
            places = one.facts.place(("code",)), before.facts.place(("code",))
            message = f"two requirements have the code '{one.code}'"
            hint = "give one of them another code"
            found.append(problem(DUPLICATE_ID, places[0], message, hint, [(places[1], "the first one")]))
    return found


def _no_source(requirement: Requirement) -> Diagnostic:
    message = f"the requirement '{requirement.title}' has no source"
    hint = "add `sources: [{document: …, at: …}]` to it, or to the file's `defaults`"
    return problem(decoding.BAD_SOURCE, requirement.facts.at, message, hint)
