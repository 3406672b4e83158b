"""Groups of functions: the lists and headings under which a source puts its functions."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.kinds._entity import Entity
from generator.kinds._link import Inside, Link
from generator.kinds._values import ONE_OR_SEVERAL, Line, Prose, Target


class FunctionGroup(Entity):
    """A list or heading under which a source puts functions. Groups are shown in the order written."""

    FOLDER: ClassVar[str] = "function-groups"

    name: Line
    """Its heading."""
    key: Line | None = None
    """What its colour on the function map means, where the source tells groups apart by one."""
    parent: Annotated[Target | None, Link("function_group", says="is part of", back="has as a part", manner="part")] = (
        None
    )
    """The larger group it belongs to."""
    led_by: Annotated[
        tuple[Target, ...],
        ONE_OR_SEVERAL,
        Link(("post", "body", "unit"), says="is led by", back="leads", manner="accountable"),
    ] = ()
    """The post, body or team that leads it, where a source says so."""
    statutory_functions: Annotated[None, Inside("statutory_function", under="group", named_by=("name",))] = None
    """The statutory functions under it, where they are not written in a file of their own; `none` where the source
    says that none stands there."""
    content: tuple[Line, ...] = ()
    """What the source says of the group as a whole, a line each, in our own words."""
    text: Prose | None = None
    """What it means, in our own plain English."""
