"""Posts established, renamed, merged, split and closed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, classifier
from generator.changes.classes._life import life, lives
from generator.changes.diff import Diff

_SORTS = life(200, "post", "posts")


@classifier(*_SORTS.sorts)
def find(diff: Diff) -> Iterator[Change]:
    """Every post that began, ended or lives on as another."""
    yield from lives(diff, "post".__eq__, _SORTS)
