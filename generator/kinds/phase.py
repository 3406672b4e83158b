"""Phases: the stages in which a change is made; they may overlap."""

from __future__ import annotations

from typing import ClassVar

from generator.kinds._entity import Entity
from generator.kinds._values import Flag, Line, Prose, Whole


class Phase(Entity):
    """A stage of a change. Phases may overlap where a source says so."""

    FOLDER: ClassVar[str] = "phases"

    name: Line
    """Its name."""
    number: Whole | None = None
    """Its place among the phases."""
    when: Line | None = None
    """When it runs, in the words of the source, where those are no dates."""
    overlaps: Flag | None = None
    """Whether it is meant to overlap with others, where a source says so."""
    text: Prose | None = None
    """What it means, in our own plain English."""
