"""The three officers that every council in England must have."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.rules import Finding, in_force, rule, the_handbook

_MUST = {
    "a head of paid service": ("head of paid service",),
    "a monitoring officer": ("monitoring officer",),
    "a chief finance officer": ("chief finance officer", "section 151", "s151"),
}
_HINT = "add it as a designation, and the post that carries it under `held_by`"


@rule("GOV308", "error", profile="local-authority")
def check(model: Model) -> Iterator[Finding]:
    """A council without a head of paid service, a monitoring officer or a chief finance officer among its lead roles.

    The law asks each council for all three: one answers for its staff, one for its lawfulness and one for its money,
    and each may have to report what the others do.

    Add the lead role and the post that carries it. It is an error where the handbook is whole and names other lead
    roles; where it is partial, or names none at all, the finding is a warning.

    Example: no source names a monitoring officer or a chief finance officer
    """
    leads = [one for one in model.all("designation") if in_force(one, model.as_at)]
    absent = [officer for officer, words in _MUST.items() if not any(_is(one, words) for one in leads)]
    if absent:
        said = " or ".join(part for part in (", ".join(absent[:-1]), absent[-1]) if part)
        yield Finding(
            the_handbook(model),
            f"no source names {said}",
            _HINT,
            doubt=model.handbook.coverage == "partial" or not leads,
            question=f"Who is {' and who is '.join(absent)}?",
        )


def _is(designation: Entity, words: tuple[str, ...]) -> bool:
    names = [designation.title, *designation.aliases, str(getattr(designation, "short", None) or "")]
    return any(word in name.casefold() for name in names for word in words)
