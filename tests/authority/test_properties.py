"""What holds of every scheme, however it is written: nobody decides more than was handed down to them."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.authority.decide import decide
from generator.authority.scheme import Scheme
from generator.authority.values import Band, Holder, Question
from generator.diagnostics import Ref
from generator.graph import Handbook, Model
from generator.graph.resolve import resolve
from generator.kinds import kinds
from generator.kinds._entity import Entity, Facts
from generator.kinds.body import Body
from generator.kinds.decision import Decision
from generator.kinds.delegation import Delegation
from generator.kinds.post import Post

HANDBOOK = Handbook(
    id="case", title="A", organisation="trust", publisher="A", state="example", as_at="2022-07-01", summary="A case."
)
POSTS = ("a", "b", "c", "d")
BOUNDS = (100, 200, 300, 400)
AMOUNTS = st.sampled_from([0, *(b * 100 + more for b in BOUNDS for more in (-1, 0, 1))])
PAY = Ref("decision", "pay")


@st.composite
def papers(draw: st.DrawFn, above: bool = True) -> list[dict[str, Any]]:
    """Delegations of one decision: any giver, any taker, any band, whatever sense they make."""
    found = []
    for number in range(draw(st.integers(1, 6))):
        paper: dict[str, Any] = {
            "id": f"paper-{number}",
            "decision": "pay",
            "delegator": draw(st.sampled_from(("board", *POSTS))),
            "delegate": draw(st.sampled_from((*POSTS, "team"))),
        }
        low, high = draw(st.sampled_from([None, *BOUNDS])), draw(st.sampled_from([None, *BOUNDS]))
        limit = {"above": low if above else None, "amount": high}
        if limit["above"] is not None and high is not None and limit["above"] >= high:
            limit["above"] = None
        limit = {name: str(value) for name, value in limit.items() if value is not None}
        if limit:
            paper["limit"] = limit
        passes = draw(st.sampled_from([None, "yes", "no"]))
        if passes:
            paper["may_sub_delegate"] = passes
        if draw(st.booleans()) and draw(st.booleans()):
            paper["until"] = "2021-12-31"
        found.append(paper)
    return found


def scheme(delegations: list[dict[str, Any]]) -> Scheme:
    """A scheme of these delegations, resolved as a folder of them would be."""
    posts = [Post.model_validate({"id": ident, "name": f"Post {ident}", "kind": "executive"}) for ident in POSTS]
    posts[3]._facts = Facts(none=frozenset({("holders",)}))
    board, team = (
        Body.model_validate({"id": i, "name": i, "kind": k}) for i, k in (("board", "board"), ("team", "committee"))
    )
    pay = Decision.model_validate({"id": "pay", "name": "Pay", "held_by": "board"})
    written: dict[str, list[Entity]] = {name: [] for name in kinds()}
    written |= {"post": [*posts], "body": [board, team], "decision": [pay]}
    written["delegation"] = [Delegation.model_validate(paper) for paper in delegations]
    resolved = resolve(written, set())
    assert not resolved.problems
    return Scheme(Model(HANDBOOK, resolved.entities, resolved.edges, "public", "2022-07-01"), pay)


def holding(one: Scheme, amount: int) -> set[Holder]:
    """Everybody who holds the power for a sum, whether or not they have passed it on."""
    question = Question(PAY, amount, day="2022-07-01")
    return {t for grant in one.grants if one.judge(grant, question).state == "yes" for t in grant.takers}


@given(delegations=papers(), amount=AMOUNTS)
def test_no_answer_goes_beyond_any_link_of_its_chain(delegations: list[dict[str, Any]], amount: int) -> None:
    one = scheme(delegations)
    answer = decide(one.model, Question(PAY, amount))
    assert answer.verdict == "decided"
    for route in answer.routes:
        through = Band()
        for step in route.chain:
            assert step.band.holds(amount)
            assert step.stated.holds(amount)
            assert through.cut(step.band) == step.band, "more came out of a link than went in"
            through = step.band
        tops = route.chain[0].givers if route.chain else (route.actors[0].who,)
        assert tops == (Ref("body", "board"),)


@given(delegations=papers(), amount=AMOUNTS)
def test_whoever_passed_a_power_on_holds_it_for_the_same_sum(delegations: list[dict[str, Any]], amount: int) -> None:
    one = scheme(delegations)
    held = holding(one, amount)
    for route in decide(one.model, Question(PAY, amount)).routes:
        for step in route.chain[1:]:
            assert set(step.givers) <= held


@given(delegations=papers(above=False), amount=AMOUNTS, more=AMOUNTS)
def test_a_larger_sum_never_widens_who_holds_the_power(
    delegations: list[dict[str, Any]], amount: int, more: int
) -> None:
    one = scheme(delegations)
    assert holding(one, amount + more) <= holding(one, amount)


@given(delegations=papers(), amount=AMOUNTS, data=st.data())
def test_taking_a_delegation_away_never_adds_a_holder(
    delegations: list[dict[str, Any]], amount: int, data: st.DataObject
) -> None:
    gone = data.draw(st.integers(0, len(delegations) - 1))
    fewer = [paper for number, paper in enumerate(delegations) if number != gone]
    assert holding(scheme(fewer), amount) <= holding(scheme(delegations), amount)


@given(delegations=papers(), amount=AMOUNTS)
def test_an_answer_is_the_same_for_every_sum_of_its_band(delegations: list[dict[str, Any]], amount: int) -> None:
    one = scheme(delegations)
    answer = decide(one.model, Question(PAY, amount))
    ends = {answer.band.upto, None if answer.band.above is None else answer.band.above + 1} - {None}
    for end in ends:
        assert end is not None
        assert decide(one.model, Question(PAY, end)).routes == answer.routes
