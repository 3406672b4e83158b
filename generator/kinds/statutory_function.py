"""Statutory functions: what the law asks of the organisation, by the reference numbers of a source's list."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.kinds._entity import Entity, Topic
from generator.kinds._link import Link
from generator.kinds._values import ONE_OR_SEVERAL, Line, Prose, Target, Whole

_RANGE = re.compile(r"([0-9]{1,4})\s*(?:-|–)\s*([0-9]{1,4})")
_LONGEST_RANGE = 100
_AS_WRITTEN = WithJsonSchema({"type": "array", "items": {"anyOf": [{"type": "integer"}, {"type": "string"}]}})
"""For editors, which see the numbers and ranges before they are read."""


def _numbers(value: object) -> object:
    """A list in which `154-158` stands for each number from 154 to 158."""
    parts = value if isinstance(value, list | tuple) else [value]
    found: list[object] = []
    for part in parts:
        match = _RANGE.fullmatch(part.strip()) if isinstance(part, str) else None
        if match is None:
            found.append(part)
            continue
        first, last = int(match[1]), int(match[2])
        if not first < last <= first + _LONGEST_RANGE:
            raise PydanticCustomError("range", "must be a range from a smaller to a larger number, such as 154-158")
        found += range(first, last + 1)
    return found


class StatutoryFunction(Entity):
    """A duty or power that the law gives the organisation. The law's own wording governs; the name here is ours."""

    FOLDER: ClassVar[str] = "statutory-functions"

    name: Line
    """A short name of our own."""
    references: Annotated[tuple[Whole, ...], BeforeValidator(_numbers), _AS_WRITTEN] = ()
    """The numbers by which the source's list knows it; `154-158` stands for each of them; a repeat stays a repeat."""
    act: Annotated[tuple[Line, ...], ONE_OR_SEVERAL] = ()
    """The Act it comes from, where the source names one; several where one entry names them together."""
    group: Annotated[
        Target | None, Link("function_group", says="stands under", back="has the statutory function", manner="part")
    ] = None
    """The heading of the source that it stands under."""
    function: Annotated[
        Target | None, Link("function", says="is carried out in", back="has behind it", manner="about")
    ] = None
    """The function of the organisation in which it is carried out, where a source says so."""
    marker_raw: Literal["asterisk", "asterisk_italic"] | None = None
    """The sign the source puts beside it, as it is; `none` where it bears none. What the sign means is not decided."""
    delegable_to_trusts: Literal["yes", "no", "unknown"] | None = None
    """Whether trusts may carry it out under delegation; unknown where the source's sign cannot be read for certain."""
    as_printed: Line | None = None
    """A slip of the source that was put right here, as it is printed there."""
    topics: tuple[Topic, ...] = ("statutory",)
    """Pages on one subject on which it stands; without more said, the page of the statutory functions."""
    text: Prose | None = None
    """Anything more, in our own plain English."""
