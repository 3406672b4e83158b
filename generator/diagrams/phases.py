"""Phases and dates on a line of time."""

from __future__ import annotations

from datetime import date

from generator.diagnostics import Ref
from generator.diagrams import diagram
from generator.drawing import BUDGET, Drawing, Look, Node
from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds._values import first_day, last_day, period
from generator.kinds.milestone import Milestone
from generator.kinds.phase import Phase

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_MOST_MONTHS = 18
"""More months than this stand as quarters."""
_MOST_DATES = 12
_ROOM = 1
"""Months after the last date, so that what goes on has room to be seen to do so."""
_WIDE = 18
"""Letters that a bar must hold to bear its own words."""


@diagram
def draw(model: Model, _: Entity | None) -> Drawing | None:
    """Each phase as a bar over its months, and the dated duties under them."""
    every = [p for p in model.all("phase") if isinstance(p, Phase) and p.from_]
    phases = sorted(every, key=lambda p: first_day(p.from_ or ""))[: BUDGET - _MOST_DATES]
    phases = [p for p in every if p in phases]
    dates = [m for m in model.all("milestone") if isinstance(m, Milestone) and m.due]
    dated = sorted(dates, key=lambda m: (first_day(m.due or ""), m.id))[:_MOST_DATES]
    if not phases:
        return None
    firsts = [first_day(p.from_ or "") for p in phases] + [first_day(m.due or "") for m in dated]
    lasts = [last_day(p.until or p.from_ or "") for p in phases] + [last_day(m.due or "") for m in dated]
    start, months = min(firsts), _months(min(firsts), max(lasts)) + 1 + _ROOM
    step = 1 if months <= _MOST_MONTHS else 3
    if step == 3:
        start = start.replace(month=(start.month - 1) // 3 * 3 + 1, day=1)
        months = -(-(_months(start, max(lasts)) + 1 + _ROOM) // 3) * 3
    columns = months // step
    bars = [_bar(p.ref, "Phase", p.title, p.from_, p.until, start, step, columns) for p in phases]
    marks = [_bar(m.ref, "", m.title, m.due, m.due, start, step, columns) for m in dated]
    left = [(len(every) - len(phases), "phases"), (len(dates) - len(dated), "dates")]
    return Drawing(
        id="picture-phases",
        title="Phases and dates",
        caption="Each bar is a phase, over the months that the sources give it; what has one date stands under them.",
        nodes=(*bars, *marks),
        left_out=" ".join(f"{number} later {what} stand in the table." for number, what in left if number),
        letters=_WIDE,
        axis=tuple(_heading(start, index * step, step) for index in range(columns)),
    )


def _bar(
    ref: Ref, over: str, name: str, begins: str | None, ends: str | None, start: date, step: int, columns: int
) -> Node:
    first = _months(start, first_day(begins or "")) // step
    last = _months(start, last_day(ends)) // step + 1 if ends else columns
    look: Look = "phase" if over else "date"
    return Node(str(ref), name, over, period(begins, ends), look, "solid", ref, span=(first, last))


def _months(start: date, day: date) -> int:
    return (day.year - start.year) * 12 + day.month - start.month


def _heading(start: date, months: int, step: int) -> tuple[str, str]:
    """What stands over a column, and over it the year."""
    month = start.month - 1 + months
    year, month = start.year + month // 12, month % 12
    return (_MONTHS[month] if step == 1 else f"Q{month // 3 + 1}", str(year))
