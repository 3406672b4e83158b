"""What rests on something: who and what points at it, directly or through what only joins two things."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagnostics import Ref
from generator.graph.model import Edge, Model

JOINING = frozenset(
    {"membership", "holding", "assignment", "delegation", "terms_of_reference", "emergency_power", "deputy_rule"}
)
"""Kinds that only join others; what rests on one of their ends is the other."""
QUIET = frozenset(
    {"organisations", "organisation", "unit_of", "covers", "works_with", "about", "contributes_to", "successor"}
)
"""Fields that say where something belongs, what it is near or what came after it; a change is no news to those."""
_WHOLE = {
    "membership": ("body",),
    "assignment": ("function", "designation"),
    "delegation": ("decision",),
    "terms_of_reference": ("body",),
    "emergency_power": ("body",),
}
"""The fields of what joins others that lead to the whole it is a part of, which rests on the other ends."""
_RECORDS = frozenset({"change_event", "review"})
"""Kinds that tell of the past, which nothing changes any more."""
_PART_OF = {"scenario_step": "scenario"}
"""Kinds that are read as a part of another, with the field that leads there."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step from something to what rests on it."""

    ref: Ref
    """What rests on it."""
    edge: Edge
    """The link that says so: its own, or that of what joins the two."""
    loose: bool = False
    """The two are only joined, as a committee and those who sit on it: it must know, but does not rest on the other."""


def resting_on(model: Model, ref: Ref) -> Iterator[Step]:
    """Everything one step away: what points at it, and the far ends of what joins it to others."""
    for edge in model.into(ref):
        if edge.relation in QUIET or edge.origin.kind in _RECORDS:
            continue
        if edge.origin.kind in JOINING:
            whole = _WHOLE.get(edge.origin.kind, ())
            for far in model.out(edge.origin):
                if isinstance(far.target, Ref) and far.target != ref and far.relation not in QUIET:
                    yield Step(far.target, edge, loose=far.relation not in whole)
        elif edge.origin.kind in _PART_OF:
            yield from (Step(whole.ref, edge) for whole in model.targets(edge.origin, _PART_OF[edge.origin.kind]))
        else:
            yield Step(edge.origin, edge)


def dependents(model: Model, ref: Ref, depth: int) -> dict[Ref, tuple[Step, ...]]:
    """Everything that rests on something, with the steps that lead there, the nearest first.

    Args:
        model: the model.
        ref: what everything rests on.
        depth: how many steps to go; 1 is what points at it itself.
    """
    found: dict[Ref, tuple[Step, ...]] = {}
    last: dict[Ref, tuple[Step, ...]] = {ref: ()}
    for _ in range(depth):
        reached: dict[Ref, tuple[Step, ...]] = {}
        for at, way in last.items():
            for step in resting_on(model, at):
                if not step.loose and step.ref != ref and step.ref not in found:
                    reached.setdefault(step.ref, (*way, step))
        found.update(reached)
        last = reached
    return found


def keepers(model: Model, ref: Ref) -> tuple[Ref, ...]:
    """Who looks after something and can be asked to review it, as far as the model says."""
    if ref.kind == "function":
        held = model.origins(ref, "function", "assignment")
        answering = (one for one in held if getattr(one, "role", None) == "accountable")
        return tuple(holder.ref for one in answering for holder in model.targets(one.ref, "holder"))
    for field in _KEPT.get(ref.kind, ()):
        found = model.targets(ref, field)
        if found:
            return tuple(one.ref for one in found)
    if ref.kind == "body":
        terms = model.origins(ref, "body", "terms_of_reference")
        for field in ("owner", "secretariat"):
            found = tuple(keeper for one in terms for keeper in model.targets(one.ref, field))
            if found:
                return tuple(one.ref for one in found)
    return ()


_KEPT = {
    "body": ("owner",),
    "document": ("owner", "approved_by"),
    "agreement": ("parties",),
    "decision": ("lead", "reserved_to", "held_by"),
    "designation": ("held_by",),
}
"""The fields that say who keeps something, the one that says it best first."""
