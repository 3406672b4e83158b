"""Terms added, dropped and renamed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, classifier
from generator.changes.classes._life import lives, short_life
from generator.changes.diff import Diff

_SORTS = short_life(640, "term", "words", breaks=False)


@classifier(*_SORTS.sorts)
def find(diff: Diff) -> Iterator[Change]:
    """Every term that began, ended or lives on as another."""
    yield from lives(diff, "definition".__eq__, _SORTS)
