"""Sheets as an Excel workbook and back: the only file that knows openpyxl."""

from __future__ import annotations

import io
import math
import re
import textwrap
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from copy import copy
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from generator.edit.cells import ABOUT, LARGEST, LONGEST_CELL, LOOKUPS, MARK, NoWorkbookError, ReadCell, ReadSheet
from generator.edit.sheets import Column, Sheet

_ESCAPED = re.compile(r"_(x[0-9A-Fa-f]{4}_)")
"""What Excel reads as one letter, by its number; a text that holds such signs says so."""
_ACROSS = 190
"""Letters that a sheet of paper holds side by side in a size that can be read."""
_LINE = 15.0
"""The height of a line, in points."""
_ADVICE = (
    "Change the white cells. Grey columns are not changed by an import.",
    "Leave a cell empty where it is not stated; write none where a source says that there is none.",
    "Where a cell holds several values, write each on a line of its own (Alt and Enter).",
    "Save it, then: handbook import WORKBOOK.xlsx shows what would change; with --write it is done.",
)


def workbook(
    sheets: Sequence[Sheet], about: Mapping[str, str], marks: Mapping[str, Sequence[str]], title: str
) -> bytes:
    """A workbook: one sheet a kind, ids locked, lookups for links and fixed words, every cell text.

    Args:
        sheets: what it holds.
        about: what it says of itself, by name.
        marks: for each kind the mark of each row.
        title: its title for Excel's own records.
    """
    book = openpyxl.Workbook()
    front = book.active
    assert front is not None
    front.title = ABOUT
    rows = [*about.items(), *(("How to use it" if n == 0 else "", words) for n, words in enumerate(_ADVICE))]
    for number, (name, value) in enumerate(rows, start=1):
        _text(front, number, 1, name).font = Font(bold=True)
        _text(front, number, 2, value).alignment = _WRAPPED
    front.column_dimensions["A"].width, front.column_dimensions["B"].width = 18, 90
    front.protection.sheet = True
    lookups = _Lookups(sheets)
    for sheet in sheets:
        _fill(book.create_sheet(sheet.title), sheet, lookups, marks[sheet.kind])
    lookups.write(book.create_sheet(LOOKUPS))
    book.properties.title, book.properties.creator = title, "handbook"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


_WRAPPED = Alignment(wrap_text=True, vertical="top")
_OPEN, _LOCKED = Protection(locked=False), Protection(locked=True)
_GREY, _WHITE = PatternFill("solid", fgColor="EEEEEE"), PatternFill()
_HEAD, _HEAD_FILL = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="1F3A5F")
_WIDTHS = {"number": 10, "flag": 8, "choice": 18, "link": 30, "words": 36, "fixed": 24}


def _text(page: Any, row: int, column: int, words: str) -> Cell:
    """A cell that holds words and nothing else, whatever they begin with."""
    cell: Cell = page.cell(row, column)
    held = _ESCAPED.sub(r"_x005F_\1", words[:LONGEST_CELL])
    cell._value = held  # not `value`, which takes what begins with = for a formula
    cell.data_type = "s"
    return cell


def _fill(page: Any, sheet: Sheet, lookups: _Lookups, marks: Sequence[str]) -> None:
    looks = {}
    for locked in (False, True):  # styled once and shared, since to style each cell takes most of the time
        cell = page.cell(1, 1)
        cell.number_format, cell.alignment, cell.protection = "@", _WRAPPED, _LOCKED if locked else _OPEN
        cell.fill = _GREY if locked else _WHITE
        looks[locked] = copy(cell._style)
    for index, column in enumerate(sheet.columns, start=1):
        head = _text(page, 1, index, column.name)
        head.font, head.fill, head.alignment, head.protection = _HEAD, _HEAD_FILL, _WRAPPED, _LOCKED
        head.comment = Comment(column.about, "handbook", height=90, width=260)
        letter = page.column_dimensions[get_column_letter(index)]
        letter.width = _width(sheet, index - 1)
        letter._style = looks[column.sort == "fixed"]
        lookups.offer(page, column, index, len(sheet.rows) + 1)
    widths = [_width(sheet, index) for index in range(len(sheet.columns))]
    for number, row in enumerate(sheet.rows, start=2):
        for index, words in enumerate(row.cells):
            locked = index in row.locked or sheet.columns[index].sort == "fixed"
            if words or (locked and sheet.columns[index].sort != "fixed"):
                _text(page, number, index + 1, words)._style = looks[locked]
        _text(page, number, len(sheet.columns) + 1, marks[number - 2])
        page.row_dimensions[number].height = _LINE * max(map(_lines, row.cells, widths), default=1)
    _text(page, 1, len(sheet.columns) + 1, MARK)
    page.column_dimensions[get_column_letter(len(sheet.columns) + 1)].hidden = True
    page.freeze_panes = "C2" if len(sheet.columns) > 1 and sheet.columns[1].field == "name" else "B2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"
    page.protection.sheet = True
    page.protection.formatColumns = page.protection.formatRows = False
    page.protection.sort = page.protection.autoFilter = False
    _on_paper(page, sheet)


