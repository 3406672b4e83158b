"""A quorum in figures, beside the words that a body states it in."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from generator.kinds._values import Id, Line, Whole


class QuorumPart(BaseModel):
    """Some of those who must be there."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    number: Whole
    """How many of them."""
    of: Line
    """Who they are, in a few words: independent members."""
    seat: Id | None = None
    """The seat group of the body that they come from."""


class Quorum(BaseModel):
    """How many members must be there, and who must be among them."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    members: Whole
    """How many voting members must be there."""
    including: tuple[QuorumPart, ...] = ()
    """Who must be among them."""

    @property
    def words(self) -> str:
        """It as readers see it: `6 voting members, 2 of them independent members`."""
        voting = f"{self.members} voting {'member' if self.members == 1 else 'members'}"
        return ", ".join([voting, *(f"{part.number} of them {part.of}" for part in self.including)])
