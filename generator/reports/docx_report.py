"""A change report as a paper that a Board can adopt."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table

from generator.changes.report import Report, Row, State, Unsaid
from generator.changes.say import naming
from generator.kinds._values import first_day
from generator.reports import shape
from generator.vocabulary import word

_COLUMNS = (
    ("Change", 6.0),
    ("Before", 5.2),
    ("After", 5.2),
    ("Reason", 3.2),
    ("Approval", 2.6),
    ("Who is affected", 4.4),
)
_NAMES = 8
"""Names of those affected that a cell gives before it says how many more there are."""


@shape("docx")
def make(report: Report) -> bytes:
    """Title, what the Board is asked, the summary, a table for each theme, and what is not mentioned."""
    paper = docx.Document()
    _page(paper, report)
    paper.add_heading(report.title, 0)
    paper.add_paragraph(report.summary[0])
    paper.add_heading("What is asked", 1)
    for sentence in _asked(report):
        paper.add_paragraph(sentence, "List Bullet")
    paper.add_heading("Summary", 1)
    for sentence in report.summary[1:]:
        paper.add_paragraph(sentence, "List Bullet")
    for section in report.sections:
        paper.add_heading(section.title, 1)
        _table(paper, section.rows)
    for heading, unsaid in report.silences:
        if unsaid:
            paper.add_heading(heading, 1)
            paper.add_paragraph("Silence is no decision: none of this is closed, dropped or new for that reason.")
            for some in unsaid:
                _unsaid(paper, some)
    written = io.BytesIO()
    paper.save(written)
    return written.getvalue()


def _asked(report: Report) -> list[str]:
    counts = {str(level): number for level, number in report.counts}
    board, committee, noting = counts["board"], counts["committee"], counts["noting"]
    asked = []
    if board:
        asked.append(f"Approve {_changes(board)} that {'needs' if board == 1 else 'need'} Board approval.")
    if committee:
        asked.append(f"Ask a committee to approve {_changes(committee)}, or approve them itself.")
    if noting:
        asked.append(f"Note {_changes(noting)}.")
    return asked or ["Nothing: there is no change that anybody has to approve or note."]


def _changes(number: int) -> str:
    return "one change" if number == 1 else f"{number} changes"


def _page(paper: Document, report: Report) -> None:
    """Landscape, so that six columns fit; dates that do not depend on when it is made."""
    page = paper.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = Cm(1.5)
    page.top_margin = page.bottom_margin = Cm(1.7)
    paper.styles["Normal"].font.name = "Arial"
    paper.styles["Normal"].font.size = Pt(10.5)
    about = paper.core_properties
    about.title, about.author, about.language = report.title, "", "en-GB"
    about.comments = f"Made from {report.old.where} and {report.new.where}"
    about.created = about.modified = _moment(report.new)
    page.footer.paragraphs[0].text = f"{report.title} · {report.new.edition}"


def _moment(state: State) -> datetime:
    first = first_day(state.as_at)
    return datetime(first.year, first.month, first.day)


def _table(paper: Document, rows: Sequence[Row]) -> None:
    table = paper.add_table(rows=1, cols=len(_COLUMNS), style="Table Grid")
    for cell, (name, _) in zip(table.rows[0].cells, _COLUMNS, strict=True):
        cell.text = ""
        cell.paragraphs[0].add_run(name).bold = True
    _repeat_first_row(table)
    for row in rows:
        change = row.change
        words = (
            f"{change.what}. ({change.code})",
            _with_doubt(change.before, change.status_before),
            _with_doubt(change.after, change.status_after),
            row.reason or "Not stated",
            word("change_level", change.level),
            naming([name for _, name in change.affected], _NAMES) or "–",
        )
        for cell, said in zip(table.add_row().cells, words, strict=True):
            cell.text = said
    for line in table.rows:
        for cell, (_, width) in zip(line.cells, _COLUMNS, strict=True):
            cell.width = Cm(width)
            for paragraph in cell.paragraphs:
                for run in paragraph.runs:
                    run.font.size = Pt(9)


def _with_doubt(words: str, status: str | None) -> str:
    if not words:
        return "–"
    return words if status in (None, "sourced") else f"{words} [{word('source', status)}]"


def _repeat_first_row(table: Table) -> None:
    """The headings stand again on each page, and are announced as headings."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)


def _unsaid(paper: Document, some: Unsaid) -> None:
    line = paper.add_paragraph(style="List Bullet")
    line.add_run(f"{some.title} ({len(some.things)}): ").bold = True
    line.add_run(some.in_short)
