"""What a paper is made of before it is spelled in Word or PDF: sections of words, facts, lists, tables and pictures."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Ref
from generator.drawing import Drawing


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and what they lead to."""

    words: str
    ref: Ref | None = None


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph; a quiet one says something of the words around it."""

    line: Line
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Short facts, each with what it is called; one may have several lines."""

    rows: tuple[tuple[str, tuple[Line, ...]], ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, most often under a heading of its own."""

    heading: str
    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a row of headings."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing; its text twin follows it."""

    drawing: Drawing


Block = Prose | Facts | Bullets | Grid | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    title: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()
    ref: Ref | None = None
    """The thing that it is about, so that links can lead here."""
    minor: bool = False
    """Too short for the contents: a bold line instead of a numbered heading."""
    fresh: bool = False
    """It begins on a page of its own."""


def line(words: str) -> Line:
    """A line of plain words."""
    return (Piece(words),)


def targets(sections: tuple[Section, ...]) -> frozenset[Ref]:
    """The things that have a section to lead to."""
    found: set[Ref] = set()
    for section in sections:
        if section.ref is not None:
            found.add(section.ref)
        found |= targets(section.sections)
    return frozenset(found)
