"""The worked example answers as its scheme was written: each question by hand, before the engine is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.authority.decide import decide
from generator.authority.powers import powers_of
from generator.authority.say import as_lines, say, say_powers
from generator.authority.values import Question
from generator.diagnostics import Ref
from generator.graph import Model, load, select
from generator.kinds._money import pence
from generator.site.build import check
from tests.authority.test_scenarios import routes

ROOT = Path(__file__).parents[2] / "model" / "example"
ASKED = [
    line
    for line in Path(__file__).with_name("example.txt").read_text("utf-8").splitlines()
    if line[:1] not in ("", "#")
]


@pytest.fixture(scope="module")
def example() -> Model:
    model = load(ROOT).model
    assert model is not None
    return select(model, "public", through_time=True)


@pytest.mark.parametrize("line", ASKED)
def test_each_question_has_the_answer_of_the_scheme(example: Model, line: str) -> None:
    decision, amount, place, facts, day, who = (part.strip() for part in line.split("|"))
    question = Question(
        Ref("decision", decision),
        pence(amount) if amount else None,
        dict([facts.split("=")]) if facts else {},
        Ref("area", place) if place else None,
        day,
    )
    answer = decide(example, question)
    text = "\n".join(as_lines(say(example, answer)))
    if who == "?":
        assert answer.verdict != "decided", text
        assert answer.missing
        assert not answer.routes
    else:
        assert answer.verdict == "decided", text
        found = {" + ".join(part.split(" for ")[0] for part in way.split(" + ")) for way in routes(answer.routes)}
        assert found == set(who.split(" or ")), text


def test_there_are_at_least_eighty_questions() -> None:
    assert len(ASKED) >= 80


def test_an_answer_fits_one_screen(example: Model) -> None:
    for decision in example.all("decision"):
        answer = decide(example, Question(decision.ref, pence("£750,000"), {}, Ref("area", "northvale")))
        assert len(as_lines(say(example, answer))) <= 40


def test_every_fact_of_the_example_is_an_illustration(example: Model) -> None:
    loaded, found = check(ROOT)
    assert loaded.sound
    assert [f for f in found if f.severity == "error"] == []
    for entity in example.every():
        assert {source.status for source in entity.said()} == {"illustrative"}, entity.ref
    assert example.all("person") == ()


def test_what_a_post_may_decide_is_said_with_its_limits(example: Model) -> None:
    holder = Ref("post", "deputy-chief-nurse")
    said = "\n".join(as_lines(say_powers(example, holder, powers_of(example, holder))))
    assert "May decide as a deputy\n  Approve a care package for one person" in said
    assert "For Chief Nurse, which is vacant" in said
    chair = Ref("post", "chair")
    said = "\n".join(as_lines(say_powers(example, chair, powers_of(example, chair))))
    assert "May decide in an emergency\n  Chair's action\n    Together with Chief Executive" in said
    people = Ref("post", "director-of-people")
    said = "\n".join(as_lines(say_powers(example, people, powers_of(example, people))))
    assert "Named, but may not decide now" in said
    assert "Director of People is vacant and no deputy is stated" in said
