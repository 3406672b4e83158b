"""From nodes to entities: values are typed, children lifted from their parents, provenance set aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.diagnostics import At, Code, Diagnostic, Ref, brief, nearest, problem
from generator.graph import wording
from generator.graph.derived import derive
from generator.graph.wording import a
from generator.kinds import kinds
from generator.kinds._entity import Entity, Facts, Path, Source
from generator.kinds._link import Inside
from generator.source import Mapping, Node, Sequence, Text

WRONG_SHAPE = Code(
    "GOV010",
    "wrong_shape",
    "error",
    """An entry is not written the way its kind needs: a name is unknown, a needed name is missing, or a value is of
another sort than the field holds.

What cannot be understood cannot be published, and leaving it out in silence would lose a fact.

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
    void: set[Path] = field(default_factory=set)
    """Names whose value could not be read, which reading has said already."""

    def see(self, node: Mapping, path: Path = ()) -> None:
        """Note where the names of a mapping stand."""
        for name, at in node.keys.items():
            self.marks[(*path, name)] = at
            if name not in node.entries:
                self.void.add((*path, name))

    def wrong(self, code: Code, shape: type[BaseModel], name: str, error: ValidationError, at: At) -> list[Diagnostic]:
        """The errors of decoding this as findings, without those that reading has said already."""
        errors = [e for e in error.errors() if not (e["type"] == "missing" and e["loc"] in self.void)]
        return wording.findings(code, shape, name, errors, self.marks, at)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The entities of one node, its own first; the problems; ids that were written but could not be decoded."""

    entities: tuple[Entity, ...]
    problems: tuple[Diagnostic, ...]
    undecoded: tuple[str, ...] = ()


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
        words = f"'{brief(node.value)}'" if isinstance(node, Text) else "a list"
        hint = f"write `id:` and the fields of {a(kind.kind_name())} as lines `name: value`"
        problems.append(problem(WRONG_SHAPE, node.at, f"{words} stands where {a(kind.kind_name())} should", hint))
        return
    entries, keys = dict(node.entries), dict(node.keys)
    for name, default in (defaults.entries if defaults else {}).items():
        if name not in entries:
            entries[name], keys[name] = default, (defaults.keys[name] if defaults else default.at)
    inside = kind.inside()
    written = _Written()
    written.see(Mapping(entries, node.at, keys))
    children: list[tuple[str, Inside, Node]] = []
    for name, value in entries.items():
        if name in inside:
            children.append((name, inside[name], value))
        elif name == "sources":
            written.sources[()] = _sources(value, (), written, problems)
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
        written.sources[(name,)] = _sources(value.entries["sources"], (name,), written, problems)
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
    if mark.one and isinstance(value, Mapping):
        value = Sequence((value,), value.at)
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
                derived = parent.id if mark.one else derive(parent.id, mark, node, taken)
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
        written.sources[path] = _sources(entries.pop("sources"), path, written, problems)
        if not entries:
            return _MISSING
        if set(entries) == {"value"}:
            return _plain(entries["value"], path, written, problems)
    data = {}
    written.see(node, path)
    for name, value in entries.items():
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


def _sources(node: Node, path: Path, above: _Written, problems: list[Diagnostic]) -> tuple[Source, ...]:
    items = node.items if isinstance(node, Sequence) else (node,)
    found: list[Source] = []
    for item in items:
        written = _Written()
        if not isinstance(item, Mapping):
            problems.append(problem(BAD_SOURCE, item.at, "a source must name a document", "write {document: …, at: …}"))
            continue
        written.see(item)
        for name, value in item.entries.items():
            plain = _plain(value, (name,), written, problems)
            if plain is not _MISSING:
                written.data[name] = plain
        try:
            source = Source.model_validate(written.data)
        except ValidationError as error:
            problems += written.wrong(BAD_SOURCE, Source, "source", error, item.at)
            continue
        if source.document is None and source.status not in ("external", "illustrative", "inferred"):
            hint = "name the document, or use the status external or illustrative"
            problems.append(
                problem(BAD_SOURCE, item.at, f"a source with the status {source.status} names no document", hint)
            )
            continue
        above.marks[(*path, "sources", len(found))] = written.marks.get(("document",), item.at)
        found.append(source)
    return tuple(found)


def _validate(
    kind: type[Entity], written: _Written, facts: Facts, node: Mapping, problems: list[Diagnostic]
) -> Entity | None:
    try:
        entity = kind.model_validate(written.data)
    except ValidationError as error:
        problems += written.wrong(WRONG_SHAPE, kind, kind.kind_name(), error, node.at)
        return None
    if entity.id in kind.RESERVED:
        message = f"'{entity.id}' cannot be the id of {a(kind.kind_name())}: a page of the handbook has that address"
        problems.append(problem(WRONG_SHAPE, facts.place(("id",)), message, "choose a longer id"))
        return None
    for index, name in enumerate(entity.withheld):
        field_name = kind.field_of(name)
        hint = "to hide the whole entry, write audience: staff"
        if field_name is None or field_name in ("id", "audience", "withheld", "name"):
            near = nearest(name, [info.alias or known for known, info in kind.model_fields.items()])
            message = f"'{brief(name)}' is not a field of {a(kind.kind_name())} that can be withheld"
            hint = f"did you mean '{near}'?" if near and near != name else hint
        elif kind.model_fields[field_name].is_required():
            message = f"'{name}' cannot be withheld, since {a(kind.kind_name())} needs it"
        else:
            continue
        problems.append(problem(WRONG_SHAPE, facts.place(("withheld", index)), message, hint))
    entity._facts = facts
    return entity


def decode_plain(shape: type[T], node: Node, name: str) -> tuple[T | None, tuple[Diagnostic, ...]]:
    """Decode something that is not an entity, such as `handbook.yml` or a page's header."""
    problems: list[Diagnostic] = []
    written = _Written()
    if not isinstance(node, Mapping):
        message = f"{a(name)} must be lines `name: value`"
        return None, (problem(WRONG_SHAPE, node.at, message, "write the names and values out"),)
    written.see(node)
    for key, value in node.entries.items():
        plain = _plain(value, (key,), written, problems)
        if plain is not _MISSING:
            written.data[key] = plain
    try:
        return shape.model_validate(written.data), tuple(problems)
    except ValidationError as error:
        problems += written.wrong(WRONG_SHAPE, shape, name, error, node.at)
        return None, tuple(problems)
