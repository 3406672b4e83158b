"""Organisations: the board itself, its partners, its predecessors."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.kinds._entity import Entity
from generator.kinds._link import Link
from generator.kinds._values import Line, Prose, Target, Whole


class Organisation(Entity):
    """A legal or working organisation, or a counted set of them whose names no source gives."""

    FOLDER: ClassVar[str] = "organisations"

    name: Line
    """Its full name."""
    short: Line | None = None
    """The short form people use."""
    kind: Literal[
        "icb",
        "ccg",
        "nhs_trust",
        "local_authority",
        "combined_authority",
        "commissioning_support_unit",
        "primary_care_network",
        "national_body",
        "regulator",
        "region",
        "voluntary_sector",
        "representative_network",
        "emergency_service",
        "education_and_research",
        "other",
    ]
    """What sort of organisation it is."""
    number: Whole | None = None
    """How many, where the entry stands for a set whose members are not named."""
    part_of: Annotated[Target | None, Link("organisation", says="is part of", back="has as a part", manner="part")] = (
        None
    )
    """The organisation it belongs to."""
    covers: Annotated[tuple[Target, ...], Link("area", says="covers", back="is covered by", manner="part")] = ()
    """The areas it serves."""
    text: Prose | None = None
    """What it is, in our own plain English."""
