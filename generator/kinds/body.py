"""Bodies: boards, committees, partnerships and groups that meet."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from generator.kinds._entity import Entity
from generator.kinds._link import Inside, Link
from generator.kinds._quorum import Quorum
from generator.kinds._review import Approver, Owner
from generator.kinds._serves import Serves
from generator.kinds._values import Flag, Id, Line, Prose, Target, Web, When, Whole, first_day, last_day


class SeatGroup(BaseModel):
    """A number of seats of one sort, as the constitution or another source counts them."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    id: Id
    """Names it among the body's seats; a member's `seat` refers to it."""
    name: Line
    """What the seats are called."""
    number: Whole
    """How many seats; the lower figure where the source gives two."""
    up_to: Whole | None = None
    """The higher figure, where the source gives two, such as 26/28."""
    part_of: Id | None = None
    """The seat group that these seats are counted within."""


class Body(Entity):
    """A board, committee, partnership or group."""

    FOLDER: ClassVar[str] = "bodies"

    name: Line
    """Its name."""
    short: Line | None = None
    """The short form people use."""
    kind: Literal[
        "board",
        "committee",
        "sub_committee",
        "joint_committee",
        "partnership",
        "collaborative",
        "forum",
        "advisory_group",
        "task_and_finish",
        "operational_group",
        "scrutiny",
        "not_stated",
    ]
    """What sort of body it is; not_stated where no source says."""
    authority: Literal["decides", "assures", "advises", "consults", "coordinates"] | None = None
    """What it may do: decide, assure, advise, consult or coordinate."""
    organisations: Annotated[
        tuple[Target, ...], Link("organisation", says="is a body of", back="has as a body", manner="part")
    ] = ()
    """The organisation it belongs to; several for a joint body."""
    accountable_to: Annotated[
        Target | None,
        Link(("body", "organisation"), says="is accountable to", back="holds to account", manner="accountable"),
    ] = None
    """The body that it answers to."""
    advises: Annotated[tuple[Target, ...], Link("body", says="advises", back="is advised by", manner="advises")] = ()
    """Bodies it gives advice to."""
    assures: Annotated[tuple[Target, ...], Link("body", says="assures", back="is assured by", manner="assures")] = ()
    """Bodies it gives assurance to."""
    works_with: Annotated[
        tuple[Target, ...], Link(("body", "organisation"), says="works with", back="works with", manner="works_with")
    ] = ()
    """Bodies and organisations it works with, neither above the other."""
    covers: Annotated[tuple[Target, ...], Link("area", says="covers", back="is covered by", manner="part")] = ()
    """The areas it serves."""
    number: Whole | None = None
    """How many, where the entry stands for a set whose members are not named."""
    purpose: Prose | None = None
    """What it is for, in two plain sentences of our own."""
    responsibilities: tuple[Line, ...] = ()
    """What it does, a line each, in our own words."""
    contributes_to: Serves = ()
    """The vision, aims or objectives that it pursues, where a source says so or it was worked out with a reason."""
    priorities: tuple[Line, ...] = ()
    """What it has set itself to work on first, a line each, in our own words."""
    seats: tuple[SeatGroup, ...] = ()
    """How many seats of which sort the source counts."""
    seat_total: Whole | None = None
    """All its seats together; the lower figure where the source gives two."""
    seat_total_up_to: Whole | None = None
    """The higher figure of all its seats, where the source gives two."""
    members: Annotated[None, Inside("membership", under="body", named_by=("member",))] = None
    """Who sits on it: the seats with their roles."""
    quorum: Line | None = None
    """Who must be there for it to decide."""
    quorum_counts: Quorum | None = None
    """The same in figures: how many members, and who must be among them."""
    meets: Line | None = None
    """How often it meets."""
    in_public: Flag | None = None
    """Whether it meets in public."""
    next_meeting: When | None = None
    """The day of its next meeting."""
    meets_at: Line | None = None
    """Where it meets, or how to join."""
    papers: Web | None = None
    """The page with the papers of its meetings."""
    minutes: Web | None = None
    """The page with the minutes of its meetings."""
    urgent_decisions: Annotated[None, Inside("emergency_power", under="body", named_by=("name",))] = None
    """Who may decide for it when it cannot meet in time, such as chair's action."""
    terms_of_reference: Annotated[None, Inside("terms_of_reference", under="body", one=True)] = None
    """The paper that says how it works."""
    established_by: Line | None = None
    """What set it up: an order, an agreement, a decision."""
    owner: Owner = None
    """The post, body or team that looks after its terms and has them reviewed, where those have no entry of their
    own; the same goes for their approval and review."""
    approved_by: Approver = None
    """The body or post that approved its terms as they stand."""
    approved_on: When | None = None
    """When they were approved."""
    review_by: When | None = None
    """When they must be reviewed."""

    def meeting_is(self, as_at: str) -> str:
        """What readers call the meeting it gives, on the day that a handbook describes."""
        to_come = self.next_meeting is None or last_day(self.next_meeting) >= first_day(as_at)
        return "Next meeting" if to_come else "Last meeting given"
