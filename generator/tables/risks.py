"""What might go wrong, what brings it about, what follows, what is done about it and who owns it."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds.risk import Risk
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._cells import NOT_STATED, doubt, ends
from generator.vocabulary import word

_COLUMNS = {
    "Cause": "cause",
    "Impact": "impact",
    "What is done about it": "control",
    "Owner": "owner",
    "More": "text",
}
_LISTS = "List"


@table
def fill(model: Model, _: Entity | None) -> Table:
    """A row for each risk, list by list and in the order of its numbers; columns without content left out."""
    risks = [risk for risk in model.all("risk") if isinstance(risk, Risk)]
    lists = {name: place for place, name in enumerate(dict.fromkeys(risk.set for risk in risks))}
    risks.sort(key=lambda risk: (lists[risk.set], risk.number is None, risk.number or 0))
    used = [name for name, field in _COLUMNS.items() if any(not _cell(model, risk, field).empty for risk in risks)]
    listed = any(risk.set for risk in risks)
    rows = []
    for risk in risks:
        cells = [_cell(model, risk, _COLUMNS[name]) for name in used]
        silent = [NOT_STATED if cell.empty and name != "More" else cell for name, cell in zip(used, cells, strict=True)]
        under = (Cell(risk.set or "Other risks"),) if listed else ()
        rows.append((_name(risk), *silent, *under))
    return Table(
        "risks",
        "Risks",
        ("Risk", *used, *((_LISTS,) if listed else ())),
        tuple(rows),
        filtered=True,
        anchors=tuple(risk.id for risk in risks),
        rows_are="risk",
        by=_LISTS if listed else "",
    )


def _name(risk: Risk) -> Cell:
    life = "" if risk.status == "in_force" else f" ({word('status', risk.status).lower()})"
    return Cell(f"{risk.title}{life}", status=doubt(risk.said()))


def _cell(model: Model, risk: Risk, field: str) -> Cell:
    """What a risk says in a field; nothing where no source says anything."""
    if field == "text":
        return Cell(" ".join(part for part in (risk.text, risk.notes) if part))
    match risk.state(field):
        case "none":
            return Cell("A source says that there is none", status=_own_doubt(risk, field))
        case "not_published":
            return Cell("Not published", quiet=True)
        case "not_stated":
            return Cell()
    if field == "owner":
        return ends(model.out(risk.ref, field))
    return Cell(" ".join(str(getattr(risk, field)).split()), status=_own_doubt(risk, field))


def _own_doubt(risk: Risk, field: str) -> str | None:
    """A status worth showing beside a field; none where the risk as a whole has it already."""
    status = doubt(risk.said(field))
    return None if status == doubt(risk.said()) else status
