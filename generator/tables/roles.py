"""Every post with its holder, by sort of post."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._cells import ends, holders, thing, words
from generator.vocabulary import WORDS, word


@table
def fill(model: Model, _: Entity | None) -> Table:
    """Post, holder, sort of post, and the bodies it sits on."""
    rows = []
    order = list(WORDS["posts"])
    for post in sorted(model.all("post"), key=lambda post: order.index(getattr(post, "kind", "other"))):
        seats = model.into(post.ref, "member", "membership")
        bodies = [edge for seat in seats for edge in model.out(seat.origin, "body")]
        sort = words(word("posts", getattr(post, "kind", None)))
        rows.append((thing(post), holders(model, post), sort, ends(bodies, Cell())))
    columns = ("Post", "Held by", "Sort", "Sits on")
    return Table("roles", "Posts and who holds them", columns, tuple(rows), filtered=True, by="Sort")
