"""Organisations with two chief executives or two Boards."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.rules import Finding, in_force, naming, rule, uncertain

_TOPS = (("post", "chief_executive", "organisation", "chief executives"), ("body", "board", "organisations", "Boards"))


@rule("GOV106", "error")
def check(model: Model) -> Iterator[Finding]:
    """An organisation with two chief executives at once, or with two Boards.

    All powers come from one Board, and one accountable officer answers for how they are used. With two it is open
    who speaks for the organisation and signs its accounts.

    Correct the `kind` of the post or body that is something else, or date them where one followed the other. Sets
    with a `number`, and bodies of several organisations, are not looked at.

    Example: 'Trust' has 2 Boards: 'Board' and 'Leadership Board'
    """
    for kind, sort, field, called in _TOPS:
        for organisation in model.all("organisation"):
            tops = [one for one in model.origins(organisation.ref, field, kind) if _is_top(model, one, sort, field)]
            if len(tops) < 2:
                continue
            yield Finding(
                tops[1].ref,
                f"'{organisation.title}' has {len(tops)} {called}: {naming([one.title for one in tops])}",
                "correct the `kind` of the one that is something else, or date them where one followed the other",
                ("kind",),
                any(uncertain(one.said("kind")) or uncertain(one.said(field)) for one in tops),
                tuple((one.ref, ("kind",), f"'{one.title}'") for one in tops if one is not tops[1]),
            )


def _is_top(model: Model, one: Entity, sort: str, field: str) -> bool:
    alone = len(model.out(one.ref, field)) == 1 and not getattr(one, "number", None)
    return alone and getattr(one, "kind", "") == sort and in_force(one, model.as_at)
