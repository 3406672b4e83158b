"""The vision: what the organisation wants to bring about, in one statement."""

from __future__ import annotations

from typing import ClassVar

from generator.kinds._entity import Entity
from generator.kinds._values import Line, Prose


class Vision(Entity):
    """What the organisation is there to bring about."""

    FOLDER: ClassVar[str] = "vision"

    name: Line
    """What the source calls it."""
    text: Prose | None = None
    """What it means, in our own plain English."""
