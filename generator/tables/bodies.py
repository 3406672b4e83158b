"""Every body with what it answers to."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.table import Table
from generator.tables import table
from generator.tables._cells import ends, thing, words
from generator.vocabulary import word


@table
def fill(model: Model, _: Entity | None) -> Table:
    """Body, sort, what it answers to, what it is for."""
    rows = [
        (
            thing(body),
            words(word("body", getattr(body, "kind", None))),
            ends(model.out(body.ref, "accountable_to")),
            words(_first(getattr(body, "purpose", None))),
        )
        for body in model.all("body")
    ]
    columns = ("Name", "Sort", "Answers to", "What it is for")
    return Table("bodies", "Committees, groups and partnerships", columns, tuple(rows), filtered=True)


def _first(prose: str | None) -> str | None:
    return prose.split("\n\n")[0] if prose else None
