"""Change events: what was set up, renamed, merged, split, closed or handed over, when, and by whose decision."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.kinds._entity import Entity
from generator.kinds._link import Link
from generator.kinds._values import ONE_OR_SEVERAL, Line, Prose, Target, When

_CHANGED = ("body", "post", "function", "unit", "organisation", "designation", "agreement")


class ChangeEvent(Entity):
    """Something that happened to bodies, posts or functions: what was there before, and what came of it."""

    FOLDER: ClassVar[str] = "change-events"

    name: Line
    """It in a few words of our own."""
    kind: Literal["establish", "rename", "merge", "split", "disestablish", "transfer"]
    """What happened: establish (something new), rename (it goes on under another name), merge (several become one),
    split (one becomes several), disestablish (it closes) or transfer (work or powers are handed over)."""
    original: Annotated[
        tuple[Target, ...],
        ONE_OR_SEVERAL,
        Link(_CHANGED, says="changed", back="was changed by", manner="part"),
    ] = ()
    """What was there before."""
    resulting: Annotated[
        tuple[Target, ...],
        ONE_OR_SEVERAL,
        Link(_CHANGED, says="led to", back="came of", manner="part"),
    ] = ()
    """What came of it."""
    decided_on: When | None = None
    """The day it was decided."""
    effective_on: When | None = None
    """The day it took effect, or is to."""
    decided_by: Annotated[
        Target | None, Link(("body", "post", "organisation"), says="was decided by", back="decided on", manner="about")
    ] = None
    """Who decided it."""
    instrument: Line | None = None
    """The paper, order or minute by which it was done, such as `Board minute 2023/14`."""
    earlier_name: Line | None = None
    """What something was called before, where it was renamed and kept its id."""
    text: Prose | None = None
    """What it means, in our own plain English; for a transfer, where each power went."""
