"""Chapters set as a tagged PDF: the only file that knows typst."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import font_source_sans_pro
import typst

from generator.diagnostics import Ref
from generator.draw import place, render, spell
from generator.drawing import Drawing, TwinLine, twin
from generator.exports._paper import Block, Bullets, Facts, Grid, Line, Picture, Prose, Section, targets
from generator.resources import resources

STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1: tagged, titled, in a stated language, every picture with an alternative; typst refuses what is not."""
UNKNOWN = "\N{WHITE SQUARE}"
"""Stands for a letter that no font at hand holds; the standard takes no letter without a shape."""
_SCREEN_FONT, _PAPER_FONT = 'font-family="Arial"', 'font-family="Source Sans Pro"'
PIXELS = 192.0
"""Of a picture, in an inch."""
_LETTERS, _LONGEST_WORD = 105, 24
"""Letters in a row of a wide table, and in the longest word that a column is made wide enough for."""
_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')
_COMMON = 0x17F
"""The last letter of those that every font at hand holds."""
_PROBE = b"""#set document(title: "Letters")
#set text(font: ("Source Sans Pro", "Libertinus Serif", "DejaVu Sans Mono"))
#sys.inputs.letters"""


def pdf(book: Mapping[str, Any], chapters: Sequence[Section], when: datetime) -> bytes:
    """A PDF of chapters.

    Args:
        book: what the cover and the foot of each page say, by the names that the template uses.
        chapters: what follows.
        when: the time that its own records bear.
    """
    known = targets(tuple(chapters))
    drawings = {d.id: d for chapter in chapters for d in _drawings(chapter)}
    laid_out = render({name: spell(drawing, lambda _: None) for name, drawing in drawings.items()})
    pictures = {
        name: place(picture.svg, drawings[name].title, "").replace(_SCREEN_FONT, _PAPER_FONT)
        for name, picture in laid_out.items()
        if picture.svg is not None
    }
    value = {**book, "chapters": [_section(chapter, known, pictures, ()) for chapter in chapters]}
    return _set(json.dumps(value, ensure_ascii=False), when)


def png(svg: str) -> bytes:
    """A laid-out drawing as pixels, with the same fonts wherever it is made."""
    source = b'#set page(width: auto, height: auto, margin: 4pt)\n#image(bytes(sys.inputs.svg), format: "svg")'
    words = {"svg": svg.replace(_SCREEN_FONT, _PAPER_FONT)}
    made = typst.compile(source, format="png", ppi=PIXELS, font_paths=_fonts(), sys_inputs=words)
    return bytes(made)


def _set(book: str, when: datetime) -> bytes:
    """Set the pages, letters that the fonts lack replaced beforehand."""
    source = (resources() / "docs_templates" / "pdf" / "handbook.typ").read_bytes()
    rare = "".join(sorted({letter for letter in book if ord(letter) > _COMMON}))
    shown = book.translate(dict.fromkeys(map(ord, _lacking(rare)), UNKNOWN))
    return _compiled(source, {"book": shown}, when)


def _compiled(source: bytes, inputs: dict[str, str], when: datetime) -> bytes:
    made = typst.compile(
        source, format="pdf", font_paths=_fonts(), sys_inputs=inputs, pdf_standards=STANDARD, timestamp=when
    )
    return bytes(made)


@functools.cache
def _fonts() -> typst.Fonts:
    """The fonts that come with the packages, and none of the machine, so that pages look the same everywhere."""
    folder = Path(font_source_sans_pro.__file__).parent / "files"
    return typst.Fonts(include_system_fonts=False, font_paths=[str(folder)])


def _lacking(letters: str) -> str:
    """Those of some letters that no font holds: all are tried at once, then each half."""
    if not letters:
        return ""
    try:
        _compiled(_PROBE, {"letters": " ".join(letters)}, datetime(2000, 1, 1, tzinfo=UTC))
    except typst.TypstError:
        if len(letters) == 1:
            return letters
        half = len(letters) // 2
        return _lacking(letters[:half]) + _lacking(letters[half:])
    return ""