def _on_paper(page: Any, sheet: Sheet) -> None:
    """As many sheets of paper side by side as can be read, each with the headings and with what its rows are about."""
    titles = "A:B" if page.freeze_panes == "C2" else "A:A"
    across = sum(_width(sheet, index) for index in range(len(sheet.columns)))
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToHeight, page.page_setup.fitToWidth = 0, max(1, math.ceil(across / _ACROSS))
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows, page.print_title_cols = "1:1", titles
    page.print_area = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"
    page.page_setup.pageOrder = "overThenDown"
    page.oddFooter.left.text, page.oddFooter.right.text = "&A", "Page &P of &N"


def _lines(words: str, width: float) -> int:
    """How many lines a cell's words take; not every program finds out by itself."""
    room = int(width) - 1
    return sum(1 if len(line) <= room else len(textwrap.wrap(line, room)) for line in words.split("\n"))


def _width(sheet: Sheet, index: int) -> float:
    longest = max((len(line) for row in sheet.rows for line in row.cells[index].split("\n")), default=0)
    return float(max(10, len(sheet.columns[index].name) + 4, min(longest + 2, _WIDTHS[sheet.columns[index].sort] + 14)))


class _Lookups:
    """The lists that cells offer, each a column of one sheet."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self.ids = {sheet.kind: [row.id for row in sheet.rows] for sheet in sheets}
        self.lists: dict[tuple[str, ...], list[str]] = {}

    def offer(self, page: Any, column: Column, index: int, last: int) -> None:
        """Offer what a column may hold in each of its cells; one cell with several lines cannot be checked so."""
        key = ("link", *column.targets) if column.sort == "link" else (column.sort, *column.choices)
        if column.several or column.sort not in ("link", "choice", "flag") or last < 2:
            return
        offered = self.lists.setdefault(key, self._values(column))
        place = list(self.lists).index(key) + 1
        letter = get_column_letter(place)
        rule = DataValidation(
            type="list", formula1=f"{LOOKUPS}!${letter}$2:${letter}${len(offered) + 1}", allow_blank=True
        )
        rule.errorTitle, rule.error = "Not in the list", "Choose from the list, or leave the cell empty."
        rule.showErrorMessage = True
        cells = get_column_letter(index)
        rule.add(f"{cells}2:{cells}{last}")
        page.add_data_validation(rule)

    def _values(self, column: Column) -> list[str]:
        if column.sort == "flag":
            return ["yes", "no", "none"]
        if column.sort == "choice":
            return [*column.choices, *(() if column.needed else ("none",))]
        every = [(kind, ident) for kind in column.targets for ident in self.ids.get(kind, ())]
        seen = [ident for _, ident in every]
        return [*(i if seen.count(i) == 1 else f"{kind}/{i}" for kind, i in every), "none"]

    def write(self, page: Any) -> None:
        """The lists as columns of a sheet that nobody need look at."""
        for index, (key, values) in enumerate(self.lists.items(), start=1):
            _text(page, 1, index, " or ".join(key[1:3] if key[0] == "link" else key[:1]))
            for number, value in enumerate(values, start=2):
                _text(page, number, index, value)
        page.protection.sheet = True
        page.sheet_state = "hidden"


def read_workbook(data: bytes) -> dict[str, ReadSheet]:
    """The sheets of a workbook by name.

    Raises:
        NoWorkbookError: it is no workbook, holds a macro, or is not safe to open.
    """
    _refuse(data)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), keep_links=False)
    except Exception as error:  # openpyxl raises whatever its parts raise
        raise NoWorkbookError(f"it cannot be read as an Excel workbook ({type(error).__name__})") from error
    found = {}
    for page in book.worksheets:
        if page.title == LOOKUPS:
            continue
        lines = [tuple(_read(cell) for cell in line) for line in page.iter_rows()]
        used = max((n for n, cell in enumerate(lines[0], start=1) if cell.words), default=0) if lines else 0
        rows = tuple(line[:used] for line in lines[1:] if any(cell.words for cell in line))
        stray = tuple(cell for line in lines[1:] for cell in line[used:] if cell.words)
        found[page.title] = ReadSheet(lines[0][:used] if lines else (), rows, stray)
    return found


def _refuse(data: bytes) -> None:
    """Look into the package before it is opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > LARGEST:
                raise NoWorkbookError(f"it unpacks to more than {LARGEST:,} bytes")
            names = [part.filename.lower() for part in parts]
            if any("vbaproject" in name or name.startswith("xl/macrosheets") for name in names):
                raise NoWorkbookError("it holds a macro; save it as a workbook without macros (.xlsx)")
            if "xl/workbook.xml" not in names:
                raise NoWorkbookError("it is no Excel workbook")
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(part)[:2000]:
                    raise NoWorkbookError("its parts hold declarations that no workbook has")
    except (zipfile.BadZipFile, OSError, RuntimeError, zlib.error) as error:
        raise NoWorkbookError("it is no Excel workbook") from error


def _read(cell: Any) -> ReadCell:
    """A cell's words, as an author would write them in the model: yes and no, dates as 2022-07-01."""
    value = cell.value
    if cell.data_type == "f":
        return ReadCell(cell.coordinate, str(value), formula=True)
    if value is None:
        return ReadCell(cell.coordinate, "")
    if isinstance(value, bool):
        return ReadCell(cell.coordinate, "yes" if value else "no")
    if isinstance(value, datetime | date):
        return ReadCell(cell.coordinate, value.isoformat()[:10])
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return ReadCell(cell.coordinate, str(value).replace("\r\n", "\n").strip())
