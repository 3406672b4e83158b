"""Decisions: what somebody has to decide, and whether it is reserved or may be passed on."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.kinds._case import Question
from generator.kinds._entity import Entity
from generator.kinds._link import Inside, Link
from generator.kinds._values import ONE_OR_SEVERAL, Flag, Line, Prose, Target


class Decision(Entity):
    """Something that has to be decided."""

    FOLDER: ClassVar[str] = "decisions"

    name: Line
    """The decision in a few words, beginning with a verb: Approve a care package."""
    reference: Line | None = None
    """The reference that the scheme prints beside it."""
    theme: Line | None = None
    """The heading it stands under in the scheme."""
    lead: Annotated[
        Target | None, Link("post", says="is led by", back="leads on the decision", manner="accountable")
    ] = None
    """The post that leads on it, and that can be asked."""
    held_by: Annotated[
        Target | None,
        Link(("body", "organisation"), says="is held by", back="holds the decision", manner="accountable"),
    ] = None
    """The body or organisation that holds the power before any of it is passed on."""
    reserved_to: Annotated[
        Target | None, Link("body", says="is reserved to", back="keeps for itself", manner="accountable")
    ] = None
    """The body that keeps it for itself."""
    not_delegated: Flag | None = None
    """yes where a source says that it may not be delegated at all."""
    alternatives: Flag | None = None
    """yes where several may decide and any one of them will do."""
    clause: Line | None = None
    """The clause of the constitution or scheme that says so."""
    function: Annotated[
        tuple[Target, ...],
        ONE_OR_SEVERAL,
        Link("function", says="belongs to", back="has the decision", manner="part"),
    ] = ()
    """The function it belongs to."""
    level: Literal["system", "at_scale", "place", "joint"] | None = None
    """Where it is taken: across the system, at scale, at place, or jointly."""
    asks: tuple[Question, ...] = ()
    """Facts that the answer turns on, each with its question."""
    delegations: Annotated[None, Inside("delegation", under="decision", named_by=("delegate",))] = None
    """Who has been given it, by whom, up to which limit."""
    gap: Line | None = None
    """What the sources leave open about it, in one sentence."""
    text: Prose | None = None
    """What it means, in our own plain English."""
