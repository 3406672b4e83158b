"""Every duty and power that the law gives, under the headings of the source's list."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds.statutory_function import StatutoryFunction
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._cells import NOT_STATED, doubt, ends
from generator.vocabulary import word

_COLUMNS = (
    "Duty or power",
    "References",
    "Act",
    "Marker",
    "Carried out in",
    "May trusts carry it out",
    "Remarks",
    "Heading",
)
_NOT_ALWAYS = frozenset({"References", "Act", "Marker", "Carried out in", "May trusts carry it out", "Remarks"})
"""Columns that stand only where some entry has something in them."""
_CHOICES = ("Heading", "References", "Marker")


@table
def fill(model: Model, _: Entity | None) -> Table:
    """Name, numbers, Act, sign, function, whether trusts may, remarks, heading; columns without content left out."""
    order = {group.ref: place for place, group in enumerate(model.all("function_group"))}
    entries = [e for e in model.all("statutory_function") if isinstance(e, StatutoryFunction)]
    headings = {e.ref: next(iter(model.targets(e.ref, "group")), None) for e in entries}

    def place(entry: StatutoryFunction) -> int:
        heading = headings[entry.ref]
        return order[heading.ref] if heading is not None else len(order)

    entries.sort(key=place)
    rows = [_row(model, entry, headings[entry.ref]) for entry in entries]
    used = [i for i, name in enumerate(_COLUMNS) if name not in _NOT_ALWAYS or any(_said(row[i]) for row in rows)]
    columns = tuple(_COLUMNS[i] for i in used)
    return Table(
        "statutory_functions",
        "Statutory functions",
        columns,
        tuple(tuple(row[i] for i in used) for row in rows),
        filtered=True,
        choices=tuple(name for name in _CHOICES if name in columns),
        anchors=tuple(entry.id for entry in entries),
        rows_are="statutory_function",
        by="Heading",
    )


def _row(model: Model, entry: StatutoryFunction, heading: Entity | None) -> tuple[Cell, ...]:
    numbers = tuple(str(number) for number in entry.references)
    doubts = (doubt(entry.said("act", place)) for place in range(len(entry.act)))
    remarks = [entry.text, entry.notes, f"The source prints “{entry.as_printed}”." if entry.as_printed else None]
    return (
        Cell(entry.title, status=doubt(entry.said())),
        Cell(", ".join(numbers), options=numbers),
        Cell("; ".join(entry.act), status=next((found for found in doubts if found), None)),
        _marker(entry),
        ends(model.out(entry.ref, "function"), Cell()),
        _trusts(entry),
        Cell(" ".join(part for part in remarks if part)),
        Cell(heading.title if heading is not None else "Under no heading"),
    )


def _marker(entry: StatutoryFunction) -> Cell:
    if entry.state("marker_raw") == "none":
        return Cell(word("marker", "none"))
    return Cell(word("marker", entry.marker_raw)) if entry.marker_raw else NOT_STATED


def _trusts(entry: StatutoryFunction) -> Cell:
    said = entry.delegable_to_trusts
    return Cell(word("trusts", said), status=doubt(entry.said("delegable_to_trusts"))) if said else NOT_STATED


def _said(cell: Cell) -> bool:
    return not cell.empty and not cell.quiet
