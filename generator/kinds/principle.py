"""Principles: rules of thumb that a source says decisions or designs are to follow."""

from __future__ import annotations

from typing import ClassVar

from generator.kinds._entity import Entity
from generator.kinds._values import Line, Prose, Whole


class Principle(Entity):
    """A principle."""

    FOLDER: ClassVar[str] = "principles"

    name: Line
    """The principle in a few words of our own."""
    set: Line | None = None
    """The list of the source that it stands in, as a heading; principles are shown list by list."""
    number: Whole | None = None
    """Its place in that list."""
    text: Prose | None = None
    """What it means, in our own plain English."""
