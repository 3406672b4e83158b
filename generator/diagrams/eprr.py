"""Emergency preparedness: who is responsible, who answers to whom, who is on call."""

from __future__ import annotations

from generator.diagnostics import Ref
from generator.diagrams import diagram
from generator.diagrams._network import SHOWN, about, network
from generator.drawing import Drawing
from generator.graph.model import Model
from generator.kinds._entity import Entity


@diagram
def draw(model: Model, _: Entity | None) -> Drawing | None:
    """What belongs to emergency preparedness, and what it is linked with directly."""
    centre = about(model, "eprr")
    around = [
        model.get(edge.target)
        for entity in centre
        for edge in model.out(entity.ref)
        if isinstance(edge.target, Ref) and edge.target.kind in SHOWN
    ]
    return network(
        model,
        [*centre, *around],
        name="picture-eprr",
        title="Emergency preparedness and on call",
        caption="The posts, teams and groups that deal with emergencies, and every line between them that a source "
        "gives.",
        alone="No source draws a line from these to the others",
    )
