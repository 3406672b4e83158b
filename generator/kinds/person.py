"""People: a name and nothing more personal."""

from __future__ import annotations

from typing import ClassVar

from generator.kinds._entity import Entity
from generator.kinds._values import Line


class Person(Entity):
    """Somebody who holds a post or sits on a body. Name and honours only: no other personal data."""

    FOLDER: ClassVar[str] = "people"

    name: Line
    """The name without titles."""
    honorific: Line | None = None
    """Before the name: Dr, Professor, Sir, Councillor."""
    honours: Line | None = None
    """After the name: MBE, OBE."""

    @property
    def title(self) -> str:
        """The name with its titles."""
        before = f"{self.honorific} " if self.honorific else ""
        after = f" {self.honours}" if self.honours else ""
        return f"{before}{self.name}{after}"
