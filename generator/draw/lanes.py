"""Where cards stand in lanes: a lane for each group, and rows that follow the arrows down."""

from __future__ import annotations

from collections.abc import Iterable

from generator.drawing import Arrow, Drawing


def in_rows(drawing: Drawing) -> list[list[str | None]]:
    """The rows of a drawing in lanes, from the top: for each lane the card that stands there, or None.

    Cards are taken in their order. Each stands under those that lead to it and under those of its lane.
    """
    lanes = [group for group in drawing.groups if group.lane]
    lane_of = {name: index for index, lane in enumerate(lanes) for name in lane.nodes}
    place = {node.id: index for index, node in enumerate(drawing.nodes)}
    row_of: dict[str, int] = {}
    lowest = [-1] * len(lanes)
    for name in (node.id for node in drawing.nodes if node.id in lane_of):
        above = [row_of[a.tail] for a in drawing.arrows if a.head == name and a.tail in row_of]
        row_of[name] = max([lowest[lane_of[name]], *above]) + 1
        lowest[lane_of[name]] = row_of[name]
    rows: list[list[str | None]] = [[None] * len(lanes) for _ in range(max(lowest, default=-1) + 1)]
    for name in sorted(row_of, key=lambda one: place[one]):
        rows[row_of[name]][lane_of[name]] = name
    return rows


def against(arrow: Arrow, rows: Iterable[list[str | None]]) -> bool:
    """Whether an arrow runs against the order of reading: upwards, or to the left within a row."""
    places = {name: (depth, lane) for depth, row in enumerate(rows) for lane, name in enumerate(row) if name}
    return places[arrow.head] < places[arrow.tail]
