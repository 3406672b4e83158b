"""Closed bodies, posts, teams and organisations of which nobody says what came after."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.rules import Finding, naming, rule
from generator.rules._facts import others
from generator.vocabulary import word

_KINDS = ("body", "post", "unit", "organisation", "function")


@rule("GOV108", "warning")
def check(model: Model) -> Iterator[Finding]:
    """A body, post, team, organisation or function that is closed and has no `successor`.

    When something closes, its powers, duties and papers have to go somewhere. Without a successor nobody can say
    who has them now.

    Name what came after under `successor`, or write `successor: none` where a source says that nothing did. There is
    one finding for each kind.

    Example: nothing says what came after the closed group 'Old Committee'
    """
    for kind in _KINDS:
        closed: list[Entity] = [
            one for one in model.all(kind) if one.status == "closed" and one.state("successor") == "not_stated"
        ]
        if closed:
            names = naming([one.title for one in closed])
            what = word("kind", kind).lower()
            yield Finding(
                closed[0].ref,
                f"nothing says what came after the closed {what}{'' if len(closed) == 1 else 's'} {names}",
                "name it under `successor`, or write `successor: none` where a source says that nothing did",
                ("status",),
                related=others(closed, ("status",)),
                question=f"What came after {names}, and who has the powers and duties now?",
                gathers=True,
            )
