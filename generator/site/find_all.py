"""What can be found from the front door: an entry for each thing and each page of every handbook."""

from __future__ import annotations

import functools
import json
import re
import typing
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import UnionType
from typing import Any

from generator.diagnostics import Ref
from generator.graph.model import Edge, Model
from generator.kinds import kinds
from generator.kinds._entity import Entity
from generator.site.build import Built
from generator.site.search import also_called
from generator.vocabulary import word

_FIRST = ("stands_for", "purpose", "meaning", "text")
"""Fields that say best what a thing is; its line of context begins with them."""
_BARE = frozenset({*_FIRST, "notes", "set", "heading", "group"})
"""Fields whose words can be read without the name of the field."""
_NO_WORDS = frozenset({"id", "name", "short", "aliases", "from_", "until", "withheld", "successor", "notes"}) | {
    "honorific",
    "honours",
}
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_HEAD = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_TITLE = re.compile(r"^(?:title: |# )(.+?)(?: \{.*\})?$", re.MULTILINE)
_SIGNS = re.compile(r"<[^>]+>|\{[^}]*\}|\]\([^)]*\)|[*_`#\[\]]")
_AFTER = {"definition": 1, "document": 1, "function_group": 1}
"""Kinds that say what words mean or where they come from; a post or a group of that name answers better."""
LONGEST = 900
"""Letters kept of what is said about one thing; it is found by these, and shown a line of them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found: its title, where it stands, and the words it is found by."""

    title: str
    address: str
    kind: str
    """What it is, in words."""
    page: str = ""
    """The title of the page it stands on, where that is not its own."""
    names: tuple[str, ...] = ()
    """Other names, short forms among them."""
    words: str = ""
    after: int = 0
    """How far it stands behind what answers a question itself, where both match as well."""


def entries(built: Built) -> tuple[Entry, ...]:
    """What can be found of one handbook: its things, its other pages, and its pages written by hand."""
    model, where = built.model, built.addresses
    found = []
    for entity in model.every():
        address = where.of(entity.ref)
        if address is not None:
            page, _, fragment = address.partition("#")
            names = tuple(name for name in also_called(model, entity) if name != entity.title)
            on = built.titles.get(page, "") if fragment else ""
            after = _AFTER.get(entity.kind_name(), 0)
            found.append(Entry(entity.title, address, _kind(entity), on, names, said_of(model, entity), after))
    by_hand = built.settings.files("pages")
    standing = [p for p in built.pages if p.address in built.titles and p.source not in by_hand]
    found += [Entry(p.title, p.address, "Page", words=p.about) for p in standing if p.address]
    found += [_by_hand(name, path.read_text("utf-8")) for name, path in by_hand.items() if name.endswith(".md")]
    return tuple(found)


