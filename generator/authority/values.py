"""What is asked of a scheme and what it answers, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.diagnostics import Ref
from generator.graph.model import Withheld
from generator.kinds._entity import Source
from generator.kinds._money import Basis, range_words

Holder = Ref | Withheld
"""Who may hold a power: a post, a body or an organisation; one that this edition does not name."""

Verdict = Literal["decided", "ask", "not_stated"]
"""decided: the model says who; ask: it would, if more were told; not_stated: it does not know."""


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody wants to know about one decision."""

    decision: Ref
    amount: int | None = None
    """In pence."""
    case: Mapping[str, str] = field(default_factory=dict)
    place: Ref | None = None
    day: str = ""
    """A date; the day that the model describes where left out."""


@dataclass(frozen=True, slots=True)
class Band:
    """Sums above one figure and up to another, in pence; without end where None."""

    above: int | None = None
    upto: int | None = None

    def holds(self, amount: int) -> bool:
        """Whether a sum lies in it."""
        return (self.above is None or amount > self.above) and (self.upto is None or amount <= self.upto)

    def cut(self, other: Band) -> Band:
        """What lies in both."""
        lows = [b for b in (self.above, other.above) if b is not None]
        highs = [b for b in (self.upto, other.upto) if b is not None]
        return Band(max(lows, default=None), min(highs, default=None))

    @property
    def empty(self) -> bool:
        """Whether no sum lies in it."""
        return self.above is not None and self.upto is not None and self.above >= self.upto

    def words(self, basis: Basis | None = None) -> str:
        """In words."""
        return range_words(self.above, self.upto, basis)


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain: who passed the power on to whom, in what paper, and what came through."""

    givers: tuple[Holder, ...]
    """Empty where no source says who gives it."""
    takers: tuple[Holder, ...]
    origin: Ref
    """The delegation or emergency power."""
    instrument: str | None
    clause: str | None
    sources: tuple[Source, ...]
    band: Band
    """What the takers hold by it: never more than the givers do."""
    stated: Band
    """What is written."""
    basis: Basis | None = None
    limit_hidden: bool = False
    example: bool = False

    @property
    def is_cut(self) -> bool:
        """Whether more is written than the givers hold."""
        return self.band != self.stated


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the holder of the power, or a deputy."""

    who: Holder
    deputy_of: Holder | None = None
    names: tuple[str, ...] = ()
    """The people who hold the post, where stated."""


@dataclass(frozen=True, slots=True)
class Route:
    """One way in which the decision may be taken."""

    actors: tuple[Actor, ...]
    """All of them together."""
    chain: tuple[Step, ...]
    """From the top down; empty where the power was never passed on."""
    conditions: tuple[str, ...] = ()
    report_to: tuple[Holder, ...] = ()
    report: str | None = None
    next_up: tuple[tuple[Actor, ...], ...] = ()
    """Who decides above the limit; each entry decides together."""
    accountable: tuple[Holder, ...] = ()
    """Who passed it on and stays accountable."""
    away: tuple[tuple[Holder, Holder], ...] = ()
    """Posts with the deputy who acts when the holder is away."""
    passed_on_to: str | None = None
    needs: tuple[str, ...] = ()
    """What must be told before this way is certain."""
    emergency: bool = False
    remarks: tuple[str, ...] = ()

    @property
    def band(self) -> Band:
        """The sums it reaches to."""
        return self.chain[-1].band if self.chain else Band()

    @property
    def basis(self) -> Basis | None:
        """What its limit is counted over."""
        return self.chain[-1].basis if self.chain else None


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody who does not decide, and why."""

    who: tuple[Holder, ...]
    why: tuple[str, ...]
    may: bool = False
    """Holds the power all the same, and has passed it on."""


@dataclass(frozen=True, slots=True)
class Missing:
    """What would have to be known."""

    what: str
    fact: str | None = None
    """`amount`, `place` or a fact of the case, where whoever asks can tell; None where the model does not know."""
    answers: tuple[str, ...] = ()
    """The answers there are."""
    wanted: str = ""
    """The answer with which one way would be certain."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Who decides, or what is missing."""

    question: Question
    verdict: Verdict
    routes: tuple[Route, ...] = ()
    """Any of them will do."""
    depends: tuple[Route, ...] = ()
    """Further ones that turn on what was not told."""
    others: tuple[Other, ...] = ()
    missing: tuple[Missing, ...] = ()
    ask: Holder | str | None = None
    """Whom to ask about what is missing."""
    assumed: tuple[tuple[str, str], ...] = ()
    """Questions that were not answered, with the usual answer that was taken."""
    remarks: tuple[str, ...] = ()
    band: Band = Band()
    """The sums for which the answer is the same."""
    basis: Basis | None = None
    """What the decision's sums are counted over, where all its limits agree."""
    steps: tuple[tuple[Band, Answer], ...] = ()
    """The answer for each range of sums, where no sum was told."""
