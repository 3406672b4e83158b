"""Reviews: the record that somebody looked at something again, when, and what came of it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.kinds._entity import Entity
from generator.kinds._link import Link
from generator.kinds._values import ONE_OR_SEVERAL, Prose, Target, When, day

REVIEWED = ("body", "document", "agreement", "decision", "scenario", "function", "designation")
"""Kinds that can be looked at again: papers, and what papers say."""


class Review(Entity):
    """A look at something that is due again, or that rests on something that has changed."""

    FOLDER: ClassVar[str] = "reviews"
    NEEDS_SOURCE: ClassVar[bool] = False

    of: Annotated[
        tuple[Target, ...],
        ONE_OR_SEVERAL,
        Link(REVIEWED, says="was a look at", back="was reviewed in", manner="about"),
    ]
    """What was reviewed, as `kind/id` where an id alone could mean several: body/audit-committee (its terms of
    reference among it), decision/award-a-contract (with who it is delegated to)."""
    reviewed_on: When
    """The day it was reviewed; what changed until that day has then been seen."""
    by: Annotated[
        Target | None, Link(("post", "body", "organisation"), says="was made by", back="reviewed", manner="about")
    ] = None
    """The post or body that reviewed it."""
    because: Annotated[
        tuple[Target, ...],
        ONE_OR_SEVERAL,
        Link("change_event", says="was made because of", back="was followed by the review", manner="about"),
    ] = ()
    """The change that it was reviewed for, where there was one."""
    outcome: Literal["stands", "amended", "to_be_amended"]
    """What came of it: stands (nothing has to change), amended (it was changed) or to_be_amended (it has yet to be
    changed; it stays on the list until a later review says otherwise)."""
    text: Prose | None = None
    """What was found, in our own plain English."""

    @property
    def title(self) -> str:
        """What it is to be called where it stands alone."""
        return f"review of {day(self.reviewed_on)}"
