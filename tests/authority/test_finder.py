"""What the finder holds ready is what the engine answers, for every sum, place, case and day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.authority.decide import decide
from generator.authority.finder import Finder, finder
from generator.authority.say import Section, say
from generator.authority.values import Question
from generator.diagnostics import Ref
from generator.graph import Model, load, select
from generator.kinds.decision import Decision

ROOT = Path(__file__).parents[2] / "model"
READY: dict[str, tuple[Model, list[Finder]]] = {}


def ready(name: str) -> tuple[Model, list[Finder]]:
    """A handbook's model through all time, with the finder of each of its decisions."""
    if name not in READY:
        model = load(ROOT / name).model
        assert model is not None
        timeless = select(model, "public", through_time=True)
        decisions = [d for d in timeless.all("decision") if isinstance(d, Decision)]
        READY[name] = (timeless, [finder(timeless, decision) for decision in decisions])
    return READY[name]


def look_up(
    found: Finder, amount: int | None, place: Ref | None, case: dict[str, str], day: date | None
) -> tuple[Section, ...]:
    """As the page's script does it."""
    turn = 0 if day is None else 1 + sum(begins <= day for begins in found.days)
    where = found.places.index(place) + 1 if place in found.places else 0
    number = 0
    for fact in found.facts:
        told = case.get(fact.fact)
        number = number * (len(fact.answers) + 1) + (0 if told is None else fact.answers.index(told) + 1)
    row = found.rows[turn][where][number]
    if amount is None:
        return found.answers[row.unasked]
    return found.answers[row.answers[sum(amount > bound for bound in row.bounds)]]


@pytest.mark.parametrize("name", ["example", "nenc-2022"])
@given(data=st.data())
@settings(max_examples=200)
def test_the_finders_table_is_the_engines_answer(name: str, data: st.DataObject) -> None:
    model, every = ready(name)
    found = data.draw(st.sampled_from(every))
    bounds = sorted(
        {bound for by_place in found.rows for by_case in by_place for row in by_case for bound in row.bounds}
    )
    near = st.sampled_from([0, *(bound + more for bound in bounds for more in (-1, 0, 1))])
    amount = data.draw(st.none() | near | st.integers(0, 10**12))
    place = data.draw(st.sampled_from([None, *(area.ref for area in model.all("area"))]))
    told = {one.fact: data.draw(st.sampled_from([None, *one.answers])) for one in found.facts}
    case = {fact: answer for fact, answer in told.items() if answer is not None}
    changes = st.sampled_from(found.days) if found.days else st.nothing()
    day = data.draw(st.none() | changes | st.dates(date(2020, 1, 1), date(2030, 1, 1)))
    question = Question(found.decision.ref, amount, case, place, day.isoformat() if day else "")
    assert look_up(found, amount, place, case, day) == say(model, decide(model, question))
