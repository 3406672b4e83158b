"""Delegations: who gives a decision to whom, up to which limit and under which conditions."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from generator.kinds._case import Case
from generator.kinds._entity import Entity
from generator.kinds._link import Link
from generator.kinds._money import Limit
from generator.kinds._values import ONE_OR_SEVERAL, Flag, Line, Prose, Target, When

Instrument = Literal[
    "sord",
    "operational_scheme",
    "financial_limits",
    "constitution",
    "standing_orders",
    "terms_of_reference",
    "delegation_agreement",
    "joint_committee",
    "section_75",
    "board_decision",
    "letter",
]
"""The paper that a delegation stands in."""


class Delegation(Entity):
    """A power passed on. Who passes it on stays accountable, and can give no more than they hold."""

    FOLDER: ClassVar[str] = "delegations"

    decision: Annotated[
        tuple[Target, ...],
        ONE_OR_SEVERAL,
        Link("decision", says="passes on", back="is passed on by", manner="delegates"),
    ]
    """The decision that is passed on; several where one agreement covers them."""
    delegator: Annotated[
        tuple[Target, ...],
        ONE_OR_SEVERAL,
        Link(("body", "post", "organisation"), says="is given by", back="delegates", manner="delegates"),
    ] = ()
    """Who gives it; several where organisations or bodies give it together."""
    delegate: Annotated[
        tuple[Target, ...],
        ONE_OR_SEVERAL,
        Link(("post", "body", "organisation"), says="is given to", back="is given", manner="delegates"),
    ]
    """Who is given it: a post, a committee, a joint committee or another organisation."""
    together: Flag | None = None
    """Where several are named: yes if they decide together, no if any one of them may."""
    instrument: Instrument | None = None
    """What gives it: sord (scheme of reservation and delegation), operational_scheme, financial_limits,
    constitution, standing_orders, terms_of_reference, delegation_agreement (section 65Z5), joint_committee
    (section 65Z6), section_75, board_decision or letter."""
    clause: Line | None = None
    """The clause or line of that paper."""
    limit: Limit | None = None
    """The sums it reaches to; `none` where a source says that it has no limit."""
    conditions: tuple[Line, ...] = ()
    """What must be done or heeded for it to hold, a line each."""
    case: Case = ()
    """Facts of the case for which alone it holds, such as {urgent: yes}."""
    area: Annotated[
        tuple[Target, ...], ONE_OR_SEVERAL, Link("area", says="holds for", back="has delegations", manner="part")
    ] = ()
    """The places for which alone it holds."""
    report_to: Annotated[
        tuple[Target, ...],
        ONE_OR_SEVERAL,
        Link(("body", "post", "organisation"), says="is reported to", back="hears of", manner="assures"),
    ] = ()
    """Who must be told afterwards."""
    report: Line | None = None
    """What must be told and when, such as: at the next meeting."""
    may_sub_delegate: Flag | None = None
    """Whether whoever is given it may pass it on."""
    passed_on_to: Line | None = None
    """To whom it may be passed on, where a source says so without naming posts."""
    taken_back: When | None = None
    """The day on which the delegator took it back; from then on it does not hold."""
    example: Flag | None = None
    """yes where a source gives it as an example only."""
    text: Prose | None = None
    """Anything more, in our own plain English."""

    @model_validator(mode="after")
    def _several(self) -> Delegation:
        if len(self.delegate) > 1 and self.together is None:
            raise PydanticCustomError(
                "together", "names several delegates and must say `together: yes` (all of them) or `no` (any one)"
            )
        return self

    @property
    def title(self) -> str:
        """What it is to be called where it stands alone."""
        return self.id.replace("--", ": ").replace("-", " ")
