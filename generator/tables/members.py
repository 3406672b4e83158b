"""Who sits on one body."""

from __future__ import annotations

from generator.diagnostics import Ref
from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds.body import Body
from generator.kinds.membership import Membership
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._cells import ends, holders, words
from generator.vocabulary import word


@table
def fill(model: Model, body: Entity | None) -> Table:
    """Seat, holder, role, on behalf of, votes, remarks, group of seats; columns that would be empty are left out."""
    rows = []
    titles = {group.id: group.name for group in body.seats} if isinstance(body, Body) else {}
    seats = model.origins(body.ref, "body", "membership") if body is not None else ()
    for seat in seats:
        if not isinstance(seat, Membership) or seat.status == "closed":
            continue
        edges = model.out(seat.ref, "member")
        member = model.get(edges[0].target) if edges and isinstance(edges[0].target, Ref) else None
        proposed = " (proposed)" if seat.status == "proposed" and body is not None and body.status != "proposed" else ""
        who, role = ends(edges), words(word("role", seat.role) + proposed, seat.said("role"))
        votes = "" if seat.voting is None else ("Yes" if seat.voting else "No")
        rows.append(
            (
                who,
                holders(model, member) if member is not None and member.kind_name() == "post" else Cell(""),
                role if role.status != who.status else Cell(role.words),
                Cell(seat.on_behalf_of or ""),
                Cell(votes),
                Cell(" ".join((seat.notes or "").split())),
                Cell(
                    titles.get(
                        seat.seat or "", word("standing", seat.standing) if seat.standing else word("roles", seat.role)
                    )
                ),
            )
        )
    columns = ("Seat", "Held by", "Role", "On behalf of", "Votes", "Remarks", "Seats")
    standing = any(isinstance(seat, Membership) and seat.standing for seat in seats)
    headed = standing or bool({row[-1].words for row in rows} & set(titles.values()))
    used = [
        i
        for i in range(len(columns))
        if any(row[i].words or row[i].things for row in rows) and (headed or i < len(columns) - 1)
    ]
    title = body.title if body is not None else "The body"
    return Table(
        f"members-{body.id if body is not None else ''}",
        f"{title}: seats and who holds them",
        tuple(columns[i] for i in used),
        tuple(tuple(row[i] for i in used) for row in rows),
        by="Seats" if headed else "",
    )
