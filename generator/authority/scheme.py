"""The delegations of one decision, and what each of them gives for one question."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from generator.authority.origin import is_board_of, is_source_of_power
from generator.authority.standing import holds_on, name, not_in_force, powerless
from generator.authority.values import Band, Holder, Missing, Question, Step
from generator.diagnostics import Ref
from generator.graph.model import Model
from generator.kinds.area import Area
from generator.kinds.decision import Decision
from generator.kinds.delegation import Delegation

State = Literal["yes", "ask", "no"]


@dataclass(frozen=True, slots=True)
class Grant:
    """One delegation to one taker, or to several who decide together."""

    paper: Delegation
    givers: tuple[Holder, ...]
    takers: tuple[Holder, ...]
    areas: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What a grant gives for one question."""

    grant: Grant
    state: State
    why: tuple[str, ...] = ()
    """Where it gives nothing: why."""
    missing: tuple[Missing, ...] = ()
    """Where it cannot be told yet: what would have to be known."""
    chain: tuple[Step, ...] = ()
    above: Grant | None = None
    """The grant that it was passed on from; None at the top."""
    remarks: tuple[str, ...] = ()

    @property
    def band(self) -> Band:
        """The sums it reaches to, cut to what its givers hold."""
        return self.chain[-1].band if self.chain else Band()


