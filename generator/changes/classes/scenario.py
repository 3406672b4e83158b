"""How a case is dealt with changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.diff import Diff

SORT = Sort("CHG651", "Scenario changed", "bodies")

_CASE = ("trigger", "applies_to", "states", "involves")
_STEP = (
    "action",
    "actor",
    "together",
    "actor_words",
    "decision",
    "amount",
    "case",
    "next",
    "followed_by",
    "escalates_to",
)


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A scenario with another trigger, other cases or other people in it, or a step that another takes or follows."""
    yield from fields(diff, SORT, ("scenario",), _CASE, "How {} is dealt with changed")
    yield from fields(diff, SORT, ("scenario_step",), (*_STEP, "ends"), "The step “{}” changed: who, what or what next")
