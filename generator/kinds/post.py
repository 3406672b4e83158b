"""Posts: jobs and Board seats, which outlive whoever holds them."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.kinds._entity import Entity
from generator.kinds._link import Inside, Link
from generator.kinds._values import Line, Prose, Target, Whole


class Post(Entity):
    """A job or a seat that somebody can hold."""

    FOLDER: ClassVar[str] = "posts"

    name: Line
    """Its title."""
    kind: Literal[
        "chair", "chief_executive", "executive", "partner_member", "non_executive", "participant", "senior", "other"
    ]
    """What sort of post it is."""
    number: Whole | None = None
    """How many, where the entry stands for several posts that no source tells apart."""
    unit: Annotated[Target | None, Link("unit", says="is in", back="has as a post", manner="part")] = None
    """The team it is in."""
    organisation: Annotated[
        Target | None, Link("organisation", says="is a post of", back="has as a post", manner="part")
    ] = None
    """The organisation it is a post of."""
    reports_to: Annotated[
        tuple[Target, ...], Link(("post", "body"), says="reports to", back="manages", manner="accountable")
    ] = ()
    """The post or body it reports to, where a source says so."""
    accountable_to: Annotated[
        tuple[Target, ...],
        Link(("body", "organisation"), says="is accountable to", back="holds to account", manner="accountable"),
    ] = ()
    """The body or organisation it answers to, where a source says so."""
    works_with: Annotated[
        tuple[Target, ...],
        Link(("post", "body", "organisation", "unit"), says="works with", back="works with", manner="works_with"),
    ] = ()
    """Posts, bodies and organisations it works with."""
    supports: Annotated[
        tuple[Target, ...], Link("post", says="supports", back="is supported by", manner="works_with")
    ] = ()
    """Posts it gives support to."""
    covers: Annotated[tuple[Target, ...], Link("area", says="covers", back="is covered by", manner="part")] = ()
    """The areas it serves."""
    holders: Annotated[None, Inside("holding", under="post", named_by=("person",))] = None
    """Who holds it, and who did."""
    deputies: Annotated[None, Inside("deputy_rule", under="post", named_by=("deputy",))] = None
    """Who acts for it when it is vacant or its holder is away, where a source says so."""
    portfolio: Annotated[None, Inside("assignment", under="holder", named_by=("function", "designation", "words"))] = (
        None
    )
    """What it answers for, a line each."""
    text: Prose | None = None
    """What the post is for, in our own plain English."""