def _drawings(section: Section) -> Iterable[Drawing]:
    yield from (block.drawing for block in section.blocks if isinstance(block, Picture))
    for inner in section.sections:
        yield from _drawings(inner)


def _section(
    section: Section, known: frozenset[Ref], pictures: Mapping[str, str], above: tuple[str, ...]
) -> dict[str, Any]:
    path = (*above, section.title)
    return {
        "title": section.title,
        "name": str(section.ref) if section.ref else "section/" + "/".join(path),
        "minor": section.minor,
        "fresh": section.fresh,
        "blocks": [_block(block, known, pictures) for block in section.blocks],
        "sections": [_section(inner, known, pictures, path) for inner in section.sections],
    }


def _line(words: Line, known: frozenset[Ref]) -> list[dict[str, str]]:
    return [{"w": p.words, **({"to": str(p.ref)} if p.ref in known and p.ref else {})} for p in words if p.words]


def _block(block: Block, known: frozenset[Ref], pictures: Mapping[str, str]) -> dict[str, Any]:
    if isinstance(block, Prose):
        return {"kind": "prose", "line": _line(block.line, known), "quiet": block.quiet}
    if isinstance(block, Facts):
        rows = [[name, [_line(one, known) for one in lines]] for name, lines in block.rows]
        return {"kind": "facts", "rows": rows, "heading": block.heading}
    if isinstance(block, Bullets):
        return {"kind": "bullets", "heading": block.heading, "items": [_line(one, known) for one in block.items]}
    if isinstance(block, Grid):
        rows_ = [[_line(one, known) for one in row] for row in block.rows]
        return {
            "kind": "grid",
            "caption": block.caption,
            "columns": list(block.columns),
            "widths": _widths(block),
            "rows": rows_,
        }
    return _picture(block.drawing, known, pictures)


def _widths(block: Grid) -> list[int]:
    """Shares of the page for a table's columns: each takes its longest word, and those with more in them the rest."""
    least, usual = [], []
    for index, name in enumerate(block.columns):
        cells = ["".join(piece.words for piece in row[index]) for row in block.rows]
        words = [word for cell in (name, *cells) for word in cell.split()]
        least.append(min(max(map(len, words), default=1) + 2, _LONGEST_WORD))
        usual.append(sum(map(len, cells)) / max(len(cells), 1))
    wanting = [max(0.0, u - low) for u, low in zip(usual, least, strict=True)]
    rest = max(0.0, _LETTERS - sum(least))
    return [round(low + rest * w / (sum(wanting) or 1)) for low, w in zip(least, wanting, strict=True)]


def _picture(drawing: Drawing, known: frozenset[Ref], pictures: Mapping[str, str]) -> dict[str, Any]:
    words = f"{drawing.title}. {drawing.caption}{f' {drawing.left_out}' if drawing.left_out else ''}"
    dashed = any(a.worked_out for a in drawing.arrows) or any(n.border == "dashed" for n in drawing.nodes)
    words += " Dashed: proposed, or worked out from the source." if dashed else ""
    said = _twin(twin(drawing), known)
    svg = pictures.get(drawing.id)
    if svg is None:
        return {"kind": "bullets", "heading": words, "items": [one["line"] for one in said]}
    size = _SIZE.search(svg)
    width, height = (float(size[1]), float(size[2])) if size else (600.0, 400.0)
    alt = f"Picture: {drawing.title}. The same in words follows it."
    return {
        "kind": "picture",
        "svg": svg,
        "alt": alt,
        "caption": words,
        "width": width,
        "height": height,
        "twin": said,
    }


def _twin(lines: Iterable[TwinLine], known: frozenset[Ref]) -> list[dict[str, Any]]:
    return [
        {
            "line": [{"w": p.words, **({"to": str(p.ref)} if p.ref in known and p.ref else {})} for p in one.parts],
            "under": _twin(one.under, known),
        }
        for one in lines
    ]
