"""Interests, gifts and hospitality, register by register: what was declared, by whom, and what was done about it."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds._values import day, period
from generator.kinds.register_entry import RegisterEntry
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._cells import doubt, ends, filled
from generator.vocabulary import word

_ORDER = ("interest", "gift", "hospitality")
_COLUMNS = (
    "What was declared",
    "By",
    "Sort of interest",
    "When it held",
    "Declared on",
    "Given by",
    "Worth",
    "Accepted",
    "What was done about it",
    "More",
    "Register",
)


@table
def fill(model: Model, _: Entity | None) -> Table:
    """A row for each entry, in the order written within each register; columns without content left out."""
    entries = [entry for entry in model.all("register_entry") if isinstance(entry, RegisterEntry)]
    entries.sort(key=lambda entry: _ORDER.index(entry.kind))
    return filled(
        "registers",
        "Registers",
        _COLUMNS,
        [_row(model, entry) for entry in entries],
        anchors=tuple(entry.id for entry in entries),
        rows_are="register_entry",
        by="Register",
    )


def _row(model: Model, entry: RegisterEntry) -> tuple[Cell, ...]:
    life = "" if entry.status == "in_force" else f" ({word('status', entry.status).lower()})"
    said = {
        "sort": word("interest", entry.sort) if entry.sort else None,
        "from_": period(entry.from_, entry.until) or None,
        "declared_on": day(entry.declared_on) if entry.declared_on else None,
        "given_by": entry.given_by,
        "value": entry.value,
        "accepted": word("accepted", entry.accepted) if entry.accepted else None,
        "action": entry.action,
        "notes": " ".join(entry.notes.split()) if entry.notes else None,
    }
    cells = [_cell(entry, name, words) for name, words in said.items()]
    name = Cell(f"{entry.title}{life}", status=doubt(entry.said()))
    by = ends(model.out(entry.ref, "declared_by"))
    return (name, by, *cells, Cell(word("register", entry.kind)))


def _cell(entry: RegisterEntry, name: str, words: str | None) -> Cell:
    """What an entry says in a field; nothing where no source says anything."""
    match entry.state(name):
        case "none":
            return Cell("None")
        case "not_published":
            return Cell("Not published", quiet=True)
    status = doubt(entry.said(name))
    return Cell(words or "", status=None if status == doubt(entry.said()) or not words else status)
