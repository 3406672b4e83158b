"""Cells made from links, holders and words."""

from __future__ import annotations

from collections.abc import Iterable

from generator.diagnostics import Ref
from generator.graph.model import Edge, Model, confidence
from generator.kinds._entity import Entity, Source
from generator.table import Cell, Hidden

NOT_STATED = Cell("Not stated", quiet=True)


def doubt(sources: Iterable[Source]) -> str | None:
    """A status worth showing; None where the source simply says so."""
    status = confidence(sources)
    return None if status in (None, "sourced") else status


def words(text: str | None, sources: Iterable[Source] = ()) -> Cell:
    """A cell of words, or one that says that nothing is stated."""
    return Cell(text, status=doubt(sources)) if text else NOT_STATED


def thing(entity: Entity) -> Cell:
    """A cell that leads to one thing."""
    return Cell(things=(entity.ref,))


def ends(edges: Iterable[Edge], empty: Cell = NOT_STATED) -> Cell:
    """A cell that leads to what some links point at."""
    edges = tuple(edges)
    things = tuple(dict.fromkeys(e.target if isinstance(e.target, Ref) else Hidden() for e in edges))
    status = next((d for e in edges if (d := doubt(e.sources))), None)
    return Cell(things=things, status=status) if things else empty


def holders(model: Model, post: Entity) -> Cell:
    """A cell with who holds a post now."""
    holdings = [h for h in model.origins(post.ref, "post", "holding") if h.status != "closed"]
    if holdings and all(h.state("person") == "none" for h in holdings):
        return Cell("Vacant", status=doubt(holdings[0].said("person")))
    return ends(edge for holding in holdings for edge in model.out(holding.ref, "person"))
