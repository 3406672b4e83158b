"""A change report as a paper that a Board can adopt."""

from __future__ import annotations

from datetime import datetime

from generator.changes.overlay import Overlay
from generator.changes.report import Report, Row, State, Unsaid
from generator.changes.say import naming
from generator.exports._paper import Block, Grid, Line, Picture, Piece, Prose, Section, line
from generator.exports._pdf import png
from generator.exports._same_zip import without_clock
from generator.exports._word import word_document
from generator.kinds._values import day, first_day
from generator.legend import legend
from generator.reports import shape
from generator.site.overlays import drawn
from generator.vocabulary import word

_COLUMNS = ("Change", "Before", "After", "Reason", "Approval", "Who is affected")
_OVERLAY = ("What became of it", "What", "More")
_NAMES = 8
"""Names of those affected that a cell gives before it says how many more there are."""
_SILENCE = "Silence is no decision: none of this is closed, dropped or new for that reason."


@shape("docx")
def make(report: Report) -> bytes:
    """What the Board is asked, the summary, a table for each theme, pictures of change, and what is not mentioned."""
    summary = Section("Summary", tuple(Prose(line(sentence)) for sentence in report.summary))
    first = Section("What is asked", tuple(Prose(line(words)) for words in _asked(report)), (summary,))
    themes = tuple(Section(s.title, (Grid(s.title, _COLUMNS, tuple(map(_row, s.rows))),)) for s in report.sections)
    pictures = tuple(Section(one.drawing.title, _overlay(one), fresh=True) for one in report.pictures)
    silent = tuple(Section(heading, _silent(unsaid)) for heading, unsaid in report.silences if unsaid)
    control = (("From", _state(report.old)), ("To", _state(report.new)))
    made = word_document(
        report.title,
        control,
        (first, *themes, *pictures, *silent),
        f"{report.title} · {report.new.edition}",
        _moment(report.new),
        {name: png(str(svg)) for name, svg in drawn(report.pictures).items()},
    )
    return without_clock(made, _moment(report.new).date().isoformat())


def _overlay(one: Overlay) -> tuple[Block, ...]:
    """A picture of change, what its signs mean, and the table that says the same."""
    rows = tuple(tuple(map(line, (f"{row.sign} {row.word}", row.what, row.detail or "–"))) for row in one.rows)
    signs = "; ".join(sign.words for sign in legend(one.drawing))
    return (
        Picture(one.drawing),
        Prose(line(f"Signs: {signs}."), quiet=True),
        Grid(f"{one.drawing.title}, in words", _OVERLAY, rows),
    )


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


def _state(state: State) -> str:
    return f"{state.where}, as at {day(state.as_at)}"


def _moment(state: State) -> datetime:
    first = first_day(state.as_at)
    return datetime(first.year, first.month, first.day)


def _row(row: Row) -> tuple[Line, ...]:
    change = row.change
    words = (
        f"{change.what}. ({change.code})",
        _with_doubt(change.before, change.status_before),
        _with_doubt(change.after, change.status_after),
        row.reason or "Not stated",
        word("change_level", change.level),
        naming([name for _, name in change.affected], _NAMES) or "–",
    )
    return tuple(map(line, words))


def _with_doubt(words: str, status: str | None) -> str:
    if not words:
        return "–"
    return words if status in (None, "sourced") else f"{words} [{word('source', status)}]"


def _silent(unsaid: tuple[Unsaid, ...]) -> tuple[Block, ...]:
    lists = (Prose((Piece(f"{some.title} ({len(some.things)}): "), Piece(some.in_short))) for some in unsaid)
    return (Prose(line(_SILENCE)), *lists)
