"""Collaboratives and agreements, and who takes part in them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagrams import diagram
from generator.diagrams._network import SHOWN, about, network
from generator.drawing import Drawing
from generator.graph.model import Model
from generator.kinds._entity import Entity

_TIES = ("organisations", "works_with", "parties")


@diagram
def draw(model: Model, _: Entity | None) -> Drawing | None:
    """Every collaborative and agreement with its parties and those it works with."""
    collaboratives = [b for b in model.all("body") if getattr(b, "kind", None) == "collaborative"]
    centre = [*collaboratives, *model.all("agreement"), *(e for e in about(model, "partners") if _ties(model, e))]
    around = [other for entity in centre for other in _ties(model, entity)]
    return network(
        model,
        [*centre, *around],
        name="picture-partners",
        title="Partners, collaboratives and agreements",
        caption="Who works with whom, and what they have settled between them, as far as the sources say.",
        alone="No source says who takes part in these",
        letters=16,
    )


def _ties(model: Model, entity: Entity) -> list[Entity]:
    return list(_partners(model, entity))


def _partners(model: Model, entity: Entity) -> Iterator[Entity]:
    for relation in _TIES:
        yield from (t for t in model.targets(entity.ref, relation) if t.kind_name() in SHOWN)
