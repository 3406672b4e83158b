"""Outcomes: what good looks like once the model works, or what is to change from and to."""

from __future__ import annotations

from typing import ClassVar, Literal

from generator.kinds._entity import Entity
from generator.kinds._values import Line, Prose, Whole


class Outcome(Entity):
    """What good looks like, or one side of a change."""

    FOLDER: ClassVar[str] = "outcomes"

    name: Line
    """It in a few words of our own."""
    set: Line | None = None
    """The list of the source that it stands in, as a heading; outcomes are shown list by list."""
    number: Whole | None = None
    """Its place in that list."""
    side: Literal["from", "to", "shared"] | None = None
    """Which side of a change it stands on, where the source sets out a change: from, to, or shared (what those who
    make the change are to have in common)."""
    text: Prose | None = None
    """What it means, in our own plain English."""
