"""Emergency powers: who may decide for a body that cannot meet in time, such as chair's action."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.kinds._entity import Entity
from generator.kinds._link import Link
from generator.kinds._values import ONE_OR_SEVERAL, Line, Prose, Target


class EmergencyPower(Entity):
    """The power to decide for a body when it cannot wait for its next meeting. Usually written inside the body."""

    FOLDER: ClassVar[str] = "emergency-powers"

    name: Line = "Urgent decisions"
    """What it is called, such as chair's action."""
    body: Annotated[Target, Link("body", says="stands in for", back="has as an emergency power", manner="delegates")]
    """The body whose decisions it is about."""
    by: Annotated[
        tuple[Target, ...],
        ONE_OR_SEVERAL,
        Link("post", says="is used by", back="may act in an emergency by", manner="delegates"),
    ]
    """The post that acts; several act together."""
    consults: tuple[Line, ...] = ()
    """Who must be asked first, a line each."""
    conditions: tuple[Line, ...] = ()
    """When it may be used, a line each."""
    report_to: Annotated[
        tuple[Target, ...], ONE_OR_SEVERAL, Link("body", says="is reported to", back="hears of", manner="assures")
    ] = ()
    """Who must be told afterwards."""
    report: Line | None = None
    """What must be told and when."""
    clause: Line | None = None
    """The clause that gives it."""
    text: Prose | None = None
    """Anything more, in our own plain English."""
