"""Bodies established, renamed, merged, split and closed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, classifier
from generator.changes.classes._life import life, lives
from generator.changes.diff import Diff

_SORTS = life(100, "committee or group", "bodies")


@classifier(*_SORTS.sorts)
def find(diff: Diff) -> Iterator[Change]:
    """Every body that began, ended or lives on as another."""
    yield from lives(diff, "body".__eq__, _SORTS)
