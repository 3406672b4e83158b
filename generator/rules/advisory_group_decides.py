"""Advisory groups that are said to decide."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, rule, uncertain
from generator.rules._facts import bodies
from generator.vocabulary import word

_WITHOUT_POWERS = ("advisory_group", "forum", "task_and_finish")


@rule("GOV110", "error")
def check(model: Model) -> Iterator[Finding]:
    """An advisory group, a forum or a task and finish group whose authority is to decide.

    Such groups hold no powers of their own: they prepare and advise, and a body above them decides. A decision
    taken there can be challenged, since nobody who may has taken it.

    Correct the `authority` to what the group may do. Where it was given powers in due form, it is a committee or a
    sub-committee: correct its `kind`.

    Example: 'Clinical Forum' is a forum, but its authority is to decide
    """
    for body in bodies(model, *_WITHOUT_POWERS):
        if body.authority == "decides":
            sort = word("body", body.kind).lower()
            yield Finding(
                body.ref,
                f"'{body.title}' is {'an' if sort[0] in 'aeiou' else 'a'} {sort}, but its authority is to decide",
                "correct its `authority`, or its `kind` where it was given powers in due form",
                ("authority",),
                uncertain(body.said("authority")) or uncertain(body.said("kind")),
            )
