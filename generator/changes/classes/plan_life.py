"""Commitments, dates and phases added, dropped and renamed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, classifier
from generator.changes.classes._kinds import PLANS
from generator.changes.classes._life import lives, short_life
from generator.changes.diff import Diff

_SORTS = short_life(610, "commitment or date", "plans")


@classifier(*_SORTS.sorts)
def find(diff: Diff) -> Iterator[Change]:
    """Every commitment, date and phase that began, ended or lives on as another."""
    yield from lives(diff, PLANS.__contains__, _SORTS)
