"""Rows as CSV that a spreadsheet opens as text: no cell can become a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is read as a formula by some spreadsheet."""


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Rows under named columns, in UTF-8 with a mark at the beginning that spreadsheets know it by."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_text(one) for one in columns])
    writer.writerows([_text(one) for one in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _text(words: str) -> str:
    """A cell as text; what could be a formula gets an apostrophe before it."""
    return f"'{words}" if words.startswith(_STARTS) or words.lstrip().startswith(_STARTS) else words
