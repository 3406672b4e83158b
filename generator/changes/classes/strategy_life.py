"""Vision, aims, objectives, principles and the like added, dropped and renamed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, classifier
from generator.changes.classes._kinds import STRATEGY
from generator.changes.classes._life import lives, short_life
from generator.changes.diff import Diff

_SORTS = short_life(600, "part of the strategy", "plans")


@classifier(*_SORTS.sorts)
def find(diff: Diff) -> Iterator[Change]:
    """Every part of the strategy that began, ended or lives on as another."""
    yield from lives(diff, STRATEGY.__contains__, _SORTS)
