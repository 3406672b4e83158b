"""Decisions added, dropped and renamed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, classifier
from generator.changes.classes._life import lives, short_life
from generator.changes.diff import Diff

_SORTS = short_life(700, "decision", "decisions")


@classifier(*_SORTS.sorts)
def find(diff: Diff) -> Iterator[Change]:
    """Every decision that began, ended or lives on as another."""
    yield from lives(diff, "decision".__eq__, _SORTS)
