"""Enablers: what has to be in place before the objectives can be met."""

from __future__ import annotations

from typing import ClassVar

from generator.kinds._entity import Entity
from generator.kinds._serves import Serves
from generator.kinds._values import Line, Prose, Whole


class Enabler(Entity):
    """Something that makes the objectives possible."""

    FOLDER: ClassVar[str] = "enablers"

    name: Line
    """Its short name."""
    number: Whole | None = None
    """Its place in the source's list."""
    contributes_to: Serves = ()
    """The vision, aims or objectives that it serves, where a source says so or it was worked out with a reason."""
    text: Prose | None = None
    """What it means, in our own plain English."""
