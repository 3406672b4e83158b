"""From nodes to entities: values are typed, children lifted from their parents, provenance set aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics import At, Code, Diagnostic, Ref, nearest, problem
from generator.kinds import kinds
from generator.kinds._entity import Entity, Facts, Path, Source
from generator.kinds._link import Inside
from generator.source import Mapping, Node, Sequence, Text

WRONG_SHAPE = Code(
    "GOV010",
    "wrong_shape",
    "error",
    """An entry is not written the way its kind needs.

A name is unknown, a needed name is missing, or a value is of another sort than the field holds.

The hint names the nearest right name or shows what the value should look like; `handbook new KIND ID` prints a
skeleton with every field explained.""",
)
BAD_SOURCE = Code(
    "GOV011",
    "bad_source",
    "error",
    """A source is not written as a source.

Readers must be able to see which document says a thing, and under which heading.

Write `sources: [{document: …, at: …, status: sourced}]`. The status is one of sourced, inferred, conflict,
lost_figure, illustrative and external.""",
)
CODES = (WRONG_SHAPE, BAD_SOURCE)

_MISSING: Any = object()

T = TypeVar("T", bound=BaseModel)


@dataclass(slots=True)
class _Written:
    """What one entity's node says, taken apart."""

    data: dict[str, Any] = field(default_factory=dict)
    marks: dict[Path, At] = field(default_factory=dict)
    sources: dict[Path, tuple[Source, ...]] = field(default_factory=dict)
    none: set[Path] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The entities of one node, its own first; the problems; ids that were written but could not be decoded."""

    entities: tuple[Entity, ...]
    problems: tuple[Diagnostic, ...]
    undecoded: tuple[str, ...] = ()


def slug(words: str, longest: int = 60) -> str:
    """Words as an id: small letters and figures with single dashes."""
    flat = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    parts = re.sub(r"[^a-z0-9]+", "-", flat).strip("-")
    return parts[:longest].strip("-") or "unnamed"


def decode(kind: type[Entity], node: Node, defaults: Mapping | None = None) -> Decoded:
    """Decode one entity and the entities written inside it.

    Args:
        kind: what it is.
        node: what was written.
        defaults: what its file gives all its entries.
    """
    problems: list[Diagnostic] = []
    undecoded: list[str] = []
    entities = tuple(_decode(kind, node, defaults, (), None, problems, undecoded, None))
    return Decoded(entities, tuple(problems), tuple(undecoded))


def _decode(
    kind: type[Entity],
    node: Node,
    defaults: Mapping | None,
    inherited: tuple[Source, ...],
    lifted_from: Ref | None,
    problems: list[Diagnostic],
    undecoded: list[str],
    derived_id: str | None,
) -> Iterator[Entity]:
    if not isinstance(node, Mapping):
        words = f"'{node.value}'" if isinstance(node, Text) else "a list"
        hint = f"write `id:` and the fields of {_a(kind.kind_name())} as lines `name: value`"
        problems.append(problem(WRONG_SHAPE, node.at, f"{words} stands where {_a(kind.kind_name())} should", hint))
        return
    entries, keys = dict(node.entries), dict(node.keys)
    for name, default in (defaults.entries if defaults else {}).items():
        if name not in entries:
            entries[name], keys[name] = default, (defaults.keys[name] if defaults else default.at)
    inside = kind.inside()
    written = _Written()
    children: list[tuple[str, Inside, Node]] = []
    for name, value in entries.items():
        written.marks[(name,)] = keys[name]
        if name in inside:
            children.append((name, inside[name], value))
        elif name == "sources":
            written.sources[()] = _sources(value, problems)
        else:
            plain = _plain(value, (name,), written, problems)
            if plain is not _MISSING:
                written.data[name] = plain
    if derived_id is not None:
        written.data.setdefault("id", derived_id)
    for name, _, value in children:
        _note_list(name, value, written, problems)
    facts = Facts(node.at, written.marks, written.sources, frozenset(written.none), inherited, lifted_from)
    entity = _validate(kind, written, facts, node, problems)
    if entity is None:
        said = entries.get("id")
        undecoded.append(said.value if isinstance(said, Text) else str(written.data.get("id", "")))
    else:
        yield entity
    ident = entity.id if entity else str(written.data.get("id", ""))
    if ident:
        for name, mark, value in children:
            yield from _lift(Ref(kind.kind_name(), ident), name, mark, value, facts, problems, undecoded)


def _note_list(name: str, value: Node, written: _Written, problems: list[Diagnostic]) -> None:
    """Take what is said about a list of children as a whole: its sources, or that there are none."""
    if isinstance(value, Mapping) and "sources" in value.entries:
        written.sources[(name,)] = _sources(value.entries["sources"], problems)
    if isinstance(value, Text) and value.plain and value.value == "none":
        written.none.add((name,))


def _lift(
    parent: Ref,
    name: str,
    mark: Inside,
    value: Node,
    facts: Facts,
    problems: list[Diagnostic],
    undecoded: list[str],
) -> Iterator[Entity]:
    kind = kinds()[mark.kind]
    if isinstance(value, Mapping) and set(value.entries) <= {"value", "sources"}:
        if "value" not in value.entries:
            return
        value = value.entries["value"]
    if isinstance(value, Text) and value.plain and value.value == "none":
        return
    if not isinstance(value, Sequence):
        hint = "begin each entry with a dash"
        problems.append(problem(WRONG_SHAPE, value.at, f"'{name}' must be a list", hint))
        return
    taken: dict[str, int] = {}
    many = kind.model_fields[mark.under].default == () or "tuple" in str(kind.model_fields[mark.under].annotation)
    for item in value.items:
        for node in kind.written_inside(item):
            if not isinstance(node, Mapping):
                node = Mapping({}, node.at) if isinstance(node, Sequence) else node
            if isinstance(node, Mapping):
                node = _under(node, mark.under, parent.id, many)
                derived = _derive(parent.id, mark, node, taken)
            else:
                derived = None
            yield from _decode(kind, node, None, facts.said((name,)), parent, problems, undecoded, derived)


def _under(node: Mapping, name: str, parent: str, many: bool) -> Mapping:
    own = Text(parent, node.at, plain=False)
    more = node.entries.get(name)
    if many:
        rest = more.items if isinstance(more, Sequence) else ((more,) if more is not None else ())
        value: Node = Sequence((own, *rest), node.at)
    else:
        value = own
    return Mapping({**node.entries, name: value}, node.at, {**node.keys, name: node.keys.get(name, node.at)})


def _derive(parent: str, mark: Inside, node: Mapping, taken: dict[str, int]) -> str:
    words = ""
    for name in mark.named_by:
        value = node.entries.get(name)
        if isinstance(value, Mapping):
            value = value.entries.get("value")
        if isinstance(value, Text) and value.value:
            words = value.value.rpartition("/")[2]
            break
    base = f"{parent}--{slug(words)}"[:110].strip("-")
    taken[base] = taken.get(base, 0) + 1
    return base if taken[base] == 1 else f"{base}-{taken[base]}"


def _plain(node: Node, path: Path, written: _Written, problems: list[Diagnostic]) -> Any:
    """A node as plain data, with provenance and `none` set aside under its path; _MISSING where nothing is left."""
    written.marks.setdefault(path, node.at)
    if isinstance(node, Text):
        if node.plain and node.value == "none":
            written.none.add(path)
            return _MISSING
        return node.value
    if isinstance(node, Sequence):
        items: list[Any] = []
        for item in node.items:
            at = (*path, len(items))
            value = _plain(item, at, written, problems)
            if value is not _MISSING:
                items.append(value)
            else:
                _forget(at, written)
        return items
    entries = dict(node.entries)
    if "sources" in entries:
        written.sources[path] = _sources(entries.pop("sources"), problems)
        if not entries:
            return _MISSING
        if set(entries) == {"value"}:
            return _plain(entries["value"], path, written, problems)
    data = {}
    for name, value in entries.items():
        written.marks[(*path, name)] = node.keys[name]
        plain = _plain(value, (*path, name), written, problems)
        if plain is not _MISSING:
            data[name] = plain
    return data


def _forget(path: Path, written: _Written) -> None:
    """Drop what was set aside for a list item that holds no value, or it would stick to the next item."""
    for aside in (written.marks, written.sources):
        for known in [p for p in aside if p[: len(path)] == path]:
            del aside[known]
    written.none -= {p for p in written.none if p[: len(path)] == path}


def _sources(node: Node, problems: list[Diagnostic]) -> tuple[Source, ...]:
    items = node.items if isinstance(node, Sequence) else (node,)
    found = []
    for item in items:
        written = _Written()
        if not isinstance(item, Mapping):
            problems.append(problem(BAD_SOURCE, item.at, "a source must name a document", "write {document: …, at: …}"))
            continue
        for name, value in item.entries.items():
            written.marks[(name,)] = item.keys[name]
            plain = _plain(value, (name,), written, problems)
            if plain is not _MISSING:
                written.data[name] = plain
        try:
            source = Source.model_validate(written.data)
        except ValidationError as error:
            problems += [_sentence(BAD_SOURCE, Source, "source", e, written.marks, item.at) for e in error.errors()]
            continue
        if source.document is None and source.status not in ("external", "illustrative", "inferred"):
            hint = "name the document, or use the status external or illustrative"
            problems.append(
                problem(BAD_SOURCE, item.at, f"a source with the status {source.status} names no document", hint)
            )
            continue
        found.append(source)
    return tuple(found)


def _validate(
    kind: type[Entity], written: _Written, facts: Facts, node: Mapping, problems: list[Diagnostic]
) -> Entity | None:
    try:
        entity = kind.model_validate(written.data)
    except ValidationError as error:
        name = kind.kind_name()
        problems += [_sentence(WRONG_SHAPE, kind, name, e, written.marks, node.at) for e in error.errors()]
        return None
    if entity.id in kind.RESERVED:
        message = f"'{entity.id}' cannot be the id of {_a(kind.kind_name())}: a page of the handbook has that address"
        problems.append(problem(WRONG_SHAPE, facts.place(("id",)), message, "choose a longer id"))
        return None
    for index, name in enumerate(entity.withheld):
        if name not in kind.model_fields or name in ("id", "audience", "withheld", "name"):
            near = nearest(name, kind.model_fields)
            message = f"'{name}' is not a field of {_a(kind.kind_name())} that can be withheld"
            hint = f"did you mean '{near}'?" if near else "to hide the whole entry, write audience: staff"
            problems.append(problem(WRONG_SHAPE, facts.place(("withheld", index)), message, hint))
    entity._facts = facts
    return entity


def decode_plain(shape: type[T], node: Node, name: str) -> tuple[T | None, tuple[Diagnostic, ...]]:
    """Decode something that is not an entity, such as `handbook.yml` or a page's header."""
    problems: list[Diagnostic] = []
    written = _Written()
    if not isinstance(node, Mapping):
        return None, (problem(WRONG_SHAPE, node.at, f"{name} must be lines `name: value`"),)
    for key, value in node.entries.items():
        written.marks[(key,)] = node.keys[key]
        plain = _plain(value, (key,), written, problems)
        if plain is not _MISSING:
            written.data[key] = plain
    try:
        return shape.model_validate(written.data), tuple(problems)
    except ValidationError as error:
        problems += [_sentence(WRONG_SHAPE, shape, name, e, written.marks, node.at) for e in error.errors()]
        return None, tuple(problems)


