"""Every post with its holder."""

from __future__ import annotations

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.table import Table
from generator.tables import table
from generator.tables._cells import ends, holders, thing, words
from generator.vocabulary import word


@table
def fill(model: Model, _: Entity | None) -> Table:
    """Post, holder, sort of post, and the bodies it sits on."""
    rows = []
    for post in model.all("post"):
        seats = model.into(post.ref, "member", "membership")
        bodies = [edge for seat in seats for edge in model.out(seat.origin, "body")]
        rows.append((thing(post), holders(model, post), words(word("post", getattr(post, "kind", None))), ends(bodies)))
    return Table(
        "roles", "Posts and who holds them", ("Post", "Held by", "Sort", "Sits on"), tuple(rows), filtered=True
    )
