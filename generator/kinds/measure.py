"""Measures: figures that a source gives about the organisation."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.kinds._entity import Entity
from generator.kinds._link import Link
from generator.kinds._values import ONE_OR_SEVERAL, Line, Prose, Target


class Measure(Entity):
    """A figure that a source gives, such as a budget for running costs."""

    FOLDER: ClassVar[str] = "measures"

    name: Line
    """What is measured."""
    figure: Line
    """The figure as the source gives it, with its unit, such as £18.76 a head."""
    set: Line | None = None
    """The list of the source that it stands in, as a heading."""
    when: Line | None = None
    """The time it holds for, in words."""
    about: Annotated[
        tuple[Target, ...],
        ONE_OR_SEVERAL,
        Link(("organisation", "area", "milestone"), says="is about", back="has the figure", manner="about"),
    ] = ()
    """What it concerns."""
    text: Prose | None = None
    """What it means, in our own plain English."""
