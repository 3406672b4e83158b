"""The words of a PDF: what stands on its pages, and what readers are told besides, such as a picture's alternative."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import TextStringObject


def pdf_words(data: bytes) -> Iterator[str]:
    """Every text of a PDF: its pages, then every string of its objects (titles, alternatives, links, bookmarks).

    What cannot be read as a PDF is given as it is.
    """
    try:
        reader = PdfReader(io.BytesIO(data))
        yield from (page.extract_text() for page in reader.pages)
        numbers = {*reader.xref_objStm, *(number for table in reader.xref.values() for number in table)}
        for number in sorted(numbers):
            yield from _strings(reader.get_object(number))
    except (PyPdfError, ValueError, KeyError, TypeError):
        yield data.decode("utf-8", "replace")


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, TextStringObject):
        yield str(value)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
