"""Functions: what the organisation does, at which level."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.kinds._entity import Entity
from generator.kinds._link import Inside, Link
from generator.kinds._serves import Serves
from generator.kinds._values import Line, Prose, Target, Whole


class Function(Entity):
    """Something the organisation has to do."""

    FOLDER: ClassVar[str] = "functions"
    RESERVED: ClassVar[frozenset[str]] = frozenset({"map", "decisions-map", "statutory"})

    name: Line
    """A short name."""
    level: Literal["system", "at_scale", "place", "joint"] | None = None
    """Where it is discharged: across the system, at scale, at place, or jointly with local authorities."""
    group: Annotated[Target | None, Link("function_group", says="is listed under", back="lists", manner="part")] = None
    """The list or heading of the source under which it stands."""
    number: Whole | None = None
    """Its place in that list."""
    reference: Line | None = None
    """The reference that the source prints beside it."""
    leaves_when: Line | None = None
    """The event until which the organisation keeps it, where the source says that it is to move elsewhere."""
    area: Line | None = None
    """The field of work it belongs to, such as Finance; a heading on the map."""
    parent: Annotated[Target | None, Link("function", says="is part of", back="includes", manner="part")] = None
    """The larger function it belongs to."""
    same_work_as: Annotated[
        tuple[Target, ...],
        Link("function", says="is the same work as", back="is the same work as", manner="works_with"),
    ] = ()
    """Functions of other lists that mean the same work."""
    bodies: Annotated[
        tuple[Target, ...], Link("body", says="involves", back="is involved in", manner="works_with")
    ] = ()
    """Bodies that the source names in it."""
    organisations: Annotated[
        tuple[Target, ...], Link("organisation", says="involves", back="is involved in", manner="works_with")
    ] = ()
    """Organisations that the source names in it."""
    contributes_to: Serves = ()
    """The vision, aims or objectives that it serves, where a source says so or it was worked out with a reason."""
    assignments: Annotated[None, Inside("assignment", under="function", named_by=("role", "holder"))] = None
    """Who is accountable, responsible, consulted, informed or assuring, where a source says so."""
    content: tuple[Line, ...] = ()
    """What the source lists under it, a line each, in our own words."""
    delegable: Literal["yes", "no"] | None = None
    """Whether it may be delegated, where the source says so."""
    text: Prose | None = None
    """What it means, in our own plain English."""
