"""Statements: what a source says about how things work that is no function, principle or commitment."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.kinds._entity import Entity
from generator.kinds._link import Link
from generator.kinds._values import ONE_OR_SEVERAL, Line, Prose, Target, Whole


class Statement(Entity):
    """Something a source says about how the organisation works, which no other kind holds."""

    FOLDER: ClassVar[str] = "statements"

    name: Line
    """It in a few words of our own."""
    set: Line | None = None
    """The list of the source that it stands in, as a heading; statements are shown list by list."""
    number: Whole | None = None
    """Its place in that list."""
    about: Annotated[
        tuple[Target, ...],
        ONE_OR_SEVERAL,
        Link(
            (
                "organisation",
                "body",
                "area",
                "unit",
                "post",
                "function",
                "function_group",
                "statutory_function",
                "agreement",
                "phase",
            ),
            says="is about",
            back="is described by",
            manner="about",
        ),
    ] = ()
    """What in the model it tells of; it then stands on that page too."""
    text: Prose | None = None
    """What it means, in our own plain English."""