def _a(name: str) -> str:
    words = name.replace("_", " ")
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def _sentence(
    code: Code, shape: type[BaseModel], name: str, error: ErrorDetails, marks: dict[Path, At], at: At
) -> Diagnostic:
    """One pydantic error as a place, a sentence and a hint."""
    loc = tuple(part for part in error["loc"] if isinstance(part, str | int))
    place = next((marks[loc[:n]] for n in range(len(loc), 0, -1) if loc[:n] in marks), at)
    last = str(loc[-1]) if loc else name
    what = _a(name)
    given = error.get("input")
    quoted = f"'{given}'" if isinstance(given, str | int) else "this"
    sort, context = error["type"], error.get("ctx", {})
    if sort == "extra_forbidden":
        fields = _names(shape, loc)
        near = nearest(last, fields)
        hint = f"did you mean '{near}'?" if near else f"its names are: {', '.join(sorted(fields))}"
        return problem(code, place, f"{what} has no field '{last}'", hint)
    if sort == "missing":
        where = f" in '{loc[0]}'" if len(loc) > 1 else ""
        return problem(code, place, f"{what} needs '{last}'{where}", f"add a line `{last}: …`")
    if sort == "literal_error":
        expected = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "")
        near = nearest(str(given), expected.split(", "))
        hint = (f"did you mean '{near}'? " if near else "") + f"it may be: {expected}"
        return problem(code, place, f"{quoted} is not known for '{last}'", hint)
    if sort in ("tuple_type", "list_type"):
        return problem(code, place, f"'{last}' must be a list", "begin each line with a dash, or write [a, b]")
    if sort == "string_type":
        return problem(code, place, f"'{last}' must be words, not a list or a group", "put the words on the same line")
    if sort in ("model_type", "model_attributes_type", "dict_type"):
        return problem(code, place, f"{quoted} must be lines `name: value`", "write the names and values out")
    if sort == "none_required":
        return problem(code, place, f"'{last}' cannot be written here", "leave it out")
    field_name = next((str(part) for part in reversed(loc) if isinstance(part, str)), name)
    return problem(code, place, f"{quoted} in '{field_name}' {error['msg']}", f"mend the value of '{field_name}'")


def _names(shape: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """The names that may stand where an unknown one was found, in the shape itself or one level inside."""
    inner = shape
    for part in loc[:-1]:
        if isinstance(part, str) and part in inner.model_fields:
            args = re.findall(r"[\w.]+", str(inner.model_fields[part].annotation))
            models = {m.__name__: m for m in BaseModel.__subclasses__()}
            inner = next((models[a.rpartition(".")[2]] for a in args if a.rpartition(".")[2] in models), inner)
    names = [info.alias or key for key, info in inner.model_fields.items()]
    return [*names, "sources"] if issubclass(inner, Entity) else names
