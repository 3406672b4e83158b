"""A change report as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.changes.report import Report, Row
from generator.changes.say import naming
from generator.reports import shape
from generator.site.text import escape
from generator.vocabulary import word

_COLUMNS = ("Change", "Before", "After", "Approval", "Who is affected")


@shape("md")
def make(report: Report) -> bytes:
    """Headings, a summary, and a table for each theme; all words are escaped for Markdown and HTML."""
    return ("\n".join(_lines(report)) + "\n").encode()


def _lines(report: Report) -> Iterator[str]:
    yield from (f"# {escape(report.title)}", "", "## Summary", "")
    yield from (f"- {escape(sentence)}" for sentence in report.summary)
    for section in report.sections:
        yield from ("", f"## {escape(section.title)}", "")
        yield from _table(_COLUMNS, [_row(row) for row in section.rows])
    for picture in report.pictures:
        yield from ("", f"## {escape(picture.drawing.title)}", "")
        rows = [[f"{row.sign} {row.word}", row.what, row.detail] for row in picture.rows]
        yield from _table(("What became of it", "What", "More"), rows)
    for heading, unsaid in report.silences:
        if unsaid:
            yield from ("", f"## {escape(heading)}", "")
            yield from (f"- {escape(some.title)} ({len(some.things)}): {escape(some.in_short)}" for some in unsaid)


def _row(row: Row) -> list[str]:
    change = row.change
    why = f" {row.reason}." if row.reason else ""
    return [
        f"{change.what}.{why} ({change.code})",
        change.before,
        change.after,
        word("change_level", change.level),
        naming([name for _, name in change.affected], 8),
    ]


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(columns) + " |"
    yield "|" + " --- |" * len(columns)
    for row in rows:
        yield "| " + " | ".join(" ".join(str(escape(words)).split()) for words in row) + " |"
