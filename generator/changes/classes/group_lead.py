"""Who leads a group of functions or a team changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.diff import Diff

SORT = Sort("CHG326", "Lead of a group or team changed", "answers")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A group of functions or a team with another lead."""
    yield from fields(diff, SORT, ("function_group", "unit"), ("led_by", "head"), "Who leads {} changed")
