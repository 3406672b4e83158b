"""Cells made from links, holders and words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from generator.diagnostics import Ref
from generator.graph.model import Edge, Model, confidence
from generator.kinds._entity import Entity, Source
from generator.table import Cell, Hidden, Table

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


def filled(
    name: str,
    caption: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    *,
    anchors: tuple[str, ...] = (),
    rows_are: str = "",
    by: str = "",
    drop: Collection[str] = (),
    filtered: bool = True,
) -> Table:
    """A table that readers may narrow down, without the columns in which nothing stands.

    Args:
        name: the table's id.
        caption: its caption.
        columns: the headings of all columns; the first always stays.
        rows: the rows, with a cell for each column.
        anchors: an id for each row.
        rows_are: the kind of thing that the rows are.
        by: the column whose values are headings.
        drop: columns to leave out in any case.
        filtered: whether readers may narrow it down by typing.
    """
    used = [
        i
        for i, column in enumerate(columns)
        if column not in drop and (i == 0 or any(not row[i].empty for row in rows))
    ]
    return Table(
        name,
        caption,
        tuple(columns[i] for i in used),
        tuple(tuple(row[i] for i in used) for row in rows),
        filtered=filtered,
        anchors=anchors,
        rows_are=rows_are,
        by=by,
    )
