"""Milestones: things with a date, such as duties, steps and events."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.kinds._entity import Entity
from generator.kinds._link import Link
from generator.kinds._values import ONE_OR_SEVERAL, Line, Prose, Target, When, Whole


class Milestone(Entity):
    """Something that is due, or happened, at a time that a source names."""

    FOLDER: ClassVar[str] = "milestones"

    name: Line
    """It in a few words of our own."""
    set: Line | None = None
    """The list of the source that it stands in, as a heading; milestones are shown list by list."""
    number: Whole | None = None
    """Its place in that list."""
    due: When | None = None
    """The day, month or year it is due or happened."""
    when: Line | None = None
    """Its time in words, such as Spring 2023 or Quarter 2, where the source gives no date."""
    owner: Annotated[
        tuple[Target, ...],
        ONE_OR_SEVERAL,
        Link(("post", "body", "unit", "organisation"), says="is owned by", back="has to see to", manner="accountable"),
    ] = ()
    """Who has to see to it, where a source says so; several where they do it together."""
    about: Annotated[
        tuple[Target, ...],
        ONE_OR_SEVERAL,
        Link(
            ("phase", "body", "organisation", "area", "agreement", "function", "document"),
            says="is about",
            back="has the date",
            manner="about",
        ),
    ] = ()
    """What it concerns."""
    text: Prose | None = None
    """What it means, in our own plain English."""
