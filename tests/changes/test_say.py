"""Every value of the models can be put into words, of whatever shape it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.changes import bring_together
from generator.changes.say import words
from generator.changes.values import JOINS
from generator.graph import load
from generator.graph.dependents import JOINING


def test_what_joins_others_is_the_same_wherever_it_is_asked() -> None:
    assert frozenset(JOINS) == JOINING


MODELS = sorted(path.parent for path in (Path(__file__).parents[2] / "model").glob("*/handbook.yml"))


@pytest.mark.parametrize("root", MODELS, ids=[path.name for path in MODELS])
def test_every_value_can_be_said_in_words(root: Path) -> None:
    model = load(root).model
    assert model is not None
    side = bring_together(model, model).old
    for ref, entry in side.entries.items():
        for field, value in entry.values.items():
            said = words(side, ref.kind, field, value)
            assert said.strip(), (ref, field)
            assert "{'" not in said, (ref, field, said)
            assert "None" not in said.replace("None: a source", "").split(), (ref, field, said)
