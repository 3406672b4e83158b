"""Functions added, dropped, renamed, merged and split."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, classifier
from generator.changes.classes._life import life, lives
from generator.changes.diff import Diff

_SORTS = life(300, "function", "functions", ("added", "dropped"))


@classifier(*_SORTS.sorts)
def find(diff: Diff) -> Iterator[Change]:
    """Every function that began, ended or lives on as another."""
    yield from lives(diff, "function".__eq__, _SORTS)
