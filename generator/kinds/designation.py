"""Designations: named responsibilities that law or guidance asks somebody to carry."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.kinds._entity import Entity
from generator.kinds._link import Link
from generator.kinds._values import Line, Prose, Target


class Designation(Entity):
    """A lead or guardian role, such as the Caldicott guardian."""

    FOLDER: ClassVar[str] = "designations"

    name: Line
    """What it is called."""
    short: Line | None = None
    """Its short form."""
    held_by: Annotated[tuple[Target, ...], Link("post", says="is carried by", back="carries", manner="holds")] = ()
    """The post or posts that carry it."""
    deputy: Annotated[Target | None, Link("post", says="is deputised by", back="deputises as", manner="works_with")] = (
        None
    )
    """The post that stands in."""
    function: Annotated[Target | None, Link("function", says="is about", back="has as a lead role", manner="about")] = (
        None
    )
    """The function it belongs to."""
    basis: Line | None = None
    """What asks for it: law, guidance or local choice."""
    text: Prose | None = None
    """What it means, in our own plain English."""
