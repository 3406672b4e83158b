"""Duties, seats and lines of account that lead to something closed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Ref
from generator.graph.model import Edge, Model
from generator.rules import Finding, in_force, rule, uncertain

_LIVE = (
    "accountable_to",
    "reports_to",
    "held_by",
    "deputy",
    "holder",
    "member",
    "body",
    "head",
    "led_by",
    "owner",
    "to",
    "by",
    "report_to",
    "reserved_to",
    "lead",
    "advises",
    "assures",
)
"""Links that need something alive at the other end."""
_ENDS = ("body", "post", "unit", "organisation", "function")


@rule("GOV107", "error")
def check(model: Model) -> Iterator[Finding]:
    """Something in force that answers to, is carried by or sits on something that is closed or has ended.

    After a reorganisation powers and duties are easily left with a body that no longer meets or a post that nobody
    holds any more. Whoever looks them up is sent to a place that is not there.

    Lead the link to the `successor`, or end the line with `until`. Where the end is not plainly stated by a source,
    the finding is a warning.

    Example: 'Audit Committee' is accountable to 'Old Board', which is closed
    """
    for edge in model.edges:
        if edge.relation not in _LIVE or not isinstance(edge.target, Ref) or edge.target.kind not in _ENDS:
            continue
        origin, target = model.get(edge.origin), model.get(edge.target)
        if in_force(target, model.as_at) or not in_force(origin, model.as_at) or not _ended(model, target.ref):
            continue
        if origin.facts.lifted_from == target.ref:
            continue
        after = next(iter(model.targets(target.ref, "successor")), None)
        yield Finding(
            origin.ref,
            f"{_named(model, edge)} {edge.link.says} '{target.title}', which is closed",
            f"lead it to its successor, '{after.title}'" if after else "lead it to what came after, or end it",
            edge.path,
            uncertain(edge.sources) or uncertain(target.said("status")) or uncertain(target.said("until")),
            ((target.ref, ("until",), f"'{target.title}'"),),
        )


def _ended(model: Model, ref: Ref) -> bool:
    """Whether it is closed or over; what has not begun yet is neither."""
    entity = model.get(ref)
    return entity.status == "closed" or (entity.until is not None and not in_force(entity, model.as_at))


def _named(model: Model, edge: Edge) -> str:
    """What a link belongs to, in a sentence."""
    origin = model.get(edge.origin)
    parent = origin.facts.lifted_from
    if parent is None:
        return f"'{origin.title}'"
    around = model.get(parent).title
    return f"a seat of '{around}'" if origin.title == origin.id else f"'{origin.title}' of '{around}'"
