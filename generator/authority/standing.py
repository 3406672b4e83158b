"""Whether something holds on a day, and who acts where a post stands empty."""

from __future__ import annotations

from dataclasses import dataclass

from generator.authority.values import Actor, Holder
from generator.diagnostics import Ref
from generator.graph.model import Model, Withheld
from generator.kinds._entity import Entity
from generator.kinds._values import day as spoken
from generator.kinds._values import first_day, last_day
from generator.kinds.body import Body
from generator.kinds.delegation import Delegation
from generator.kinds.deputy_rule import DeputyRule
from generator.kinds.post import Post

POWERLESS = ("task_and_finish", "advisory_group")
"""Kinds of group that hold no decisions."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Who acts for a holder of powers on a day, or why nobody does."""

    actor: Actor | None
    why: str = ""


def name(model: Model, holder: Holder) -> str:
    """What readers call a holder."""
    return "somebody who is not published" if isinstance(holder, Withheld) else model.get(holder).title


def names(model: Model, holders: tuple[Holder, ...]) -> str:
    """Several holders in a sentence."""
    said = [name(model, holder) for holder in holders]
    return " and ".join(part for part in (", ".join(said[:-1]), said[-1]) if part) if said else "nobody"


def not_in_force(entity: Entity, day: str) -> str | None:
    """Why something does not hold on a day, or None where it does."""
    if isinstance(entity, Delegation) and entity.taken_back and first_day(entity.taken_back) <= last_day(day):
        return f"it was taken back on {spoken(entity.taken_back)}"
    if entity.from_ and first_day(entity.from_) > last_day(day):
        return f"it begins on {spoken(entity.from_)}"
    if entity.until and last_day(entity.until) < first_day(day):
        return f"it ended on {spoken(entity.until)}"
    if entity.status == "proposed":
        return "it is only proposed"
    return "it is closed" if entity.status == "closed" else None


def holds_on(entity: Entity, day: str) -> bool:
    """Whether something holds on a day, as far as is said."""
    return not_in_force(entity, day) is None


def powerless(model: Model, holder: Holder) -> str | None:
    """Why a group can hold no decision, or None where it may."""
    body = None if isinstance(holder, Withheld) else model.get(holder)
    if isinstance(body, Body) and body.kind in POWERLESS:
        sort = "an advisory group" if body.kind == "advisory_group" else "a task-and-finish group"
        return f"{sort} holds no decisions"
    if isinstance(body, Body) and body.authority in ("advises", "consults"):
        return "it only advises"
    return None


def vacant(model: Model, post: Ref, day: str) -> bool:
    """Whether a source says that nobody holds a post; a post whose holder is not mentioned is not vacant."""
    entity = model.get(post)
    if entity.state("holders") == "none":
        return True
    held = [h for h in model.origins(post, "post", "holding") if holds_on(h, day)]
    return bool(held) and all(h.state("person") == "none" for h in held)


def standing(model: Model, holder: Holder, day: str, above: frozenset[Ref] = frozenset()) -> Standing:
    """Who acts for a holder on a day: itself, or the deputy of a vacant post where one is stated."""
    if isinstance(holder, Withheld):
        return Standing(Actor(holder))
    entity = model.get(holder)
    closed = not_in_force(entity, day)
    if closed:
        return Standing(None, closed.replace("it ", f"{entity.title} ", 1))
    if not isinstance(entity, Post) or not vacant(model, holder, day):
        return Standing(Actor(holder, names=_people(model, holder, day)))
    for rule in _deputies(model, holder, day, "vacant"):
        for deputy in model.targets(rule.ref, "deputy"):
            if deputy.ref in above or deputy.ref == holder:
                continue
            found = standing(model, deputy.ref, day, above | {holder})
            if found.actor is not None:
                return Standing(Actor(found.actor.who, holder, found.actor.names))
    return Standing(None, f"{entity.title} is vacant and no deputy is stated")


def deputy_when_away(model: Model, holder: Holder, day: str) -> Holder | None:
    """The post that acts while a holder is away, where stated."""
    if isinstance(holder, Withheld):
        return None
    for rule in _deputies(model, holder, day, "away"):
        for edge in model.out(rule.ref, "deputy"):
            return edge.target
    return None


def _deputies(model: Model, post: Ref, day: str, when: str) -> list[DeputyRule]:
    return [
        rule
        for rule in model.origins(post, "post", "deputy_rule")
        if isinstance(rule, DeputyRule) and when in rule.when.split("_or_") and holds_on(rule, day)
    ]


def _people(model: Model, post: Ref, day: str) -> tuple[str, ...]:
    held = [h for h in model.origins(post, "post", "holding") if holds_on(h, day)]
    return tuple(person.title for holding in held for person in model.targets(holding.ref, "person"))
