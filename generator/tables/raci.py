"""Functions for which a source states who is accountable, responsible, consulted or informed."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds.assignment import Assignment
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._cells import ends, filled, thing
from generator.vocabulary import word

_ROLES = ("accountable", "responsible", "consulted", "informed", "assures")


@table
def fill(model: Model, _: Entity | None) -> Table:
    """A row for each function with a stated role; columns of roles that no source states are left out."""
    rows = []
    for function in model.all("function"):
        lines = [a for a in model.origins(function.ref, "function", "assignment") if isinstance(a, Assignment)]
        stated = {role: [e for a in lines if a.role == role for e in model.out(a.ref, "holder")] for role in _ROLES}
        if any(stated.values()):
            rows.append((thing(function), *(ends(stated[role], Cell()) for role in _ROLES)))
    columns = ("Function", *(word("role", role) for role in _ROLES))
    caption = "Who is accountable, responsible, consulted and informed"
    return filled("raci", caption, columns, rows, filtered=False)
