"""Lead roles that one post must not carry together."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.rules import Finding, in_force, rule, uncertain

_APART = (
    (("caldicott",), ("senior information risk owner", "siro"), "the one guards what the other may want to use"),
    (("data protection officer",), ("senior information risk owner", "siro"), "the one checks what the other decides"),
    (("data protection officer",), ("chief information officer",), "the one checks what the other decides"),
    (("monitoring officer",), ("head of paid service",), "the one reports on what the other does"),
    (("monitoring officer",), ("chief finance officer", "section 151"), "the law keeps the two apart"),
)
"""Two roles by words of their names, and why they must be apart."""


@rule("GOV304", "error")
def check(model: Model) -> Iterator[Finding]:
    """One post that carries two lead roles of which one checks the other: the Caldicott guardian and the senior
    information risk owner; the data protection officer and whoever decides how data are used; in a council the
    monitoring officer, the head of paid service and the chief finance officer.

    These roles were made so that two people look at one matter. In one pair of hands there is no second look.

    Give one of the two to another post. Where the sources disagree on who carries one, the finding is a warning.

    Example: 'Medical Director' is both 'Caldicott guardian' and 'Senior information risk owner', and the one guards
    what the other may want to use
    """
    for post in model.all("post"):
        carried = [d for d in model.origins(post.ref, "held_by", "designation") if in_force(d, model.as_at)]
        for one, other, why in _APART:
            first = next((d for d in carried if _is(d, one)), None)
            second = next((d for d in carried if _is(d, other)), None)
            if first is None or second is None or first is second:
                continue
            yield Finding(
                post.ref,
                f"'{post.title}' is both '{first.title}' and '{second.title}', and {why}",
                "give one of the two to another post",
                (),
                uncertain(first.said("held_by")) or uncertain(second.said("held_by")),
                tuple((d.ref, ("held_by",), f"'{d.title}'") for d in (first, second)),
            )


def _is(designation: Entity, words: tuple[str, ...]) -> bool:
    names = [designation.title, *designation.aliases, str(getattr(designation, "short", None) or "")]
    return any(word in name.casefold() for name in names for word in words)
