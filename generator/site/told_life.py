"""How a thing began and ended, as far as a model tells: what it replaced, what replaced it, by which changes."""

from __future__ import annotations

from dataclasses import dataclass

from generator.authority.standing import holds_on
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
    powers: tuple[tuple[Ref, tuple[Ref | Withheld, ...]], ...] = ()
    """Of what has closed, the decisions that it could take, each with those who are named for it now."""


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
        tuple((decision.ref, _named_now(model, decision)) for decision in _powers(model, entity)),
    )


def _powers(model: Model, entity: Entity) -> list[Entity]:
    """The decisions, in force on the day, that something closed held or was passed."""
    if entity.status != "closed":
        return []
    passed = model.origins(entity.ref, "delegate", "delegation")
    every = [*model.origins(entity.ref, "held_by", "decision")]
    every += [decision for one in passed for decision in model.targets(one.ref, "decision")]
    return [decision for decision in dict.fromkeys(every) if holds_on(decision, model.as_at)]


def _named_now(model: Model, decision: Entity) -> tuple[Ref | Withheld, ...]:
    """Those to whom a decision is passed on the day; where it is passed to nobody, those who hold it."""
    passed = [one for one in model.origins(decision.ref, "decision", "delegation") if holds_on(one, model.as_at)]
    named = [edge.target for one in passed for edge in model.out(one.ref, "delegate")]
    held = [edge.target for edge in model.out(decision.ref, "held_by")]
    there = [
        [one for one in some if isinstance(one, Withheld) or holds_on(model.get(one), model.as_at)]
        for some in (named, held)
    ]
    return tuple(dict.fromkeys(there[0] or there[1]))


def _earliest_first(event: ChangeEvent) -> tuple[int, str]:
    begins = event.effective_on or event.decided_on
    return (first_day(begins).toordinal() if begins else 0, event.id)
