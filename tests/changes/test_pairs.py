"""Pairs of models and the changes between them: every class of change has one, and many must find nothing."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.changes import Change, Diff, bring_together, find_changes, sorts
from generator.changes.edits import apply
from generator.graph import Loaded, Model, select

FILES = sorted((Path(__file__).parent / "pairs").glob("*.yml"))
PAIRS = [
    pytest.param(pair, id=f"{path.stem}: {pair['purpose']}")
    for path in FILES
    for pair in yaml.safe_load(path.read_text("utf-8"))
]
CARD = {
    "id": "case",
    "title": "A handbook",
    "organisation": "trust",
    "publisher": "The Trust",
    "state": "example",
    "as_at": "2022-07-01",
    "summary": "A handbook for one case.",
}
PARTIAL = {"CHG901", "CHG902"}

Load = Callable[[Mapping[str, str]], Loaded]


def model(load: Load, pair: Mapping[str, Any], side: str) -> Model:
    files = {**pair.get("with", {}), **pair.get(side, {})}
    own = yaml.safe_load(files.get("handbook.yml", "").removeprefix("@card: ") or "{}")
    card = {**CARD, **own, **({"coverage": "partial"} if pair.get("partial") == side else {})}
    written = {name: textwrap.dedent(text) for name, text in files.items()}
    loaded = load({**written, "handbook.yml": yaml.safe_dump(card)})
    assert loaded.sound, loaded.problems
    assert loaded.model is not None
    return select(loaded.model, "staff")


def compared(load: Load, pair: Mapping[str, Any], turned: bool = False) -> tuple[Diff, tuple[Change, ...]]:
    sides = ("after", "before") if turned else ("before", "after")
    diff = bring_together(*(model(load, pair, side) for side in sides))
    return diff, find_changes(diff, lambda code: "noting")


@pytest.mark.parametrize("pair", PAIRS)
def test_a_pair_finds_what_it_should(load_handbook: Load, pair: Mapping[str, Any]) -> None:
    diff, found = compared(load_handbook, pair)
    assert sorted(one.code for one in found) == pair["finds"], [(one.code, one.what) for one in found]
    for one in found:
        assert one.what
        assert one.at.file
    values = [{ref: entry.values for ref, entry in side.entries.items()} for side in (diff.old, diff.new)]
    assert apply(values[0], [edit for one in found for edit in one.edits]) == values[1]
    _, back = compared(load_handbook, pair, turned=True)
    mirrored = sorted((sorts()[one.code].mirror, one.after, one.before) for one in found)
    assert sorted((one.code, one.before, one.after) for one in back) == mirrored


def test_there_are_many_pairs_and_every_class_has_one() -> None:
    assert len(PAIRS) >= 60
    covered = {code for pair in PAIRS for code in pair.values[0]["finds"]}
    assert covered == set(sorts())
    assert sum(not pair.values[0]["finds"] for pair in PAIRS) >= 6


def test_undoing_a_change_and_undoing_that_is_the_change() -> None:
    for sort in sorts().values():
        assert sorts()[sort.mirror].mirror == sort.code
