"""Units: teams and directorates inside an organisation."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.kinds._entity import Entity
from generator.kinds._link import Link
from generator.kinds._values import Line, Prose, Target


class Unit(Entity):
    """A team, directorate or group of staff."""

    FOLDER: ClassVar[str] = "units"

    name: Line
    """Its name."""
    unit_of: Annotated[
        Target | None, Link(("organisation", "unit"), says="is a unit of", back="has as a unit", manner="part")
    ] = None
    """The organisation or larger unit it belongs to."""
    head: Annotated[Target | None, Link("post", says="is headed by", back="heads", manner="accountable")] = None
    """The post that leads it."""
    coordinated_by: Annotated[
        Target | None,
        Link(("unit", "post", "body"), says="is coordinated by", back="coordinates", manner="accountable"),
    ] = None
    """The team, post or group that coordinates it, where that is not its head."""
    text: Prose | None = None
    """What it does, in our own plain English."""
