"""Functions and decisions by level and by who decides."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds.decision import Decision
from generator.kinds.function import Function
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._cells import NOT_STATED, ends, thing
from generator.tables._scheme import decisions, papers, sort_of, takers, trimmed
from generator.vocabulary import WORDS, word

CLASSES = {
    "reserved": "Reserved, or not to be delegated",
    "committees": "Committees and groups",
    "individuals": "Individuals",
    "others": "Other organisations, or several together",
    "kept": "Neither reserved nor delegated",
}
"""Who decides, as the columns of the map."""
NO_LEVEL = "Level not stated"


@table
def fill(model: Model, _: Entity | None) -> Table:
    """A row for each decision and whoever takes it, under its level."""
    rows = []
    for decision in decisions(model):
        for sort, who, limit in _deciders(model, decision):
            rows.append(
                (
                    thing(decision),
                    who,
                    Cell(limit),
                    Cell(CLASSES[sort]),
                    ends(model.out(decision.ref, "function"), Cell()),
                    Cell(level_of(model, decision)),
                )
            )
    order = [*WORDS["level"].values(), NO_LEVEL]
    sorts = list(CLASSES.values())
    rows.sort(key=lambda row: (order.index(row[5].words), sorts.index(row[3].words)))
    columns = ("Decision", "Decided by", "Limit", "Who decides", "Function", "Level")
    title = "Functions and decisions, by level and by who decides"
    return trimmed(Table("decisions_map", title, columns, tuple(rows), filtered=True, by="Level"))


def level_of(model: Model, decision: Decision) -> str:
    """The level of a decision in words: its own, or the one that all its functions have."""
    levels = {f.level for f in model.targets(decision.ref, "function") if isinstance(f, Function)}
    level = decision.level or (levels.pop() if len(levels) == 1 else None)
    return word("level", level) if level else NO_LEVEL


def _deciders(model: Model, decision: Decision) -> Iterator[tuple[str, Cell, str]]:
    top = model.out(decision.ref, "reserved_to") or model.out(decision.ref, "held_by")
    if decision.reserved_to or decision.not_delegated:
        yield "reserved", ends(top), ""
        return
    every = papers(model, decision)
    for paper in every:
        yield sort_of(model, paper), takers(model, paper), paper.limit.words if paper.limit else ""
    if not every:
        yield "kept", ends(top) if top else NOT_STATED, ""
