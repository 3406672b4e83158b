"""Where the sources disagree."""

from __future__ import annotations

from generator.diagnostics import Ref
from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._doubts import gathered, sentence


@table
def fill(model: Model, _: Entity | None) -> Table:
    """What they disagree about, and what each of them says."""
    together: dict[Ref, list[str]] = {}
    for entity, reason in gathered(model)["conflict"]:
        together.setdefault(entity.ref, []).append(sentence(reason))
    rows = tuple((Cell(things=(ref,)), Cell(" ".join(said))) for ref, said in together.items())
    return Table("conflicts", "Where the sources disagree", ("About", "What they say"), rows, filtered=True)
