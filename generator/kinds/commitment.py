"""Commitments: what the organisation says it will do in a phase."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.kinds._entity import Entity
from generator.kinds._link import Link
from generator.kinds._serves import Serves
from generator.kinds._values import Line, Prose, Target, When, Whole


class Commitment(Entity):
    """Something the organisation says it will do."""

    FOLDER: ClassVar[str] = "commitments"

    name: Line
    """It in a few words of our own."""
    heading: Line | None = None
    """The one word or so that the source puts over it, such as Consolidate."""
    number: Whole | None = None
    """Its place in its phase."""
    phase: Annotated[Target | None, Link("phase", says="is due in", back="holds the commitment", manner="part")] = None
    """The phase it belongs to."""
    owner: Annotated[
        Target | None,
        Link(("post", "body", "organisation"), says="is owned by", back="has undertaken", manner="accountable"),
    ] = None
    """Who has undertaken it, where a source says so."""
    due: When | None = None
    """The day or month it must be done by."""
    when: Line | None = None
    """When it is due, in words, where the source gives no date."""
    contributes_to: Serves = ()
    """The vision, aims or objectives that it serves, where a source says so or it was worked out with a reason."""
    text: Prose | None = None
    """What it means, in our own plain English."""