@dataclass(frozen=True)
class Scheme:
    """Everything that the model says about who may take one decision."""

    model: Model
    decision: Decision

    @cached_property
    def grants(self) -> tuple[Grant, ...]:
        """Its delegations; one that several may use alone is a grant for each."""
        found = []
        for paper in self.model.origins(self.decision.ref, "decision", "delegation"):
            if not isinstance(paper, Delegation):
                continue
            givers, takers, areas = (
                tuple(edge.target for edge in self.model.out(paper.ref, relation))
                for relation in ("delegator", "delegate", "area")
            )
            if not givers and self.decision.held_by:
                givers = tuple(edge.target for edge in self.model.out(self.decision.ref, "held_by"))
            each = (takers,) if paper.together or len(takers) == 1 else tuple((taker,) for taker in takers)
            found += [Grant(paper, givers, some, areas) for some in each if some]
        return tuple(found)

    @cached_property
    def top(self) -> tuple[Holder, ...]:
        """Who holds the decision before any of it is passed on, as far as stated."""
        for relation in ("reserved_to", "held_by"):
            edges = self.model.out(self.decision.ref, relation)
            if edges:
                return tuple(edge.target for edge in edges)
        takers = {taker for grant in self.grants for taker in grant.takers}
        givers = [giver for grant in self.grants for giver in grant.givers if giver not in takers]
        return tuple(dict.fromkeys(giver for giver in givers if is_source_of_power(self.model, giver)))

    def is_top(self, holder: Holder, grant: Grant) -> bool:
        """Whether whoever gives a grant holds the decision without having been given it.

        Where the model says who holds it, that is the one alone: with the organisation whose board it is, and with
        those who give it together with them, each for its own part.
        """
        if self._speaks_for_top(holder):
            return True
        taken = any(holder in one.takers for one in self.grants)
        if taken or not is_source_of_power(self.model, holder):
            return False
        stated = self.decision.reserved_to or self.decision.held_by
        return not stated or any(self._speaks_for_top(giver) for giver in grant.givers)

    def _speaks_for_top(self, holder: Holder) -> bool:
        """Whether somebody is whoever holds the decision, or the board or the organisation of it."""
        if holder in self.top:
            return True
        return any(
            is_board_of(self.model, one, other) for top in self.top for one, other in ((holder, top), (top, holder))
        )

    def limit_of(self, grant: Grant, place: Ref | None) -> tuple[Band, Missing | None]:
        """The sums that a grant is written for, and what would have to be known to tell."""
        limit = grant.paper.limit
        if limit is None or limit.not_given:
            return Band(), None
        if limit.per_population is None:
            return Band(limit.above, limit.amount), None
        area = self.model.get(place) if place is not None else None
        if area is None:
            return Band(), Missing("the place", "place", (), "its population gives the limit")
        people = area.population if isinstance(area, Area) else None
        if people is None:
            return Band(), Missing(f"how many people live in {area.title}, from which the limit follows")
        above, amount = (
            None if part is None else part * people // limit.per_population for part in (limit.above, limit.amount)
        )
        return Band(above, amount), None

    def judge(self, grant: Grant, question: Question, seen: tuple[Grant, ...] = ()) -> Judged:
        """What a grant gives for a question.

        It gives something where it is in force, fits the case, the place and the sum, and whoever gives it holds
        as much. `seen` are the grants below it, so that a circle ends.
        """
        if any(grant is one for one in seen):
            return Judged(grant, "no", ("the delegations lead round in a circle",))
        paper = grant.paper
        day = question.day or self.model.as_at
        why: list[str] = []
        missing: list[Missing] = []
        remarks: list[str] = []
        ended = not_in_force(paper, day)
        if ended:
            why.append(f"the delegation does not hold: {ended}")
        for taker in grant.takers:
            groups = powerless(self.model, taker)
            if groups:
                why.append(groups)
            if taker in grant.givers:
                why.append("nobody can delegate to themselves")
        self._fit_case(grant, question, why, missing)
        self._fit_place(grant, question, why, missing)
        band, unknown = self.limit_of(grant, question.place)
        if unknown is not None and all(one.fact != "place" for one in missing):
            missing.append(unknown)
        above, parents, from_above = self._from_givers(grant, question, (*seen, grant), why, missing, remarks)
        held = band if from_above is None else band.cut(from_above)
        if unknown is not None:
            remarks.append("Its limit follows from how many people live in the place.")
            held = band
        else:
            self._fit_amount(grant, question, band, held, why, missing, remarks)
        step = Step(
            grant.givers,
            grant.takers,
            paper.ref,
            paper.instrument,
            paper.clause,
            paper.said(),
            held,
            band,
            paper.limit.basis if paper.limit else None,
            bool(paper.limit and paper.limit.not_given),
            bool(paper.example),
        )
        state: State = "no" if why else ("ask" if missing else "yes")
        return Judged(grant, state, tuple(why), tuple(missing), (*parents, step), above, tuple(remarks))

    def _fit_case(self, grant: Grant, question: Question, why: list[str], missing: list[Missing]) -> None:
        asked = {one.fact: one for one in self.decision.asks}
        for fact in grant.paper.case:
            one = asked.get(fact.fact)
            told = question.case.get(fact.fact)
            if told is None and one is not None:
                told = one.usual
            if told is None and fact.fact == "urgent":
                told = "no"
            wanted = " or ".join(fact.answers)
            what = one.ask if one is not None else f"{fact.fact.replace('-', ' ')}?"
            if told is None:
                missing.append(Missing(what, fact.fact, one.answers if one is not None else fact.answers, wanted))
            elif _plain(told) not in {_plain(answer) for answer in fact.answers}:
                why.append(f"it holds only where the answer is {wanted}: {what}")

    def _fit_place(self, grant: Grant, question: Question, why: list[str], missing: list[Missing]) -> None:
        if not grant.areas:
            return
        each = tuple(name(self.model, area) for area in grant.areas)
        where = " or ".join(each)
        if question.place is None:
            missing.append(Missing("the place", "place", each, where))
            return
        around = self.around(question.place)
        if any(area in around for area in grant.areas):
            return
        inside = [a for a in grant.areas if isinstance(a, Ref) and question.place in self.around(a)]
        if inside:
            missing.append(Missing("the place", "place", each, where))
        else:
            why.append(f"it holds only for {where}")

    def around(self, place: Ref) -> list[Holder]:
        """A place and every area around it."""
        found: list[Holder] = []
        rest: list[Holder] = [place]
        while rest:
            here = rest.pop()
            if here not in found:
                found.append(here)
                if isinstance(here, Ref):
                    rest += [edge.target for edge in self.model.out(here, "part_of")]
        return found

    def _from_givers(
        self,
        grant: Grant,
        question: Question,
        seen: tuple[Grant, ...],
        why: list[str],
        missing: list[Missing],
        remarks: list[str],
    ) -> tuple[Grant | None, tuple[Step, ...], Band | None]:
        """The grant that one is passed on from, the chain down to it, and the sums that came down by it."""
        above: Grant | None = None
        chain: tuple[Step, ...] = ()
        band: Band | None = None
        for giver in grant.givers:
            day = question.day or self.model.as_at
            if isinstance(giver, Ref) and not holds_on(self.model.get(giver), day):
                ended = (not_in_force(self.model.get(giver), day) or "").removeprefix("it ")
                why.append(f"{name(self.model, giver)}, who gives it, {ended}")
                continue
            if self.is_top(giver, grant):
                continue
            best = self._best(giver, grant, question, seen)
            if best is None:
                why.append(f"{name(self.model, giver)} has not been given it and so cannot pass it on")
                continue
            if best.why:
                reason = best.why[0].split("does not hold it: ")[-1]
                why.append(f"{name(self.model, giver)}, who gives it, does not hold it: {reason}")
            missing += [m for m in best.missing if m not in missing]
            if best.grant.paper.may_sub_delegate is False:
                why.append(f"{name(self.model, giver)} may not pass it on")
            elif best.grant.paper.may_sub_delegate is None:
                remarks.append(f"Whether {name(self.model, giver)} may pass it on is not stated.")
            band = best.band if band is None else band.cut(best.band)
            if len(best.chain) > len(chain):
                above, chain = best.grant, best.chain
        return above, chain, band

    def _best(self, giver: Holder, grant: Grant, question: Question, seen: tuple[Grant, ...]) -> Judged | None:
        """By which grant a giver holds most of what is asked."""
        theirs = [
            g for g in self.grants if giver in g.takers and (len(g.takers) == 1 or set(g.takers) <= set(grant.givers))
        ]
        judged = [self.judge(one, question, seen) for one in theirs]
        order = ("yes", "ask", "no")

        def rank(one: Judged) -> tuple[int, int, float, str]:
            widest = float("inf") if one.band.upto is None else one.band.upto
            barred = one.grant.paper.may_sub_delegate is False
            return (order.index(one.state), barred, -widest, one.grant.paper.id)

        return min(judged, key=rank, default=None)

    def _fit_amount(
        self,
        grant: Grant,
        question: Question,
        band: Band,
        held: Band,
        why: list[str],
        missing: list[Missing],
        remarks: list[str],
    ) -> None:
        limit = grant.paper.limit
        basis = limit.basis if limit else None
        if limit is None and question.amount is not None and grant.paper.state("limit") != "none":
            remarks.append("No limit is stated for it.")
        if limit is not None and limit.not_given:
            if question.amount is not None:
                missing.append(Missing("the limit: a source says that there is one and does not give it"))
            else:
                remarks.append("There is a limit, which the sources do not give.")
            return
        if held != band and (held.empty or band.upto != held.upto):
            remarks.append(f"What is written, {band.words(basis)}, is cut to what its giver holds.")
        if held.empty:
            why.append("whoever gives it holds no such sums")
        elif held == Band():
            return
        elif question.amount is None:
            missing.append(Missing("the sum", "amount"))
        elif not held.holds(question.amount):
            why.append(f"it reaches only to sums {held.words(basis)}")


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
