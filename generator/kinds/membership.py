"""Memberships: who sits on which body, and as what."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.kinds._entity import Entity
from generator.kinds._link import Link, Within
from generator.kinds._values import Flag, Id, Line, Target


class Membership(Entity):
    """A seat on a body, filled by a post, a person or an organisation. Usually written inside the body."""

    FOLDER: ClassVar[str] = "memberships"

    body: Annotated[Target, Link("body", says="is a seat on", back="has as a seat", manner="member")]
    """The body."""
    member: Annotated[
        Target, Link(("post", "person", "organisation", "body"), says="is filled by", back="sits on", manner="member")
    ]
    """The post that the seat goes with; a person or organisation where no post is named."""
    role: Literal["chair", "deputy_chair", "member", "participant", "attendee", "secretary"] = "member"
    """As what it sits there."""
    standing: Literal["required", "involved", "optional"] | None = None
    """Whether a source requires it as a member, wants it involved, or leaves it optional."""
    seat: Annotated[Id | None, Within(link="body", entries="seats")] = None
    """The body's seat group that it counts towards."""
    voting: Flag | None = None
    """Whether it votes, where a source says so."""
    on_behalf_of: Line | None = None
    """The sector that nominates it."""
