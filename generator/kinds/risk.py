"""Risks: what might go wrong, and what is done about it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.kinds._entity import Entity
from generator.kinds._link import Link
from generator.kinds._values import Line, Prose, Target, Whole


class Risk(Entity):
    """Something that might go wrong."""

    FOLDER: ClassVar[str] = "risks"

    name: Line
    """The risk in a few words of our own."""
    set: Line | None = None
    """The list of the source that it stands in, as a heading; risks are shown list by list."""
    number: Whole | None = None
    """Its place in that list."""
    cause: Prose | None = None
    """What brings it about."""
    impact: Prose | None = None
    """What follows if it comes about."""
    control: Prose | None = None
    """What is done about it."""
    owner: Annotated[
        Target | None, Link(("post", "body"), says="is owned by", back="owns the risk", manner="accountable")
    ] = None
    """Who answers for it, where a source says so."""
    text: Prose | None = None
    """What it means, in our own plain English."""
