"""Terms of reference: the paper that says what a body is for and how it works."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.kinds._entity import Entity
from generator.kinds._link import Link
from generator.kinds._review import Owner
from generator.kinds._values import ONE_OR_SEVERAL, Line, Prose, Target, When


class TermsOfReference(Entity):
    """Terms of reference of a body, beside what the body itself says. Usually written inside the body."""

    FOLDER: ClassVar[str] = "terms-of-reference"

    body: Annotated[Target, Link("body", says="are of", back="has as terms of reference", manner="about")]
    """The body they are of."""
    version: Line | None = None
    """Their version."""
    under: Line | None = None
    """The law or clause under which the body was set up."""
    authority: Prose | None = None
    """What the body may do and decide, and what it may not."""
    may_set_up: Line | None = None
    """Whether and how it may set up groups of its own."""
    appointed_by: Line | None = None
    """Who appoints the members."""
    attendees: tuple[Line, ...] = ()
    """Who comes without a vote, a line each; attendees do not count to the quorum."""
    decides_by: Line | None = None
    """How it decides: by consensus, by majority, who has the casting vote."""
    conflicts: Line | None = None
    """What is done about conflicts of interest."""
    notice: Line | None = None
    """How long before a meeting it is called."""
    papers: Line | None = None
    """How long before a meeting the papers are sent."""
    minutes: Line | None = None
    """Where the minutes stand."""
    reports_to: Annotated[
        tuple[Target, ...],
        ONE_OR_SEVERAL,
        Link(("body", "organisation"), says="report to", back="hears from", manner="accountable"),
    ] = ()
    """Whom the body reports to."""
    reports: Line | None = None
    """How often and in what form it reports."""
    secretariat: Annotated[
        Target | None, Link("post", says="have as a secretariat", back="is the secretariat of", manner="works_with")
    ] = None
    """The post that looks after its papers."""
    owner: Owner = None
    """The post, body or team that looks after them and has them reviewed."""
    approved_by: Annotated[
        Target | None, Link("body", says="are approved by", back="approves", manner="accountable")
    ] = None
    """The body that approved them, and that approves a change."""
    approved_on: When | None = None
    """When they were approved."""
    review_by: When | None = None
    """When they must be reviewed."""
    text: Prose | None = None
    """Anything more, in our own plain English."""

    @property
    def title(self) -> str:
        """What they are to be called where they stand alone."""
        return f"terms of reference of {self.body}"
