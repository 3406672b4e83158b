"""Who leads on what: designations first, then every function in a portfolio."""

from __future__ import annotations

from generator.diagnostics import Ref
from generator.graph.model import Edge, Model
from generator.kinds._entity import Entity
from generator.table import Cell, Hidden, Table
from generator.tables import table
from generator.tables._cells import holders, thing


@table
def fill(model: Model, _: Entity | None) -> Table:
    """Subject, the posts whose portfolio it stands in, their holders."""
    rows: list[tuple[Cell, ...]] = []
    for function in sorted(model.all("function"), key=lambda f: f.title.lower()):
        assigned = model.origins(function.ref, "function", "assignment")
        lines = [line for line in assigned if getattr(line, "role", "") == "portfolio"]
        posts = [edge for line in lines for edge in model.out(line.ref, "holder")]
        if posts:
            rows.append((thing(function), _posts(posts), _held(model, posts)))
    columns = ("Subject", "In the portfolio of", "Held by")
    return Table("leads", "Subjects and the posts whose portfolio they stand in", columns, tuple(rows), filtered=True)


def _posts(edges: list[Edge]) -> Cell:
    return Cell(things=tuple(dict.fromkeys(e.target if isinstance(e.target, Ref) else Hidden() for e in edges)))


def _held(model: Model, edges: list[Edge]) -> Cell:
    refs = dict.fromkeys(e.target for e in edges if isinstance(e.target, Ref) and e.target.kind == "post")
    people = [thing for ref in refs for thing in holders(model, model.get(ref)).things]
    return Cell(things=tuple(dict.fromkeys(people))) if people else Cell("Not stated", quiet=True)
