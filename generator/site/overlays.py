"""The pictures of change between two handbooks: every diagram drawn from both, where the two differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from markupsafe import Markup

from generator.changes import Change, Diff
from generator.changes.overlay import Overlay, overlay
from generator.diagnostics import Ref
from generator.diagrams import Diagram, diagrams
from generator.draw import place, render, spell
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


def drawn(
    pictures: Sequence[Overlay], address: Callable[[Ref], str | None] = lambda _: None, base: str = ""
) -> Mapping[str, Markup]:
    """The SVG of each picture by the id of its drawing; a picture that could not be laid out is left out.

    Args:
        pictures: what to draw.
        address: the address of a thing's page, from the site's root.
        base: the way from the page that the pictures stand on to that root.
    """
    titles = {one.drawing.id: one.drawing.title for one in pictures}
    laid_out = render({one.drawing.id: spell(one.drawing, address) for one in pictures})
    return {
        name: Markup(place(picture.svg, titles[name], base))  # made by Graphviz, all text escaped
        for name, picture in laid_out.items()
        if picture.svg is not None
    }
