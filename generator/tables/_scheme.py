"""Rows of the scheme of delegation, and the class that each belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from generator.authority.standing import holds_on
from generator.diagnostics import Ref
from generator.graph.model import Edge, Model
from generator.kinds.decision import Decision
from generator.kinds.delegation import Delegation
from generator.table import Cell, Hidden, Table
from generator.tables._cells import NOT_STATED, doubt, ends, thing
from generator.vocabulary import word

Sort = Literal["committees", "individuals", "others"]

COLUMNS = ("Decision", "Delegated to", "Limit", "Only where", "Given by", "Reported to", "Stands in", "Theme")


def decisions(model: Model) -> Iterator[Decision]:
    """The decisions in force, in the order written."""
    for decision in model.all("decision"):
        if isinstance(decision, Decision) and holds_on(decision, model.as_at):
            yield decision


def papers(model: Model, decision: Decision) -> list[Delegation]:
    """The delegations of a decision that are in force."""
    every = model.origins(decision.ref, "decision", "delegation")
    return [paper for paper in every if isinstance(paper, Delegation) and holds_on(paper, model.as_at)]


def sort_of(model: Model, paper: Delegation) -> Sort:
    """Whether a delegation goes to committees, to individuals, or to others."""
    kinds = {edge.target.kind for edge in model.out(paper.ref, "delegate")}
    if kinds == {"body"}:
        return "committees"
    return "individuals" if kinds == {"post"} else "others"


def delegated(model: Model, sort: Sort, name: str, caption: str) -> Table:
    """The delegations of one class, by theme; columns that would be empty are left out."""
    rows = []
    for decision in decisions(model):
        if decision.reserved_to or decision.not_delegated:
            continue
        for paper in papers(model, decision):
            if sort_of(model, paper) == sort:
                rows.append((thing(decision), *paper_cells(model, paper), Cell(decision.theme or "Other decisions")))
    return trimmed(Table(name, caption, COLUMNS, tuple(rows), filtered=True, by="Theme"))


def paper_cells(model: Model, paper: Delegation) -> tuple[Cell, ...]:
    """Delegate, limit, what it is bound to, giver, whom to tell, instrument and clause."""
    givers = model.out(paper.ref, "delegator") or tuple(
        edge for decision in paper.decision for edge in model.out(Ref("decision", decision), "held_by")
    )
    return (
        takers(model, paper),
        Cell(paper.limit.words[:1].upper() + paper.limit.words[1:] if paper.limit else ""),
        Cell(" ".join(f"{_capital(said.rstrip('.'))}." for said in bound_to(model, paper))),
        _plain(ends(givers), paper),
        _plain(ends(model.out(paper.ref, "report_to"), Cell()), paper),
        stands_in(paper),
    )


def _plain(cell: Cell, paper: Delegation) -> Cell:
    """A cell without the doubt that its whole row shares."""
    return replace(cell, status=None) if cell.status == doubt(paper.said()) else cell


def takers(model: Model, paper: Delegation) -> Cell:
    """To whom a delegation goes; doubts about it stand with them."""
    edges = model.out(paper.ref, "delegate")
    status = doubt(paper.said())
    things = _things(edges)
    return Cell(things=things, status=status) if things else NOT_STATED


def _things(edges: Iterable[Edge]) -> tuple[Ref | Hidden, ...]:
    return tuple(edge.target if isinstance(edge.target, Ref) else Hidden() for edge in edges)


def bound_to(model: Model, paper: Delegation) -> list[str]:
    """What a delegation is bound to, in a few words each."""
    said = []
    if len(paper.delegate) > 1:
        said.append("together" if paper.together else "any one of them")
    areas = [area.title for area in model.targets(paper.ref, "area")]
    said += [f"in {' or '.join(areas)}"] if areas else []
    said += [f"{_question(model, paper, fact.fact)} {_capital(' or '.join(fact.answers))}" for fact in paper.case]
    said += list(paper.conditions)
    if paper.example:
        said.append("given as an example")
    return said


def _question(model: Model, paper: Delegation, fact: str) -> str:
    """The question that a fact answers; its name where the decision has none."""
    asked = (q for d in model.targets(paper.ref, "decision") if isinstance(d, Decision) for q in d.asks)
    return next((q.ask for q in asked if q.fact == fact and q.ask), f"{_capital(fact.replace('-', ' '))}:")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def stands_in(paper: Delegation) -> Cell:
    """The paper and the clause that a delegation stands in."""
    parts = [word("instrument", paper.instrument) if paper.instrument else "", paper.clause or ""]
    said = ", ".join(part for part in parts if part)
    return Cell(said) if said else NOT_STATED


def trimmed(table: Table) -> Table:
    """A table without the columns in which nothing stands."""
    used = [
        index
        for index, column in enumerate(table.columns)
        if column == table.by or any(not row[index].empty for row in table.rows)
    ]
    return replace(
        table,
        columns=tuple(table.columns[i] for i in used),
        rows=tuple(tuple(row[i] for i in used) for row in table.rows),
    )
