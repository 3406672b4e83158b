"""How a field says that it points at another entity, declared once and read both ways."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Manner = Literal["accountable", "advises", "assures", "delegates", "works_with", "holds", "member", "part", "about"]
"""How a line between two things is drawn and read."""


@dataclass(frozen=True, slots=True)
class Link:
    """A field whose value is the id of another entity, or a list of ids.

    Where the field takes several kinds and an id is not unique among them, the model writes `body/audit`.
    """

    to: str | tuple[str, ...]
    """The kind or kinds it may point at, by name."""
    says: str
    """Read forwards: `reports to`."""
    back: str
    """Read backwards, on the page of what it points at: `manages`."""
    manner: Manner = "about"

    @property
    def targets(self) -> tuple[str, ...]:
        """The kinds it may point at."""
        return (self.to,) if isinstance(self.to, str) else self.to


@dataclass(frozen=True, slots=True)
class Inside:
    """A field that holds whole entities of another kind, written inside their parent.

    They are lifted out while decoding: each gets the parent's id in its field `under`, and an id of its own made
    from the parent's id and the values of `named_by`.
    """

    kind: str
    under: str
    named_by: tuple[str, ...] = field(default=())
    one: bool = False
    """There is one at most, written without a list, and it has its parent's id."""


@dataclass(frozen=True, slots=True)
class Within:
    """A field that names an entry of a list in another entity, such as one of a body's seat groups."""

    link: str
    """The field of the same entity that points at the other."""
    entries: str
    """The other's field that holds the list."""
