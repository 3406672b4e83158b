"""Areas: the system, its parts, its places."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.kinds._entity import Entity
from generator.kinds._link import Link
from generator.kinds._values import Line, Prose, Target, Whole


class Area(Entity):
    """A stretch of country, or a counted set of them whose names no source gives."""

    FOLDER: ClassVar[str] = "areas"

    name: Line
    """Its name."""
    level: Literal["region", "system", "sub_system", "place", "neighbourhood"]
    """Which level of the system it belongs to."""
    number: Whole | None = None
    """How many, where the entry stands for a set whose members are not named."""
    population: Whole | None = None
    """How many people live there, where a source says so."""
    part_of: Annotated[Target | None, Link("area", says="is part of", back="has as a part", manner="part")] = None
    """The larger area around it."""
    text: Prose | None = None
    """What it is, in our own plain English."""
