"""A last look over every byte written, in case something that is withheld still stands in it."""

from __future__ import annotations

import csv
import functools
import gzip
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from generator.exports._model_json import entity_value, link_value
from generator.graph.model import Model
from generator.graph.select import select
from generator.kinds._values import day
from generator.resources import resources
from generator.site.pdf_words import pdf_words

SHORTEST = 5
"""Withheld values with fewer letters and figures than this are not looked for: they stand in too many words."""
_SHORTEST_SENTENCE = 20
_NO_DAY = "9999-12-31"
_SIGNS = re.compile(r"[\W_]+")
_BREAK = " \ua66e "
"""A letter that nobody writes, where a paragraph, a cell or a box ends: no words run on over it."""
_BLOCK = re.compile(
    r"</?(?:p|div|li|td|th|tr|table|h[1-6]|dt|dd|dl|ul|ol|nav|section|option|summary|details|figure|figcaption"
    r"|caption|title|br|hr|main|article|header|footer|label|button|g|svg|w:p|w:tc|si|c|row|loc)\b[^>]*>"
)
_TAG = re.compile(r"<[^>]*>")
_SPELLED_OUT = re.compile(r"(</abbr>)(?: \([^()<]*\)|: [^()<]*(?=\)))")
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+|\n+")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_MARKED = (".html", ".svg", ".xml", ".md", ".rels")
_NO_TEXT = frozenset({"withheld", "audience", "written_in", "stated_none"})


@dataclass(frozen=True, slots=True)
class Sought:
    """What must not stand in the output."""

    words: Mapping[str, str]
    """The withheld words, letters and figures alone, and where the model states them."""
    ids: Mapping[str, str]
    """Ids made of others, which are looked for as they are written."""
    also_public: tuple[str, ...] = ()
    """Where something is withheld that stands in public words too, and so is not looked for."""
    too_short: int = 0
    """How many withheld values are too short to be told from other words."""

    def without(self, public: str) -> Sought:
        """The same, less what stands in some public words."""
        kept = {words: where for words, where in self.words.items() if f" {words} " not in public}
        return replace(self, words=kept)


NOTHING = Sought({}, {})


def sought(whole: Model, public: Model) -> Sought:
    """What the public edition of a model withholds.

    A withheld text that also stands in something public is no leak, and neither is a word that the pages have of
    themselves. Whole values are looked for, and the sentences of long ones.
    """
    if public.edition != "public" or not any(e.audience == "staff" or e.withheld for e in _everything(whole)):
        return NOTHING
    published = set(_texts(select(whole, "public", _NO_DAY)))
    withheld = [pair for pair in _texts(select(whole, "staff", _NO_DAY)) if pair not in published]
    open_words, ours = public_words(whole), _words_of_ours()
    found: dict[str, str] = {}
    ids: dict[str, str] = {}
    shared: dict[str, None] = {}
    too_short = 0
    for where, value in withheld:
        if "--" in value:
            ids.setdefault(value, where)
            continue
        for part in _parts(value):
            words = plain_words(part)
            if len(words) < SHORTEST:
                too_short += 1
            elif f" {words} " in ours:
                continue
            elif f" {words} " in open_words:
                shared[where] = None
            else:
                found.setdefault(words, where)
    return Sought(found, ids, tuple(shared), too_short)


def public_words(model: Model) -> str:
    """Everything that the public edition of a model says on any day, letters and figures alone, a value a line."""
    card = _strings(model.handbook.model_dump(mode="json", by_alias=True, exclude_none=True))
    values = [*card, *(value for _, value in _texts(select(model, "public", _NO_DAY)))]
    lines = {plain_words(value) for value in (*values, *map(day, filter(_ISO_DAY.fullmatch, values)))}
    return "".join(f" {line} \n" for line in sorted(lines))


def _everything(model: Model) -> Iterator[Any]:
    yield from model.every()
    for framework in model.frameworks:
        yield framework
        yield from framework.requirements


