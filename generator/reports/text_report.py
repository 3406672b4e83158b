"""A change report for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from generator.changes.report import Report, Row, Unsaid
from generator.changes.say import naming
from generator.reports import shape
from generator.vocabulary import word

_WIDTH = 110


@shape("text")
def make(report: Report) -> bytes:
    """Summary, then each change with its code, level, before, after, who is affected and its place."""
    return ("\n".join(_lines(report)) + "\n").encode()


def _lines(report: Report) -> Iterator[str]:
    yield from (report.title, "")
    for sentence in report.summary:
        yield from textwrap.wrap(sentence, _WIDTH)
    for section in report.sections:
        yield from ("", section.title)
        for row in section.rows:
            yield from _row(row)
    for heading, unsaid in report.silences:
        if unsaid:
            yield from ("", heading)
            for some in unsaid:
                yield from _unsaid(some)


def _row(row: Row) -> Iterator[str]:
    change = row.change
    level = word("change_level", change.level)
    yield f"  {change.code} {level[:1].lower()}{level[1:]}: {change.what}"
    told = [("before", change.before), ("after", change.after)] if change.before or change.after else []
    if row.reason:
        told.append(("why", row.reason))
    if change.affected:
        told.append(("affects", naming([name for _, name in change.affected], 6)))
    for name, words in told:
        if words:
            first = f"         {name + ':':<9}"
            yield from textwrap.wrap(words, _WIDTH, initial_indent=first, subsequent_indent=" " * 18)
    yield f"         {'see:':<9}{row.place}"


def _unsaid(some: Unsaid) -> Iterator[str]:
    told = f"  {some.title} ({len(some.things)}): {some.in_short}"
    yield from textwrap.wrap(told, _WIDTH, subsequent_indent="    ")
