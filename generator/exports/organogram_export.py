"""The organogram as CSV, with the columns that the government's own organograms of posts have, as far as facts go."""

from __future__ import annotations

from generator.diagnostics import Ref
from generator.exports import export
from generator.exports._csv import csv_bytes
from generator.graph.model import Edge, Model, confidence
from generator.kinds._entity import Entity
from generator.vocabulary import word

COLUMNS = (
    "Post Unique Reference",
    "Name",
    "Job Title",
    "Job/Team Function",
    "Organisation",
    "Unit",
    "Reports to Senior Post",
    "Notes",
)
_TOP = "XX"
"""What stands where a source says that a post reports to no other."""
_VACANT = "Vacant"
_HIDDEN = "N/D"
"""What stands where something is not disclosed."""


@export("organogram.csv", "Posts, who holds them and whom they report to, in the columns of government organograms")
def make(model: Model) -> bytes:
    """A row for each post that is not closed; its reference is its id, which stays the same between releases.

    A cell is empty where no source says anything. Nothing where the model holds no post.
    """
    posts = [post for post in model.all("post") if post.status != "closed"]
    return csv_bytes(COLUMNS, [_row(model, post) for post in posts]) if posts else b""


def _row(model: Model, post: Entity) -> tuple[str, ...]:
    holdings = [h for h in model.origins(post.ref, "post", "holding") if h.status != "closed"]
    functions = [
        edge for line in model.origins(post.ref, "holder", "assignment") for edge in model.out(line.ref, "function")
    ]
    above = model.out(post.ref, "reports_to")
    return (
        post.id,
        _name(model, post, holdings),
        post.title,
        _titles(model, functions),
        _titles(model, model.out(post.ref, "organisation")),
        _titles(model, model.out(post.ref, "unit")),
        _TOP if post.state("reports_to") == "none" else "; ".join(dict.fromkeys(map(_reference, above))),
        "; ".join(_notes(post, holdings)),
    )


def _name(model: Model, post: Entity, holdings: list[Entity]) -> str:
    if post.state("holders") == "none":
        return _VACANT
    if post.state("holders") == "not_published":
        return _HIDDEN
    said = []
    for holding in holdings:
        if holding.state("person") == "none":
            said.append(_VACANT)
        said += _titles(model, model.out(holding.ref, "person")).split("; ")
    return "; ".join(dict.fromkeys(filter(None, said)))


def _notes(post: Entity, holdings: list[Entity]) -> list[str]:
    number = getattr(post, "number", None)
    notes = [f"{number} posts"] if number else []
    notes += [word("holding", kind) for h in holdings if isinstance(kind := getattr(h, "kind", None), str)]
    status = confidence(post.said())
    return [*notes, word("source", status)] if status not in (None, "sourced") else notes


def _titles(model: Model, edges: tuple[Edge, ...] | list[Edge]) -> str:
    names = [model.get(edge.target).title if isinstance(edge.target, Ref) else _HIDDEN for edge in edges]
    return "; ".join(dict.fromkeys(names))


def _reference(edge: Edge) -> str:
    return edge.target.id if isinstance(edge.target, Ref) else _HIDDEN
