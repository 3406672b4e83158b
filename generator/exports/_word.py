"""Sections spelled as a Word document: the only file that knows python-docx."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from generator.diagnostics import Ref
from generator.exports._paper import Block, Bullets, Facts, Grid, Line, Picture, Prose, Section, line, targets

_INK, _QUIET = RGBColor(0x1F, 0x3A, 0x5F), RGBColor(0x4A, 0x55, 0x5C)
_FONT = "Arial"
WIDE = 6
"""Columns from which a table needs the page on its side."""


class _Writer:
    """A document being written: its links, its bookmarks, where they lead."""

    def __init__(self, parts: Sequence[Section], pictures: Mapping[str, bytes]) -> None:
        self.document: Any = docx.Document()
        self.pictures = pictures
        self.known = targets(tuple(parts))
        self.marks = 0

    def paragraph(self, words: Line, style: str | None = None, *, quiet: bool = False) -> Any:
        made = self.document.add_paragraph(style=style)
        self.fill(made, words, quiet=quiet)
        return made

    def fill(self, paragraph: Any, words: Line, *, bold: bool = False, quiet: bool = False) -> None:
        """Words as runs; a thing that has a section here is a link to it."""
        for piece in words:
            run = paragraph.add_run(piece.words)
            run.bold = bold or None
            if quiet:
                run.font.size, run.font.color.rgb = Pt(9), _QUIET
            if piece.ref in self.known and piece.ref is not None:
                run.font.color.rgb, run.font.underline = _INK, True
                link = OxmlElement("w:hyperlink")
                link.set(qn("w:anchor"), bookmark(piece.ref))
                run._r.addprevious(link)
                link.append(run._r)

    def heading(self, words: str, level: int, mark: str | None) -> None:
        made = self.document.add_heading(level=level)
        made.add_run(words)
        if mark is not None:
            self.marks += 1
            for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
                element = OxmlElement(tag)
                element.set(qn("w:id"), str(self.marks))
                if tag == "w:bookmarkStart":
                    element.set(qn("w:name"), mark)
                made._p.append(element)

    def block(self, block: Block, level: int) -> None:
        if isinstance(block, Prose):
            self.paragraph(block.line, quiet=block.quiet)
        elif isinstance(block, Bullets):
            self.heading(block.heading, min(level + 1, 9), None)
            for item in block.items:
                self.paragraph(item, "List Bullet")
        elif isinstance(block, Facts):
            if block.heading:
                self.heading(block.heading, min(level + 1, 9), None)
            rows = [(line(name), lines) for name, lines in block.rows]
            table = self.table(2, [4.5, 12])
            for name, lines in rows:
                cells = table.add_row().cells
                self.fill(cells[0].paragraphs[0], name, bold=True)
                for index, one in enumerate(lines):
                    self.fill(cells[1].paragraphs[0] if index == 0 else cells[1].add_paragraph(), one)
            self.document.add_paragraph()
        elif isinstance(block, Grid):
            self.grid(block)
        elif block.drawing.id in self.pictures:
            self.picture(block)

    def picture(self, block: Picture) -> None:
        """A picture as wide as its points ask for and the page allows, with words for those who do not see it."""
        page = self.document.sections[-1]
        across = page.page_width - page.left_margin - page.right_margin
        made = self.document.add_paragraph()
        made.paragraph_format.keep_with_next = True
        shape = made.add_run().add_picture(io.BytesIO(self.pictures[block.drawing.id]))
        tall = page.page_height - page.top_margin - page.bottom_margin - Cm(4)
        share = min(1.0, across / shape.width, tall / shape.height)
        shape.width, shape.height = int(shape.width * share), int(shape.height * share)
        about = shape._inline.docPr
        about.set("name", block.drawing.title)
        about.set("descr", f"{block.drawing.title}. {block.drawing.caption} The table after the picture says the same.")
        self.paragraph(
            line(f"{block.drawing.title}. {block.drawing.caption} {block.drawing.left_out}".strip()), "Caption"
        )

    def table(self, columns: int, widths: Sequence[float] = ()) -> Any:
        table = self.document.add_table(rows=0, cols=columns)
        table.style = "Table Grid"
        for column, width in zip(table.columns, widths, strict=False):
            column.width = Cm(width)
        return table

    def grid(self, block: Grid) -> None:
        """A table under its caption, with a row of headings that stands on every page it runs over."""
        caption = self.paragraph(line(block.caption), "Caption")
        caption.paragraph_format.keep_with_next = True
        table = self.table(len(block.columns))
        head = table.add_row()
        _mark_row(head, "w:tblHeader")
        for cell, name in zip(head.cells, block.columns, strict=True):
            self.fill(cell.paragraphs[0], line(name), bold=True)
            _shade(cell)
        for row in block.rows:
            made = table.add_row()
            _mark_row(made, "w:cantSplit")
            for cell, words in zip(made.cells, row, strict=True):
                self.fill(cell.paragraphs[0], words)
        _describe(table, block.caption)
        self.document.add_paragraph()

    def contents(self, parts: Sequence[Section]) -> None:
        """A contents field, filled in with links so that it reads well before Word has updated it."""
        self.heading("Contents", 1, None)
        lines = list(_contents(parts))
        for index, (words, mark, level) in enumerate(lines):
            made = self.document.add_paragraph()
            made.paragraph_format.left_indent = Cm(0.6 * (level - 1))
            made.paragraph_format.space_after = Pt(2)
            if index == 0:
                _field(made, "begin")
                _field(made, "instruction", ' TOC \\o "1-2" \\h \\z \\u ')
                _field(made, "separate")
            link = OxmlElement("w:hyperlink")
            link.set(qn("w:anchor"), mark)
            link.append(made.add_run(words)._r)
            made._p.append(link)
            if index == len(lines) - 1:
                _field(made, "end")


def word_document(
    title: str,
    control: Sequence[tuple[str, str]],
    parts: Sequence[Section],
    foot: str,
    day: datetime,
    pictures: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:
    """A Word document of schedules: its control lines, contents, and each part on a page of its own.

    Args:
        title: what it is called.
        control: the lines of document control.
        parts: the schedules.
        foot: what stands at the foot of each page, before its number.
        day: the time that its own records bear.
        pictures: drawings as PNG, by the id of each; one that is not there is left out.
    """
    writer = _Writer(parts, pictures)
    document = writer.document
    _look(document)
    document.add_heading(title, level=0)
    writer.block(Facts(tuple((name, (line(words),)) for name, words in control)), 1)
    writer.contents(parts)
    _foot(document.sections[0], foot)
    for part in parts:
        wide = any(isinstance(block, Grid) and len(block.columns) >= WIDE for block in part.blocks)
        if wide or document.sections[-1].orientation == WD_ORIENT.LANDSCAPE:
            _turn(document.add_section(), wide)
        else:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        _write(writer, part, 1)
    core = document.core_properties
    core.title, core.author, core.last_modified_by, core.language = title, "handbook", "handbook", "en-GB"
    core.comments, core.created, core.modified, core.revision = "", day, day, 1
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _write(writer: _Writer, section: Section, level: int) -> None:
    writer.heading(section.title, level, _mark(section))
    for block in section.blocks:
        writer.block(block, level)
    for inner in section.sections:
        _write(writer, inner, level + 1)


def bookmark(ref: Ref) -> str:
    """The name of a place in the document; Word takes at most 40 letters."""
    return f"at_{hashlib.sha256(str(ref).encode()).hexdigest()[:16]}"


def _mark(section: Section) -> str:
    return bookmark(section.ref or Ref("section", section.title))


def _contents(parts: Sequence[Section], level: int = 1) -> Iterator[tuple[str, str, int]]:
    for part in parts:
        yield part.title, _mark(part), level
        if level < 2:
            yield from _contents(part.sections, level + 1)


def _look(document: Any) -> None:
    """Plain type in British English; headings in ink."""
    for name in ("Normal", "Title", "Caption", *(f"Heading {level}" for level in range(1, 5))):
        style = document.styles[name]
        style.font.name = _FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(attribute), _FONT)
        for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(attribute), None)
        if name != "Normal":
            style.font.color.rgb = _INK
    document.styles["Normal"].font.size = Pt(10.5)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    rest = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in rest.findall(qn("w:lang")):
        rest.remove(old)
    rest.append(language)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.2)


def _turn(section: Any, wide: bool) -> None:
    """A part's page upright, or on its side for wide tables."""
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    short, long = Cm(21), Cm(29.7)
    section.page_width, section.page_height = (long, short) if wide else (short, long)


def _foot(section: Any, words: str) -> None:
    """The document control line and the number of the page, at the foot of each."""
    paragraph = section.footer.paragraphs[0]
    run = paragraph.add_run(f"{words} · Page ")
    run.font.size = Pt(8)
    for name, between in ((" PAGE ", " of "), (" NUMPAGES ", "")):
        _field(paragraph, "begin")
        _field(paragraph, "instruction", name)
        _field(paragraph, "separate")
        paragraph.add_run("1").font.size = Pt(8)
        _field(paragraph, "end")
        paragraph.add_run(between).font.size = Pt(8)


def _field(paragraph: Any, part: str, words: str = "") -> None:
    run = paragraph.add_run()
    element = OxmlElement("w:instrText" if part == "instruction" else "w:fldChar")
    if part == "instruction":
        element.set(qn("xml:space"), "preserve")
        element.text = words
    else:
        element.set(qn("w:fldCharType"), part)
    run._r.append(element)


def _mark_row(row: Any, tag: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(tag))


def _shade(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", "E3EAF1")):
        shade.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _describe(table: Any, words: str) -> None:
    """A table's name for those who hear it."""
    about = OxmlElement("w:tblCaption")
    about.set(qn("w:val"), words)
    table._tbl.tblPr.append(about)
