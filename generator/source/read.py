"""Reads one YAML file into nodes with positions, refusing what a newcomer could not foresee."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.diagnostics import At, Code, Diagnostic, problem
from generator.source.nodes import Mapping, Node, Sequence, Text

LARGEST_FILE = 5_000_000
"""Bytes; a longer file is refused."""
DEEPEST = 40
"""Levels of nesting; a deeper file is refused."""

UNREADABLE = Code(
    "GOV001",
    "unreadable_file",
    "error",
    """A file could not be read as YAML.

Nothing in it can be used until it is mended, so other findings about it have to wait.

Look at the line named: the usual causes are a tab (use spaces), a missing space after a colon, an unclosed quote,
or a colon inside a sentence (put the sentence in double quotes).""",
)
DUPLICATE_NAME = Code(
    "GOV002",
    "duplicate_name",
    "error",
    """The same name stands twice in one entry.

YAML would silently keep only the last of the two, and a fact would be lost.

Keep one of them; where both are meant, make a list.""",
)
ALIAS = Code(
    "GOV003",
    "anchor_or_alias",
    "error",
    """A YAML anchor (`&name`) or alias (`*name`) was used.

They make a file hard to read aloud, and a change in one place changes others unseen.

Say it again, or put what the entries of a file share under `defaults:` at its top.""",
)
TAG = Code(
    "GOV004",
    "tag_or_merge",
    "error",
    """A YAML tag (`!something`), a merge (`<<:`) or a second document (`---`) was used.

A model is plain names and values, so that anyone can read it.

Write the value out. A text that begins with `!`, `&` or `*` needs double quotes.""",
)
NO_VALUE = Code(
    "GOV005",
    "name_without_value",
    "error",
    """A name has no value behind it.

It cannot be told whether the source says nothing, says there is none, or the writer was interrupted.

Leave the line out where the source does not say. Write `none` where the source says that there is none.""",
)
CODES = (UNREADABLE, DUPLICATE_NAME, ALIAS, TAG, NO_VALUE)

_NOTHING = {"", "~", "null", "Null", "NULL"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


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
        raw = path.read_bytes()
    except OSError as error:
        return Reading(None, (problem(UNREADABLE, At(name), f"the file cannot be opened: {error.strerror}"),), "")
    if len(raw) > LARGEST_FILE:
        message = f"the file is {len(raw):,} bytes long; at most {LARGEST_FILE:,} can be read"
        return Reading(None, (problem(UNREADABLE, At(name), message, "split it into several files"),), "")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        at = At(name, before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        hint = "save the file as UTF-8 (in most editors: Save with encoding)"
        return Reading(None, (problem(UNREADABLE, at, "a character here is not UTF-8", hint),), "")
    return read_text(text, name)


def read_text(text: str, name: str, first_line: int = 1) -> Reading:
    """Read YAML that is already text; `first_line` is where it begins in its file."""
    found: list[Diagnostic] = []
    try:
        root = _compose(text, name, first_line - 1, found)
    except yaml.YAMLError as error:
        found.append(_syntax(error, name, first_line - 1, text))
        root = None
    except _Refused as refusal:
        found.append(refusal.diagnostic)
        root = None
    return Reading(root, tuple(found), text)


class _Refused(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def _compose(text: str, name: str, shift: int, found: list[Diagnostic]) -> Node | None:
    root: Node | None = None
    documents = 0
    stack: list[_Open] = []

    def place(mark: yaml.Mark) -> At:
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
                raise _Refused(problem(TAG, node.at, "a name must be plain words, not a list or a group", ""))
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
            message = f"'{key}' stands twice in this entry (first in line {first.line})"
            found.append(problem(DUPLICATE_NAME, at, message, hint, [(first, f"'{key}' first stands here")]))
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
            hint = "say it again, or use `defaults:`; a text that begins with * needs double quotes"
            found.append(problem(ALIAS, at, f"'*{event.anchor}' points elsewhere in the file", hint))
            add(Text("", at, plain=False))
            continue
        if isinstance(event, yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent):
            at = place(event.start_mark)
            if event.anchor is not None:
                hint = "leave it out, or use `defaults:`; a text that begins with & needs double quotes"
                found.append(problem(ALIAS, at, f"'&{event.anchor}' names a place in the file", hint))
            if event.tag is not None and event.tag != "!":
                hint = "leave the tag out; a text that begins with ! needs double quotes"
                found.append(problem(TAG, at, f"'{event.tag}' is a YAML tag", hint))
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


def _take_scalar(event: yaml.ScalarEvent, at: At, add: object, found: list[Diagnostic], stack: list[_Open]) -> None:
    value = event.value
    plain = event.style in (None, "")
    control = _CONTROL.search(value)
    if control:
        found.append(problem(UNREADABLE, at, f"the text holds the control character {ord(control[0]):#06x}", "remove it"))
        value = _CONTROL.sub("", value)
    if plain and value in _NOTHING:
        top = stack[-1] if stack else None
        if top is not None and top.keys is not None and top.key is not None:
            key, key_at = top.key
            message = f"'{key}' has no value"
            hint = "leave the line out where the source does not say; write none where it says there is none"
            found.append(problem(NO_VALUE, key_at, message, hint))
            top.key = None
            return
        if top is not None and top.keys is None:
            found.append(problem(NO_VALUE, at, "a line of this list has no value", "write it or remove the dash"))
            return
    add(Text(value, at, plain))  # type: ignore[operator]


def _syntax(error: yaml.YAMLError, name: str, shift: int, text: str) -> Diagnostic:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = getattr(error, "problem", None) or str(error).splitlines()[0]
    if mark is None:
        position = getattr(error, "position", None)
        if isinstance(position, int):
            before = text[:position]
            at = At(name, before.count("\n") + 1 + shift, position - before.rfind("\n"))
            return problem(UNREADABLE, at, "a character here cannot stand in YAML", "remove it")
        return problem(UNREADABLE, At(name, 1 + shift), f"this is not YAML: {said}")
    at = At(name, mark.line + 1 + shift, mark.column + 1)
    lines = text.splitlines()
    line = lines[mark.line] if mark.line < len(lines) else ""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent or (mark.column < len(line) and line[mark.column] == "\t"):
        col = line.index("\t") + 1
        hint = "use spaces: two for each level"
        return problem(UNREADABLE, At(name, at.line, col), "a tab stands where YAML needs spaces", hint)
    if "mapping values are not allowed" in said:
        hint = "a colon inside a sentence needs the whole sentence in double quotes"
        return problem(UNREADABLE, at, "a second colon stands in this line", hint)
    if "could not find expected ':'" in said:
        hint = "check that the line reads `name: value` and is set in like its neighbours"
        return problem(UNREADABLE, at, "a name without a colon stands before this place", hint)
    if "did not find expected '-' indicator" in said or "did not find expected key" in said:
        hint = "set lines of one entry in by the same number of spaces"
        return problem(UNREADABLE, at, "this line is not set in like its neighbours", hint)
    if "found character that cannot start any token" in said:
        hint = "a text that begins with @, ` or % needs double quotes"
        return problem(UNREADABLE, at, "a text cannot begin with this character", hint)
    return problem(UNREADABLE, at, f"this is not YAML: {said}", "look at this line and the one above it")
