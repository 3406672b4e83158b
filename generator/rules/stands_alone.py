"""Posts, teams, organisations, areas and people that have to do with nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, in_force, naming, rule
from generator.rules._facts import others
from generator.vocabulary import word

_KINDS = ("post", "unit", "organisation", "area", "person")


@rule("GOV109", "note")
def check(model: Model) -> Iterator[Finding]:
    """A post, team, organisation, area or person without a link to anything else.

    After a reorganisation such entries are what was forgotten. On a page of its own a reader learns nothing from
    them, and cannot get there.

    Add the link that a source gives, or remove the entry. There is one note for each kind.

    Example: nothing else in the model has to do with the person 'Jo Bell'
    """
    for kind in _KINDS:
        alone = [
            one
            for one in model.all(kind)
            if in_force(one, model.as_at)
            and not one.topics
            and not any(edge.relation != "successor" for edge in (*model.out(one.ref), *model.into(one.ref)))
            and not (kind == "organisation" and one.id == model.handbook.organisation)
        ]
        if alone:
            what = word("kind", kind).lower()
            yield Finding(
                alone[0].ref,
                f"nothing else in the model has to do with the {what if len(alone) == 1 else _several(what)} "
                f"{naming([one.title for one in alone])}",
                "add the link that a source gives, or remove the entry",
                related=others(alone),
                gathers=True,
            )


def _several(what: str) -> str:
    return {"person": "people"}.get(what, f"{what}s")
