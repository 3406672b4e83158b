"""Reads one YAML file into nodes with positions, refusing what a newcomer could not foresee."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.diagnostics import At, Diagnostic, brief, problem
from generator.source.codes import ALIAS, DUPLICATE_NAME, NO_VALUE, TAG, UNREADABLE
from generator.source.nodes import Mapping, Node, Sequence, Text
from generator.source.syntax import explain

LARGEST_FILE = 5_000_000
"""Bytes; a longer file is refused."""
DEEPEST = 40
"""Levels of nesting; a deeper file is refused."""

_NOTHING = {"", "~", "null", "Null", "NULL"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters of terminals, and what neither XML nor HTML can hold."""
_SHOWN = 9
"""Further places that one finding names."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a file: its root (None where unreadable or empty), its problems and its raw text."""

    root: Node | None
    problems: tuple[Diagnostic, ...]
    text: str


@dataclass(slots=True)
class _Open:
    """A mapping or list that is still being read."""

    at: At
    keys: dict[str, At] | None
    entries: dict[str, Node]
    items: list[Node]
    key: tuple[str, At] | None = None
    skip: bool = False


def read(path: Path, name: str) -> Reading:
    """Read a file.

    Args:
        path: where it lies.
        name: what findings call it.

    Returns:
        Its nodes and every problem found; nothing is raised for what a user wrote.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
        size = path.stat().st_size
    except OSError as error:
        message = f"the file cannot be opened: {error.strerror}"
        return Reading(None, (problem(UNREADABLE, At(name), message, "check that you may read it"),), "")
    if len(raw) > LARGEST_FILE:
        message = f"the file is {size:,} bytes long; at most {LARGEST_FILE:,} can be read"
        found = problem(UNREADABLE, At(name), message, "split it into several files")
        return Reading(None, (found,), raw.decode("utf-8", "replace"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig")
        at = At(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        hint = "save the file as UTF-8 (in most editors: Save with encoding)"
        found = problem(UNREADABLE, at, "a character here is not UTF-8", hint)
        return Reading(None, (found,), raw.decode("utf-8", "replace"))
    return read_text(text, name)


def read_text(text: str, name: str, first_line: int = 1) -> Reading:
    """Read YAML that is already text; `first_line` is where it begins in its file."""
    found: list[Diagnostic] = []
    pointers: list[tuple[At, str]] = []
    try:
        root = _compose(text, name, first_line - 1, found, pointers)
    except yaml.YAMLError as error:
        found.append(explain(error, name, first_line - 1, text))
        root = None
    except _Refused as refusal:
        found.append(refusal.diagnostic)
        root = None
    if pointers:
        found.append(_pointing(pointers))
    return Reading(root, tuple(found), text)


class _Refused(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def _compose(text: str, name: str, shift: int, found: list[Diagnostic], pointers: list[tuple[At, str]]) -> Node | None:
    root: Node | None = None
    documents = 0
    stack: list[_Open] = []

    def place(mark: Any) -> At:
        return At(name, mark.line + 1 + shift, mark.column + 1)

    def add(node: Node) -> None:
        nonlocal root
        if not stack:
            root = node
            return
        top = stack[-1]
        if top.keys is None:
            top.items.append(node)
            return
        if top.key is None:
            if not isinstance(node, Text):
                hint = "write `name: value`, a line each"
                raise _Refused(problem(TAG, node.at, "a name must be plain words, not a list or a group", hint))
            top.key = (node.value, node.at)
            return
        key, at = top.key
        top.key = None
        if key == "<<":
            hint = "write the lines out, or use `defaults:` at the top of the file"
            found.append(problem(TAG, at, "a merge (`<<`) is not allowed", hint))
        elif key in top.keys:
            first = top.keys[key]
            hint = "keep one of them; where both are meant, make a list"
            message = f"'{brief(key)}' stands twice in this entry (first in line {first.line})"
            found.append(problem(DUPLICATE_NAME, at, message, hint, [(first, f"'{brief(key)}' first stands here")]))
        else:
            top.keys[key] = at
            top.entries[key] = node

    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                at = place(event.start_mark)
                raise _Refused(problem(TAG, at, "a second document (`---`) begins here", "put it in a file of its own"))
            continue
        if isinstance(event, yaml.AliasEvent):
            at = place(event.start_mark)
            pointers.append((at, f"'*{brief(str(event.anchor))}' points elsewhere in the file"))
            if stack and stack[-1].keys is not None and stack[-1].key is None:
                add(Text(f"*{event.anchor}", at, plain=False))
            else:
                _leave_out(stack)
            continue
        if isinstance(event, yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent):
            at = place(event.start_mark)
            if event.anchor is not None:
                pointers.append((at, f"'&{brief(str(event.anchor))}' names a place in the file"))
            if event.tag is not None and event.tag != "!":
                hint = "leave the tag out; a text that begins with ! needs double quotes"
                found.append(problem(TAG, at, f"'{brief(event.tag)}' is a YAML tag", hint))
            if isinstance(event, yaml.ScalarEvent):
                _take_scalar(event, at, add, found, stack)
                continue
            if len(stack) >= DEEPEST:
                hint = "a model is at most a few levels deep"
                raise _Refused(problem(UNREADABLE, at, f"more than {DEEPEST} levels stand inside each other", hint))
            is_map = isinstance(event, yaml.MappingStartEvent)
            stack.append(_Open(at, {} if is_map else None, {}, []))
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            done = stack.pop()
            if done.keys is None:
                add(Sequence(tuple(done.items), done.at))
            else:
                add(Mapping(done.entries, done.at, done.keys))
    return root


def _take_scalar(
    event: yaml.ScalarEvent, at: At, add: Callable[[Node], None], found: list[Diagnostic], stack: list[_Open]
) -> None:
    value = event.value
    plain = event.style in (None, "")
    control = _CONTROL.search(value)
    if control:
        message = f"the text holds the control character {ord(control[0]):#06x}"
        found.append(problem(UNREADABLE, at, message, "remove it"))
        value = _CONTROL.sub("", value)
    if plain and value in _NOTHING:
        top = stack[-1] if stack else None
        if top is not None and top.keys is not None and top.key is not None:
            key, key_at = top.key
            message = f"'{brief(key)}' has no value"
            hint = "leave the line out where the source does not say; write none where it says there is none"
            if key.isdecimal() and len(key) == 3:
                hint = "inside { } a comma ends the value: write a sum such as £500k, or put it in quotation marks"
            found.append(problem(NO_VALUE, key_at, message, hint))
            _leave_out(stack)
            return
        if top is not None and top.keys is None:
            found.append(problem(NO_VALUE, at, "a line of this list has no value", "write it or remove the dash"))
            return
    add(Text(value, at, plain))


def _leave_out(stack: list[_Open]) -> None:
    """A name whose value cannot be used: its place is kept, so that it is not called missing as well."""
    if stack and stack[-1].keys is not None and stack[-1].key is not None:
        key, at = stack[-1].key
        stack[-1].keys.setdefault(key, at)
        stack[-1].key = None


def _pointing(pointers: list[tuple[At, str]]) -> Diagnostic:
    """All anchors and aliases of a file as one finding."""
    (at, message), *rest = pointers
    if rest:
        message += f", and {len(rest)} more like it"
    hint = "say it again, or use `defaults:`; a text that begins with & or * needs double quotes"
    return problem(ALIAS, at, message, hint, rest[:_SHOWN])
