"""Everything else that begins, ends or lives on as another."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, classifier
from generator.changes.classes._kinds import ALONE, PLANS, STRATEGY
from generator.changes.classes._life import lives, short_life
from generator.changes.diff import Diff

_SORTS = short_life(800, "entry", "other", breaks=False)


@classifier(*_SORTS.sorts)
def find(diff: Diff) -> Iterator[Change]:
    """Every entry of a kind that has no classes of its own."""
    yield from lives(diff, _other, _SORTS)


def _other(kind: str) -> bool:
    return kind not in ALONE | STRATEGY | PLANS
