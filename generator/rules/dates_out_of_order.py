"""Dates that cannot follow each other as they stand."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds._values import day, first_day, last_day
from generator.rules import Finding, rule, the_handbook, uncertain

_ORDER = (
    ("from_", "until", "ends ({1}) before it begins ({0})"),
    ("approved_on", "review_by", "was to be reviewed by {1}, before it was approved ({0})"),
    ("from_", "review_by", "was to be reviewed by {1}, before it came into force ({0})"),
)


@rule("GOV501", "error")
def check(model: Model) -> Iterator[Finding]:
    """An end before the beginning, or a review that was due before the thing was approved or came into force.

    One of the two dates is wrong, and whatever is worked out from it is wrong too: who held a post on a day, or
    whether a power was in force.

    Correct the date that is wrong. Where the sources disagree on one of them, the finding is a warning.

    Example: 'Audit Committee' ends (1 May 2022) before it begins (1 July 2022)
    """
    for entity in model.every():
        for first, second, words in _ORDER:
            begins, ends = getattr(entity, first, None), getattr(entity, second, None)
            if begins and ends and last_day(ends) < first_day(begins):
                yield Finding(
                    entity.ref,
                    f"'{_named(model, entity)}' {words.format(day(begins), day(ends))}",
                    "correct the date that is wrong",
                    (second,),
                    uncertain(entity.said(first.rstrip("_"))) or uncertain(entity.said(second)),
                )
    card = model.handbook
    begins, ends = card.approved_on or card.from_, card.review_by
    if begins and ends and last_day(ends) < first_day(begins):
        yield Finding(
            the_handbook(model),
            f"'{card.title}' was to be reviewed by {day(ends)}, before it was approved or came into force "
            f"({day(begins)})",
            "correct the date that is wrong",
            ("review_by",),
        )


def _named(model: Model, entity: Entity) -> str:
    parent = entity.facts.lifted_from
    if parent is None or getattr(entity, "name", None):
        return entity.title
    ends = [edge for edge in model.out(entity.ref) if edge.target != parent]
    names = [model.get(e.target).title for e in ends if hasattr(e.target, "id")]  # type: ignore[arg-type]
    return f"{names[0] if names else entity.title} ({model.get(parent).title})"
