"""Deputy rules: who acts for a post when it is vacant or its holder is away."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.kinds._entity import Entity
from generator.kinds._link import Link
from generator.kinds._values import Line, Prose, Target


class DeputyRule(Entity):
    """Who stands in for a post. Usually written inside the post, under `deputies`."""

    FOLDER: ClassVar[str] = "deputy-rules"

    post: Annotated[Target, Link("post", says="is about", back="has as a deputy rule", manner="works_with")]
    """The post that needs somebody to act for it."""
    deputy: Annotated[Target, Link("post", says="is deputised by", back="acts for", manner="works_with")]
    """The post that acts."""
    when: Literal["vacant", "away", "vacant_or_away"]
    """When it acts: vacant (nobody holds the post), away (its holder is), or either."""
    clause: Line | None = None
    """The clause that says so."""
    text: Prose | None = None
    """Anything more, in our own plain English."""

    @property
    def title(self) -> str:
        """What it is to be called where it stands alone."""
        return f"deputy of {self.post}"
