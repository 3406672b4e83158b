"""What has to be reviewed, and whether that is overdue, soon or later on the day that a handbook describes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Literal

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds._values import first_day, last_day

State = Literal["overdue", "soon", "later"]
OVERDUE: State = "overdue"
SOON: State = "soon"
_NEAR = timedelta(days=92)


def due(model: Model) -> Iterator[tuple[Entity, str]]:
    """Everything that is not closed and has a review date, with the date."""
    for entity in model.every():
        by = getattr(entity, "review_by", None)
        if isinstance(by, str) and entity.status != "closed":
            yield entity, by


def named(model: Model, entity: Entity) -> str:
    """What is to be reviewed, in a sentence."""
    parent = entity.facts.lifted_from
    if parent is None or getattr(entity, "name", None):
        return f"'{entity.title}'"
    return f"{entity.kind_name().replace('_', ' ')} of '{model.get(parent).title}'"


def state(model: Model, by: str) -> State:
    """Whether a review date has passed, falls within three months, or is later."""
    today = first_day(model.as_at)
    if last_day(by) < today:
        return OVERDUE
    return SOON if last_day(by) <= today + _NEAR else "later"
