"""A framework's requirements with the answer to each, why, and what shows it."""

from __future__ import annotations

from generator.diagnostics import Ref
from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.requirements import MARKS, Verdict, judge
from generator.table import Cell, Hidden, Table
from generator.tables import table
from generator.vocabulary import word

_SHOWN = 6
"""Things that one cell names; the sentence beside it says how many there are."""


@table
def fill(model: Model, framework: Entity | None) -> Table:
    """Requirement, answer, why, what shows it, by theme; of every framework where none is given."""
    wanted = [judged for judged in judge(model) if framework in (None, judged.framework)]
    rows = []
    for judged in wanted:
        for verdict in judged.verdicts:
            asked = verdict.requirement
            theme = asked.theme or "Requirements"
            rows.append(
                (
                    Cell(f"{asked.code}: {asked.name}"),
                    Cell(f"{MARKS[verdict.answer]} {word('answer', verdict.answer)}"),
                    Cell(verdict.why if verdict.answer != "to_judge" else ""),
                    _evidence(verdict),
                    Cell(theme if framework is not None else f"{judged.framework.name}: {theme}"),
                )
            )
    return Table(
        f"conformance-{framework.id}" if framework is not None else "conformance",
        f"Requirements: {framework.title}" if framework is not None else "Requirements of every framework",
        ("Requirement", "Answer", "Why", "Where to look", "Theme"),
        tuple(rows),
        filtered=True,
        anchors=tuple(verdict.requirement.id for judged in wanted for verdict in judged.verdicts),
        rows_are="requirement",
        by="Theme",
    )


def _evidence(verdict: Verdict) -> Cell:
    shown = verdict.evidence[:_SHOWN]
    return Cell(things=tuple(end if isinstance(end, Ref) else Hidden() for end in shown))
