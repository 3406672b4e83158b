"""What was set up, renamed, merged, split, closed or handed over, the latest first."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds._values import day, first_day
from generator.kinds.change_event import ChangeEvent
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._cells import doubt, ends, filled
from generator.vocabulary import word


@table
def fill(model: Model, _: Entity | None) -> Table:
    """When, what, before, after, by whom, by which paper, remarks; columns without content left out."""
    events = [event for event in model.all("change_event") if isinstance(event, ChangeEvent)]
    rows, anchors = [], []
    for event in sorted(events, key=_latest_first):
        begins = event.effective_on or event.decided_on
        decided = f"Decided on {day(event.decided_on)}" if event.decided_on and event.effective_on else ""
        before, after = model.out(event.ref, "original"), model.out(event.ref, "resulting")
        one = [edge.target for edge in before] == [edge.target for edge in after]
        named = Cell(event.earlier_name) if one and event.earlier_name else None
        earlier = f"Before, it was called {event.earlier_name}." if event.earlier_name and named is None else ""
        remarks = [earlier, event.text, event.notes, *(s.note for s in event.said() if s.note)]
        rows.append(
            (
                Cell(event.title, status=doubt(event.said())),
                Cell(begins or "Not stated", quiet=not begins, dated=bool(begins)),
                Cell(word("change_event", event.kind)),
                named or ends(before, Cell()),
                ends(after, Cell()),
                ends(model.out(event.ref, "decided_by"), Cell()),
                Cell("; ".join(part for part in (decided, event.instrument) if part)),
                Cell(" ".join(" ".join(part.split()) for part in remarks if part)),
            )
        )
        anchors.append(event.id)
    columns = ("What", "When", "Sort", "Before", "After", "Decided by", "Paper", "Remarks")
    return filled("change-events", "Changes told of", columns, rows, anchors=tuple(anchors), rows_are="change_event")


def _latest_first(event: ChangeEvent) -> tuple[int, str]:
    begins = event.effective_on or event.decided_on
    return (-first_day(begins).toordinal() if begins else 0, event.id)
