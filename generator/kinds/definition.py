"""Definitions: the words and short forms of the handbook."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.kinds._entity import Entity
from generator.kinds._link import Link
from generator.kinds._values import Line, Prose, Target


class Definition(Entity):
    """A term or an acronym, spelled out only where that is certain."""

    FOLDER: ClassVar[str] = "definitions"

    name: Line
    """The term or short form as it is written."""
    stands_for: Line | None = None
    """What a short form stands for; left out where it is not certain."""
    meaning: Prose | None = None
    """What it means here, in our own plain English."""
    about: Annotated[
        tuple[Target, ...],
        Link(
            ("organisation", "body", "function", "designation", "area", "unit", "post"),
            says="is about",
            back="is explained in the glossary as",
            manner="about",
        ),
    ] = ()
    """What in the model it names."""
