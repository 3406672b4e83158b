"""Places and areas, with who looks after each."""

from __future__ import annotations

from generator.diagnostics import Ref
from generator.diagrams import diagram
from generator.diagrams._network import about, network
from generator.drawing import Drawing
from generator.graph.model import Model
from generator.kinds._entity import Entity

_CARERS = frozenset({"post", "body"})


@diagram
def draw(model: Model, _: Entity | None) -> Drawing | None:
    """Every area, the larger above the smaller, with the posts and bodies that serve it."""
    areas = list(model.all("area"))
    serving = [
        model.get(edge.origin)
        for area in areas
        for edge in model.into(area.ref, "covers")
        if isinstance(edge.origin, Ref) and edge.origin.kind in _CARERS
    ]
    subjects = [e for e in about(model, "places") if e.kind_name() in _CARERS]
    return network(
        model,
        [*areas, *serving, *subjects],
        name="picture-places",
        title="Places and areas",
        caption="The areas that the sources name or count, with the posts and groups that serve them.",
        alone="No source says which area these belong to",
        only=("part_of", "covers"),
    )
