"""The system: the organisation, its partnership with others, its places and what stands over it."""

from __future__ import annotations

from generator.diagrams import diagram
from generator.diagrams._network import about, network
from generator.drawing import Drawing
from generator.graph.model import Model
from generator.kinds._entity import Entity

_ABOVE = ("organisations", "parties", "accountable_to", "part_of")
"""Fields through which something of the system belongs to what stands over it."""


@diagram
def draw(model: Model, _: Entity | None) -> Drawing | None:
    """What belongs to the subject `system`, with the organisation that the handbook describes."""
    organisation = model.find("organisation", model.handbook.organisation)
    own = [organisation] if organisation is not None else []
    subjects = [e for e in about(model, "system") if e.kind_name() != "area" and getattr(e, "kind", None) != "region"]
    above = [t for e in [*own, *subjects] for name in _ABOVE for t in model.targets(e.ref, name)]
    return network(
        model,
        [*own, *subjects, *(t for t in above if t.kind_name() in ("organisation", "body"))],
        name="picture-system",
        title="How the system is governed",
        caption="The organisations and partnerships of the system, and every line between them that a source gives.",
        alone="No source draws a line from these to the others",
        down=True,
        letters=15,
    )
