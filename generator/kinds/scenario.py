"""Scenarios: how a decision or an incident is dealt with, from what sets it off to its end."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.kinds._entity import Entity
from generator.kinds._link import Inside, Link
from generator.kinds._money import Basis
from generator.kinds._values import ONE_OR_SEVERAL, Flag, Line, Prose, Target, Whole


class Scenario(Entity):
    """A case that shows how decisions are made."""

    FOLDER: ClassVar[str] = "scenarios"

    name: Line
    """What it is about."""
    number: Whole | None = None
    """Its place in the source."""
    trigger: Line | None = None
    """What sets it off."""
    applies_to: tuple[Line, ...] = ()
    """The sorts of case it covers, as the source lists them."""
    in_overview: Flag | None = None
    """Whether the source's own overview of scenarios lists it."""
    states: tuple[Line, ...] = ()
    """What the source says in words about how it is dealt with, a line each."""
    involves: Annotated[
        tuple[Target, ...],
        ONE_OR_SEVERAL,
        Link(
            ("post", "body", "organisation", "unit", "function", "designation"),
            says="involves",
            back="is part of the scenario",
            manner="about",
        ),
    ] = ()
    """Posts, bodies, organisations and functions that it concerns."""
    basis: Basis | None = None
    """What sums in it are counted over: per_decision, per_case, per_year or whole_life."""
    steps: Annotated[None, Inside("scenario_step", under="scenario", named_by=("key",))] = None
    """What is done, step by step, in order."""
    text: Prose | None = None
    """What it is, in our own plain English."""
