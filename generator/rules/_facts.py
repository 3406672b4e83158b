"""What several rules ask of a model: who sits where, who holds what, how several are named together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.diagnostics import Ref
from generator.graph.model import Model
from generator.kinds._entity import Entity, Path
from generator.kinds.body import Body
from generator.kinds.membership import Membership
from generator.rules import in_force

SITS = ("chair", "deputy_chair", "member")
"""The roles that hold a seat; participants, attendees and secretaries hold none."""


def bodies(model: Model, *sorts: str) -> Iterator[Body]:
    """The bodies in force, of some sorts where named; sets whose members nobody names are left out."""
    for body in model.all("body"):
        if isinstance(body, Body) and (not sorts or body.kind in sorts) and _stands(model, body):
            yield body


def _stands(model: Model, body: Body) -> bool:
    return not body.number and in_force(body, model.as_at)


def seats(model: Model, body: Body, roles: Sequence[str] = SITS) -> list[Membership]:
    """The seats of a body that are filled now, of some roles."""
    found = (m for m in model.origins(body.ref, "body", "membership") if isinstance(m, Membership))
    return [m for m in found if m.role in roles and in_force(m, model.as_at)]


def fillers(model: Model, seat: Membership) -> tuple[Entity, ...]:
    """Who fills a seat."""
    return model.targets(seat.ref, "member")


def called(model: Model, seat: Membership) -> str:
    """Who fills a seat, by name."""
    return next((filler.title for filler in fillers(model, seat)), "not published")


def heads(model: Model, seat: Membership) -> int:
    """How many a seat stands for."""
    return sum(getattr(filler, "number", None) or 1 for filler in fillers(model, seat))


def the_boards(model: Model) -> list[Body]:
    """The Board of the organisation that the handbook describes: most often one."""
    every = list(bodies(model, "board"))
    ours = [b for b in every if model.handbook.organisation in {o.id for o in model.targets(b.ref, "organisations")}]
    return ours or (every if len(every) == 1 else [])


def vacant(model: Model, post: Entity) -> bool:
    """Whether a source says that nobody holds a post now."""
    if post.ref.kind != "post":
        return False
    held = [h for h in model.origins(post.ref, "post", "holding") if in_force(h, model.as_at)]
    return post.state("holders") == "none" or bool(held and all(h.state("person") == "none" for h in held))


def others(entities: Sequence[Entity], path: Path = ()) -> tuple[tuple[Ref, Path, str], ...]:
    """All but the first of some entities, as the related places of a finding that gathers them."""
    return tuple((entity.ref, path, f"'{entity.title}'") for entity in entities[1:])


def gaps_in_words(missing: Mapping[str, int], words: Mapping[str, str], last: str) -> str:
    """What is missing, each with how often: `its quorum (2) and how often it meets (1)`.

    Args:
        missing: how often each is missing, by name.
        words: what each is called, by name, in the order in which they are told.
        last: the word before the last of several.
    """
    counted = [f"{said} ({missing[name]})" for name, said in words.items() if missing[name]]
    return f" {last} ".join(part for part in (", ".join(counted[:-1]), counted[-1]) if part)