def _texts(model: Model) -> Iterator[tuple[str, str]]:
    """Every text of a model, with where it is stated."""
    for entity in _everything(model):
        value = entity_value(entity)
        for name, part in sorted(value.items(), key=lambda pair: pair[0] in ("id", "title")):
            if name in _NO_TEXT or (name == "title" and "name" in value):
                continue
            place = f"{entity.facts.at.file}:{entity.facts.at.line} ({entity.kind_name()} {entity.id}, {name})"
            for text in _strings(part):
                yield place, text
    for edge in model.edges:
        said = link_value(edge)
        for text in _strings(said["sources"]):
            yield f"{edge.origin} ({edge.relation})", text


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)


def _parts(value: str) -> Iterator[str]:
    """A value, and what else may be shown of it: a date in words, a sentence of several."""
    yield value
    if _ISO_DAY.fullmatch(value):
        yield day(value)
    sentences = _SENTENCE.split(value)
    if len(sentences) > 1:
        yield from (one for one in sentences if len(one) >= _SHORTEST_SENTENCE)


def plain_words(text: str) -> str:
    """The letters and figures of a text, in small letters, one space between two words."""
    return _SIGNS.sub(" ", text.casefold()).strip()


@functools.cache
def _words_of_ours() -> str:
    """What templates, settings and the program itself say, whatever the model."""
    here = resources()
    folders = (here / "docs_templates", here / "site_config" / "assets", here / "site_config" / "theme")
    paths = [path for folder in (*folders, Path(__file__).parents[1]) for path in sorted(folder.rglob("*"))]
    kept = [path for path in (*paths, here / "mkdocs.yml") if path.suffix in (".j2", ".py", ".js", ".html", ".yml")]
    return words_in(path for path in kept if "shipped" not in path.relative_to(here).parts or here.name == "shipped")


def words_in(paths: Iterable[Path]) -> str:
    """The words of some files, letters and figures alone."""
    return "".join(f" {plain_words(path.read_text('utf-8', 'replace'))} \n" for path in paths)


def leaks(files: Iterable[tuple[str, bytes]], asked: Sought) -> dict[str, str]:
    """Which files hold something that is withheld, each with where the first of it is stated."""
    if not asked.words and not asked.ids:
        return {}
    keys = {words: max(words.split(), key=len) for words in asked.words}
    found: dict[str, str] = {}
    for name, data in files:
        for ident, where in asked.ids.items():
            if ident in name or ident.encode() in data:
                found.setdefault(name, where)
        for text in (plain_words(name), *_readings(name, data)):
            there = frozenset(text.split())
            padded = f" {text} "
            hit = next((w for w, key in keys.items() if key in there and f" {w} " in padded), None)
            if hit is not None:
                found.setdefault(name, asked.words[hit])
    return found


def as_lines(found: Mapping[str, str]) -> str:
    """What was found, a sentence for each file, for whoever must mend it."""
    head = "the public edition would hold what is for staff only:"
    return "\n".join([head, *(f"  {name} holds what is withheld at {where}" for name, where in found.items())])


def files_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a folder, by its path."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _readings(name: str, data: bytes) -> Iterator[str]:
    """The words of a file in every way in which somebody may read it, members of archives included."""
    if data[:2] == b"\x1f\x8b":
        try:
            yield from _readings(name.removesuffix(".gz"), gzip.decompress(data))
        except (OSError, EOFError, zlib.error):
            yield plain_words(data.decode("utf-8", "replace"))
        return
    if data[:4] == b"PK\x03\x04":
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for member in archive.infolist():
                    yield plain_words(member.filename)
                    yield from _readings(member.filename, archive.read(member))
            return
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error):
            pass
    if data[:5] == b"%PDF-":
        yield from map(plain_words, pdf_words(data))
        return
    text = data.decode("utf-8", "replace")
    if name.endswith((".json", ".js")):
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text).replace('\\"', " ").replace('"', _BREAK)
    elif name.endswith(".csv"):
        text = "\n".join(_BREAK.join(row) for row in csv.reader(io.StringIO(text)))
    elif name.endswith(".md"):
        text = text.replace("\n", _BREAK)
    text = html.unescape(html.unescape(text))
    yield plain_words(text)
    if name.endswith((*_MARKED, ".json")):
        yield plain_words(_TAG.sub(" ", _BLOCK.sub(_BREAK, _SPELLED_OUT.sub(r"\1", text))))
    if "%" in text:
        yield plain_words(unquote(text))
