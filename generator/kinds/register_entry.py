"""Register entries: interests that were declared, and gifts and hospitality that were offered."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.kinds._entity import Entity
from generator.kinds._link import Link
from generator.kinds._values import Line, Target, When


class RegisterEntry(Entity):
    """An interest, a gift or hospitality that somebody declared."""

    FOLDER: ClassVar[str] = "registers"

    kind: Literal["interest", "gift", "hospitality"]
    """Which register it stands in."""
    name: Line
    """What was declared, in a few words."""
    declared_by: Annotated[
        Target, Link(("person", "post", "body"), says="was declared by", back="has declared", manner="about")
    ]
    """Who declared it."""
    sort: Literal["financial", "professional", "personal", "indirect"] | None = None
    """What sort of interest it is."""
    given_by: Line | None = None
    """Who offered the gift or the hospitality."""
    value: Line | None = None
    """What it was worth, as the register says."""
    accepted: Literal["accepted", "declined"] | None = None
    """Whether it was accepted."""
    declared_on: When | None = None
    """When it was declared."""
    action: Line | None = None
    """What was done so that it does no harm."""
