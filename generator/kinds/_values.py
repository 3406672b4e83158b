"""The sorts of value a field can hold, each decoded from text with a message of its own."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

ID_PATTERN = re.compile(r"[a-z0-9]+(?:-{1,2}[a-z0-9]+)*")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_WEB = re.compile(r"https?://[^\s<>\"'\\]+")
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)")
_LONGEST_NUMBER = 15
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_FLAGS = {"yes": True, "true": True, "no": False, "false": False}


def _line(value: str) -> str:
    words = " ".join(value.split())
    if not words:
        raise PydanticCustomError("empty", "holds no words")
    return words


def _prose(value: str) -> str:
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", value)]
    kept = [p for p in paragraphs if p]
    if not kept:
        raise PydanticCustomError("empty", "holds no words")
    return "\n\n".join(kept)


def _id(value: str) -> str:
    if not ID_PATTERN.fullmatch(value):
        raise PydanticCustomError("id", "may hold only small letters, figures and single dashes, such as chief-nurse")
    if len(value) > 120:
        raise PydanticCustomError("id", "is longer than 120 characters")
    return value


def _whole(value: object) -> object:
    if isinstance(value, str):
        if not _WHOLE.fullmatch(value):
            raise PydanticCustomError("whole", "must be a whole number in figures, such as 12")
        if len(value) > _LONGEST_NUMBER:
            raise PydanticCustomError("whole", "is too large a number")
        return int(value)
    return value


def _flag(value: object) -> object:
    if isinstance(value, str):
        if value not in _FLAGS:
            raise PydanticCustomError("flag", "must be yes or no")
        return _FLAGS[value]
    return value


def _when(value: str) -> str:
    match = _DATE.fullmatch(value)
    if match is None:
        raise PydanticCustomError("when", "must be a date such as 2022-07-01, 2022-07 or 2022")
    try:
        first_day(value)
    except ValueError:
        raise PydanticCustomError("when", "is not a day of the calendar") from None
    return value


def _web(value: str) -> str:
    if not _WEB.fullmatch(value):
        raise PydanticCustomError("web", "must be an address such as https://example.org/papers")
    return value


def _parts(value: str) -> tuple[int, int | None, int | None]:
    match = _DATE.fullmatch(value)
    if match is None:
        raise ValueError(value)
    year, month, day = match.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def first_day(when: str) -> date:
    """The first day that a date of year, month or day covers."""
    year, month, day = _parts(when)
    return date(year, month or 1, day or 1)


def last_day(when: str) -> date:
    """The last day that a date of year, month or day covers."""
    year, month, day = _parts(when)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def day(when: str | None) -> str:
    """A date as people write it: 1 July 2022, July 2022, 2022."""
    if not when:
        return "not stated"
    first = first_day(when)
    parts = when.count("-")
    month = _MONTHS[first.month - 1]
    return (str(first.year), f"{month} {first.year}", f"{first.day} {month} {first.year}")[parts]


def period(begins: str | None, ends: str | None) -> str:
    """A stretch of time as people write it; empty where neither end is stated."""
    if begins and ends:
        return day(begins) if begins == ends else f"{day(begins)} to {day(ends)}"
    if begins:
        return f"From {day(begins)}"
    return f"Until {day(ends)}" if ends else ""


Id = Annotated[str, AfterValidator(_id)]
"""A name for links and addresses, stable between releases."""
Target = Annotated[str, AfterValidator(_line)]
"""The id of another entity, with its kind before it where the id alone could mean several: `body/audit`. Any words
are taken here, since resolving can say which id was meant by a name."""
Line = Annotated[str, AfterValidator(_line)]
"""Words on one line."""
Prose = Annotated[str, AfterValidator(_prose)]
"""Paragraphs, parted by an empty line. Plain text: nothing in it is markup."""
Whole = Annotated[int, BeforeValidator(_whole)]
"""A whole number."""
Flag = Annotated[bool, BeforeValidator(_flag)]
"""yes or no."""
Web = Annotated[str, AfterValidator(_web)]
"""The address of a page on the web, which begins with https:// or http://."""
When = Annotated[str, AfterValidator(_when)]
"""A date as given: YYYY, YYYY-MM or YYYY-MM-DD."""


def _several(value: object) -> object:
    return (value,) if isinstance(value, str) else value


ONE_OR_SEVERAL = BeforeValidator(_several)
"""Lets a list of one be written without the list: `function: estates`."""