def as_script(every: Sequence[tuple[Built, str]]) -> bytes:
    """The entries of all handbooks as a script, which a page opened from a disk may load where it may not load JSON.

    Args:
        every: the handbooks, each with a line that tells it from the others.
    """
    sorts: dict[tuple[str, int], int] = {}
    rows = [
        [index, e.title, e.address, sorts.setdefault((e.kind, e.after), len(sorts)), e.page, list(e.names), e.words]
        for index, (built, _) in enumerate(every)
        for e in entries(built)
    ]
    data = {
        "handbooks": [[built.model.handbook.id, name] for built, name in every],
        "kinds": list(sorts),
        "entries": rows,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"window.handbookSearch = {text};\n".encode()


def _kind(entity: Entity) -> str:
    sort = getattr(entity, "kind", None)
    family = entity.kind_name()
    return word(family, sort) if isinstance(sort, str) and sort != "not_stated" else word("kind", family)


def said_of(model: Model, entity: Entity) -> str:
    """What is said about a thing: its own text, then what it is linked with; what is too long for the rest is left."""
    said = [*_own_words(entity), *_linked(model, entity)]
    kept, room = [], LONGEST
    for words in dict.fromkeys(" ".join(w.split()) for w in said):
        if len(words) < room:
            room -= len(words) + 1
            kept.append(words if words.endswith((".", "?", "!")) else f"{words}.")
    return " ".join(kept)


def _own_words(entity: Entity) -> Iterator[str]:
    """The words of a thing's own fields; what says little alone has the field's name before it."""
    for name, texts in _texts(entity):
        labelled = isinstance(getattr(entity, name), str) and name not in _BARE
        yield from (f"{_label(name)}: {text}" for text in texts) if labelled else texts


def _texts(entity: Entity) -> Iterator[tuple[str, list[str]]]:
    """What stands in the fields that hold words or numbers for readers, field by field."""
    for name in _prose_fields(entity.kind_name()):
        value = getattr(entity, name)
        parts = value if isinstance(value, tuple) else (value,)
        numbers = [str(part) for part in parts if isinstance(part, int)]
        texts = [part for part in parts if isinstance(part, str) and not _DATE.fullmatch(part)]
        if numbers or texts:
            yield name, [*texts, *([f"{_label(name)}: {', '.join(numbers)}"] if numbers else ())]


def _label(name: str) -> str:
    return name.replace("_", " ").capitalize()


@functools.cache
def _prose_fields(kind: str) -> tuple[str, ...]:
    """The fields of a kind that hold words for readers, or a list of reference numbers; what says most first."""
    shape = kinds()[kind]
    none = _NO_WORDS | shape.links().keys() | shape.inside().keys() | shape.within().keys()
    fields = [name for name, info in shape.model_fields.items() if name not in none and _is_text(info.annotation)]
    return (*(n for n in _FIRST if n in fields), *(n for n in fields if n not in _FIRST), "notes")


def _is_text(annotation: Any) -> bool:
    """Whether a field holds text, a list of texts or a list of numbers; a choice among fixed words is none of these."""
    if annotation is str:
        return True
    origin, parts = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (typing.Union, UnionType, tuple, typing.Annotated):
        return any(_is_text(part) or (origin is tuple and _is_number(part)) for part in parts)
    return False


def _is_number(annotation: Any) -> bool:
    return annotation is int or typing.get_args(annotation)[:1] == (int,)


def _linked(model: Model, entity: Entity) -> Iterator[str]:
    """What a thing is linked with, a phrase for each way in which it is; then the words that stand on the links."""
    said: dict[str, dict[str, None]] = {}
    beside: dict[str, None] = {}
    for edge in model.out(entity.ref):
        said.setdefault(edge.link.says, {}).update(_titles(model, (edge,)))
    for edge in model.into(entity.ref):
        joint = model.get(edge.origin)
        if _named(joint):
            said.setdefault(edge.link.back, {})[joint.title] = None
            continue
        far = [e for e in model.out(joint.ref) if e.relation != edge.relation]
        said.setdefault(edge.link.back, {}).update(_titles(model, far))
        beside.update(dict.fromkeys(text for _, texts in _texts(joint) for text in texts))
    phrases = [f"{says[:1].upper()}{says[1:]} {'; '.join(titles)}" for says, titles in said.items() if titles]
    yield from sorted(phrases, key=len)
    shown = {entity.title, *(title for titles in said.values() for title in titles)}
    yield from (words for words in beside if words not in shown)


def _named(entity: Entity) -> bool:
    """Whether it has a name of its own; a seat, a holding or a line of a portfolio only joins two others."""
    return "name" in type(entity).model_fields


def _titles(model: Model, edges: Iterable[Edge]) -> dict[str, None]:
    return dict.fromkeys(model.get(edge.target).title for edge in edges if isinstance(edge.target, Ref))


def _by_hand(name: str, text: str) -> Entry:
    """A page written by hand."""
    title = _TITLE.search(text)
    body = _HEAD.sub("", text)
    body = " ".join(_SIGNS.sub(" ", re.sub(r"^(# .*|- )", "", body, flags=re.MULTILINE)).split())
    stem = re.sub(r"(^|/)index$", "", name.removesuffix(".md"))
    return Entry(title[1] if title else name, f"{stem}/" if stem else "", "Page", words=body[:LONGEST])
