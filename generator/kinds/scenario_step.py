"""Steps of a scenario: who does what, and where it goes on from there."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from generator.kinds._case import Case
from generator.kinds._entity import Entity
from generator.kinds._link import Link
from generator.kinds._money import Basis, Money, range_words
from generator.kinds._values import ONE_OR_SEVERAL, Flag, Id, Line, Prose, Target


class Way(BaseModel):
    """One way on from a step."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    to: Id
    """The key of the step that follows."""
    when: Line | None = None
    """When it is taken, in words; left out where it is the only way or follows from the sums."""
    above: Money | None = None
    """It is taken for sums above this one, such as £250,000."""
    up_to: Money | None = None
    """It is taken for sums up to this one and no more."""
    otherwise: Flag | None = None
    """yes where it is taken whenever no other way is."""

    @model_validator(mode="after")
    def _sound(self) -> Way:
        if self.above is not None and self.up_to is not None and self.above >= self.up_to:
            raise PydanticCustomError("way", "holds no sum: `up_to` must be more than `above`")
        return self

    def words(self, basis: Basis | None = None) -> str:
        """When it is taken, as readers see it; empty where it is the only way."""
        sums = range_words(self.above, self.up_to, basis) if self.above is not None or self.up_to is not None else ""
        said = [part for part in (self.when or "", sums) if part]
        return ", ".join(said) or ("otherwise" if self.otherwise else "")


class ScenarioStep(Entity):
    """One step of a scenario. Usually written inside the scenario, in the order in which things happen.

    Where `next` is left out, the step written after it follows; a step with `ends` is the last of its way.
    """

    FOLDER: ClassVar[str] = "scenario-steps"

    scenario: Annotated[Target, Link("scenario", says="is a step of", back="has the step", manner="about")]
    """The scenario."""
    key: Id
    """Its short name within the scenario, by which others lead to it."""
    action: Line
    """What is done, beginning with a verb."""
    actor: Annotated[
        tuple[Target, ...],
        ONE_OR_SEVERAL,
        Link(
            ("post", "body", "organisation", "unit", "designation"),
            says="is done by",
            back="acts in the scenario",
            manner="accountable",
        ),
    ] = ()
    """Who does it; several where they do it together, or any one of them with `together: no`."""
    together: Flag | None = None
    """Where several are named: no if any one of them does it, such as the director of the place that it is about."""
    actor_words: Line | None = None
    """Who does it, in words: where nothing in the model stands for them, such as the family's GP, or as one short name
    for those whom `actor` names."""
    decision: Annotated[
        Target | None, Link("decision", says="takes the decision", back="is taken in", manner="about")
    ] = None
    """The decision that is taken in this step; whoever acts must be allowed to take it."""
    amount: Money | None = None
    """The sum that the decision is about in this step, where the step has one."""
    case: Case = ()
    """Facts of the case in this step, such as {urgent: yes}."""
    next: tuple[Way, ...] = ()
    """The ways on; left out where the step written after this one follows."""
    escalates_to: Annotated[
        tuple[Target, ...],
        ONE_OR_SEVERAL,
        Link(("post", "body", "organisation"), says="is escalated to", back="hears of trouble in", manner="assures"),
    ] = ()
    """To whom it is taken where this step cannot settle it."""
    ends: Line | None = None
    """How the scenario ends here."""
    text: Prose | None = None
    """Anything more, in our own plain English."""

    @property
    def title(self) -> str:
        """What is done."""
        return self.action
