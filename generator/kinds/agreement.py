"""Agreements: what two or more organisations or bodies have settled between them."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.kinds._entity import Entity
from generator.kinds._link import Link
from generator.kinds._values import Line, Prose, Target, When


class Agreement(Entity):
    """An agreement between organisations or bodies."""

    FOLDER: ClassVar[str] = "agreements"

    name: Line
    """Its name."""
    kind: Literal[
        "memorandum_of_understanding", "responsibility_agreement", "section_75", "contract", "partnership", "other"
    ]
    """What sort of agreement it is."""
    parties: Annotated[
        tuple[Target, ...],
        Link(("organisation", "body"), says="is an agreement of", back="is a party to", manner="works_with"),
    ] = ()
    """Who has made it."""
    terms: tuple[Line, ...] = ()
    """What it settles, a line each, in our own words."""
    due: When | None = None
    """The day or month by which it is to be made."""
    reviewed: Line | None = None
    """How often it is reviewed, in words."""
    review_by: When | None = None
    """The day by which it must be reviewed."""
    text: Prose | None = None
    """What it means, in our own plain English."""
