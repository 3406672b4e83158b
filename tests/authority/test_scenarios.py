"""Schemes with a purpose, and what must be answered about them: written by hand from the scheme."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.authority.decide import decide
from generator.authority.say import as_lines, say
from generator.authority.values import Actor, Question, Route
from generator.diagnostics import Ref
from generator.graph import Model, select
from generator.kinds._money import pence

FOLDER = Path(__file__).parent / "scenarios"
Sound = Callable[[Mapping[str, str]], Model]


class _Text(yaml.SafeLoader):
    """Every scalar stays the text it is, as in a model."""


_Text.yaml_implicit_resolvers = {}


def cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.yml")):
        for case in yaml.load(path.read_text("utf-8"), _Text):
            for number, asked in enumerate(case["questions"], 1):
                yield pytest.param(case["files"], asked, id=f"{path.stem}: {case['purpose'][:50]} #{number}")


def actor(one: Actor) -> str:
    ident = one.who.id if isinstance(one.who, Ref) else "?"
    return f"{ident} for {one.deputy_of.id}" if isinstance(one.deputy_of, Ref) else ident


def acting(actors: tuple[Actor, ...]) -> str:
    return " + ".join(actor(one) for one in actors)


def routes(some: tuple[Route, ...]) -> list[str]:
    return sorted(acting(route.actors) for route in some)


@pytest.mark.parametrize(("files", "asked"), list(cases()))
def test_a_question_gets_the_answer_that_the_scheme_gives(sound_model: Sound, files: Any, asked: Any) -> None:
    model = select(sound_model(files), "public", through_time=True)
    known = [decision.id for decision in model.all("decision")]
    question = Question(
        Ref("decision", asked.get("decision", known[0])),
        pence(asked["amount"]) if "amount" in asked else None,
        asked.get("case", {}),
        Ref("area", asked["place"]) if "place" in asked else None,
        asked.get("day", ""),
    )
    answer = decide(model, question)
    text = "\n".join(as_lines(say(model, answer)))
    assert answer.verdict == asked.get("verdict", "decided"), text
    assert routes(answer.routes) == sorted(asked.get("who", [])), text
    if "depends" in asked:
        assert routes(answer.depends) == sorted(asked["depends"]), text
    if "missing" in asked:
        assert sorted(str(one.fact) for one in answer.missing) == sorted(asked["missing"]), text
    if "next" in asked:
        assert sorted({acting(up) for route in answer.routes for up in route.next_up}) == sorted(asked["next"]), text
    if "band" in asked:
        low, high = (int(pounds) * 100 for pounds in asked["band"])
        assert (answer.band.above, answer.band.upto) == (low, high)
    for words in asked.get("says", []):
        assert words in text


def test_there_are_enough_questions_to_trust() -> None:
    assert len(list(cases())) >= 60
