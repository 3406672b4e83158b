"""Who sits on a body."""

from __future__ import annotations

from generator.diagnostics import Ref
from generator.diagrams import diagram
from generator.diagrams._cards import holders
from generator.drawing import BUDGET, Drawing, Group, Node
from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds.body import Body
from generator.kinds.membership import Membership
from generator.vocabulary import word

_WIDE = 4
"""Seats in a row."""
_FEW = 5
"""Fewer seats than this are plain from the table."""


@diagram
def draw(model: Model, body: Entity | None) -> Drawing | None:
    """Every seat of a body with its holder, grouped as the source counts them."""
    if not isinstance(body, Body):
        return None
    seats = [m for m in model.origins(body.ref, "body", "membership") if m.status != "closed"]
    if len(seats) < _FEW:
        return None
    titles = {group.id: group.name for group in body.seats}
    nodes: list[Node] = []
    groups: dict[str, list[str]] = {}
    for seat in seats[:BUDGET]:
        if not isinstance(seat, Membership):
            continue
        name = f"seat-{len(nodes)}"
        nodes.append(_node(model, seat, name))
        plain = word("standing", seat.standing) if seat.standing else word("roles", seat.role)
        heading = titles.get(seat.seat or "", plain)
        groups.setdefault(heading, []).append(name)
    left = len(seats) - len(nodes)
    return Drawing(
        id=f"picture-seats-{body.id}",
        title=f"{body.title}: seat by seat",
        caption="Each card is a seat, with who holds it where that is stated. The picture shows no order of rank.",
        nodes=tuple(nodes),
        groups=tuple(
            Group(f"g{i}", heading, tuple(names), columns=min(_WIDE, max(1, len(names))))
            for i, (heading, names) in enumerate(groups.items())
        ),
        left_out=f"{left} more seats stand in the table." if left else "",
        letters=22,
        stacked=True,
    )


def _node(model: Model, seat: Membership, name: str) -> Node:
    edge = model.out(seat.ref, "member")[0]
    role = "" if seat.role in ("member", "participant") else word("role", seat.role)
    if not isinstance(edge.target, Ref):
        return Node(name, "Not published", role, "", "seat")
    member = model.get(edge.target)
    who = holders(model, member) if member.kind_name() == "post" else ""
    return Node(name, member.title, role, who, "seat", "solid", member.ref)
