"""The pictures of change between two handbooks: every diagram drawn from both, where the two differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.changes import Change, Diff
from generator.changes.overlay import Overlay, overlay
from generator.diagrams import Diagram, diagrams
from generator.drawing import Drawing
from generator.kinds._entity import Entity

MOST = 8
"""Pictures that readers are shown; what more there is stands in the tables."""
SUBJECTS = frozenset({"body", "scenario"})
"""Kinds that have a picture each."""
_ELSEWHERE = frozenset({"neighbourhood"})
"""Pictures whose every line another picture or a table shows."""


def overlays(diff: Diff, changes: Sequence[Change]) -> tuple[Overlay, ...]:
    """Pictures of what changed, those of the whole organisation first; none for a diagram that stays as it is."""
    found: list[Overlay] = []
    for old, new in _drawings(diff):
        if old != new and (made := overlay(old, new, diff, changes)) is not None:
            found.append(made)
            if len(found) == MOST:
                break
    return tuple(found)


def _drawings(diff: Diff) -> Iterator[tuple[Drawing | None, Drawing | None]]:
    """Each diagram from the old model and from the new."""
    waiting: list[Diagram] = []
    for diagram in diagrams().values():
        if diagram.name in _ELSEWHERE:
            continue
        pair = diagram.draw(diff.old.model, None), diagram.draw(diff.new.model, None)
        if pair == (None, None):
            waiting.append(diagram)
        else:
            yield pair
    for diagram in waiting:
        for before, after in _subjects(diff):
            pair = diagram.draw(diff.old.model, before), diagram.draw(diff.new.model, after)
            if pair != (None, None):
                yield pair


def _subjects(diff: Diff) -> Iterator[tuple[Entity, Entity]]:
    """Things that both models hold and that have pictures of their own."""
    for kind in sorted(SUBJECTS):
        for twin in diff.twins(kind):
            if twin.old.entity is not None and twin.new.entity is not None and twin.old.active and twin.new.active:
                yield twin.old.entity, twin.new.entity
