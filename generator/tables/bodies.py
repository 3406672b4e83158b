"""Every body with what it answers to, by sort of body."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._cells import NOT_STATED, ends, thing, words
from generator.vocabulary import WORDS, word


@table
def fill(model: Model, _: Entity | None) -> Table:
    """Body, sort, what it answers to, what it is for."""
    order = list(WORDS["bodies"])
    rows = [
        (
            thing(body),
            words(word("bodies", getattr(body, "kind", None))),
            ends(model.out(body.ref, "accountable_to"), Cell() if _heads(body) else NOT_STATED),
            words(_first(getattr(body, "purpose", None))),
        )
        for body in sorted(model.all("body"), key=lambda body: order.index(getattr(body, "kind", "not_stated")))
    ]
    columns = ("Name", "Sort", "Answers to", "What it is for")
    return Table("bodies", "Committees, groups and partnerships", columns, tuple(rows), filtered=True, by="Sort")


def _heads(body: Entity) -> bool:
    """Whether it is a board, to which others answer."""
    return getattr(body, "kind", None) == "board"


def _first(prose: str | None) -> str | None:
    return prose.split("\n\n")[0] if prose else None
