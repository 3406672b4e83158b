"""How a thing began and ended, as far as a model tells: what it replaced, what replaced it, by which changes."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Ref
from generator.graph.model import Model, Withheld
from generator.kinds._entity import Entity
from generator.kinds._values import first_day
from generator.kinds.change_event import ChangeEvent
from generator.vocabulary import word

_GOES_ON = ("rename", "merge", "split")


@dataclass(frozen=True, slots=True)
class ToldLife:
    """What a page says of how a thing began and ended."""

    closed: bool
    sort: str
    """What sentences call it: committee, post, function."""
    heirs: tuple[Ref | Withheld, ...]
    before: tuple[Ref | Withheld, ...]
    events: tuple[ChangeEvent, ...]
    """The changes that it was part of, the earliest first."""


def goes_on(model: Model, entity: Entity) -> bool:
    """Whether a holding or seat is not over: neither closed, nor a seat of a body that is."""
    return entity.status != "closed" and all(body.status != "closed" for body in model.targets(entity.ref, "body"))


def told_life(model: Model, entity: Entity) -> ToldLife:
    """What is told of how a thing began and ended; successors and changes say the same, and stand once."""
    out: list[Ref | Withheld] = []
    into: list[Ref | Withheld] = []
    events: dict[Ref, ChangeEvent] = {}
    for relation, other, ends in (("original", "resulting", out), ("resulting", "original", into)):
        for edge in model.into(entity.ref, relation, "change_event"):
            event = model.get(edge.origin)
            if isinstance(event, ChangeEvent):
                events[event.ref] = event
                if event.kind in _GOES_ON:
                    ends += [far.target for far in model.out(event.ref, other)]
    heirs = [edge.target for edge in model.out(entity.ref, "successor")] + out
    before = [edge.origin for edge in model.into(entity.ref, "successor")] + into
    sort = getattr(entity, "kind", None) if entity.kind_name() == "body" else None
    named = word("body", sort) if isinstance(sort, str) and sort != "not_stated" else word("kind", entity.kind_name())
    return ToldLife(
        entity.status == "closed",
        named[:1].lower() + named[1:],
        tuple(dict.fromkeys(end for end in heirs if end != entity.ref)),
        tuple(dict.fromkeys(end for end in before if end != entity.ref)),
        tuple(sorted(events.values(), key=_earliest_first)),
    )


def _earliest_first(event: ChangeEvent) -> tuple[int, str]:
    begins = event.effective_on or event.decided_on
    return (first_day(begins).toordinal() if begins else 0, event.id)
