"""Which places a decision tells apart: those alike have the same answers."""

from __future__ import annotations

from generator.authority.scheme import Scheme
from generator.authority.values import Holder
from generator.diagnostics import Ref
from generator.kinds.area import Area


def places_alike(scheme: Scheme) -> tuple[tuple[Ref, ...], ...]:
    """Every place of the model, those together that nothing about the decision tells apart.

    Empty where nothing about the decision depends on the place.
    """
    named = tuple(dict.fromkeys(area for grant in scheme.grants for area in grant.areas))
    by_people = any(grant.paper.limit and grant.paper.limit.per_population for grant in scheme.grants)
    if not named and not by_people:
        return ()
    around = {area: set(scheme.around(area)) for area in named if isinstance(area, Ref)}
    groups: dict[tuple[object, ...], list[Ref]] = {}
    for area in scheme.model.all("area"):
        here: set[Holder] = set(scheme.around(area.ref))
        within = tuple(one in here for one in named)
        holds = tuple(area.ref in around.get(one, set()) for one in around)
        people = area.population if isinstance(area, Area) else None
        name = area.ref if people is None else None
        groups.setdefault((within, holds, people, name) if by_people else (within, holds), []).append(area.ref)
    return tuple(tuple(group) for group in groups.values())
