"""Handbooks that do not say whether they are current."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, rule, the_handbook

_SAYS = {
    "version": "its version",
    "owner": "who keeps it",
    "approved_by": "who approved it",
    "from_": "since when it is in force",
    "review_by": "when it must be reviewed",
    "contact": "where to ask",
}


@rule("GOV506", "warning")
def check(model: Model) -> Iterator[Finding]:
    """A handbook that does not say its version, who keeps it, who approved it, since when it is in force, when it must
    be reviewed, or where to ask.

    The first question of any reader is whether this is current. A handbook that cannot answer it is not relied upon,
    or is when it should not be. A proposed handbook is neither approved nor in force, so that is not asked of it.

    Add the lines to `handbook.yml`. What is not there is shown as not stated.

    Example: the handbook does not say who approved it or where to ask
    """
    skipped = {"approved_by", "from_"} if model.handbook.state != "in_force" else set()
    gaps = [words for name, words in _SAYS.items() if name not in skipped and not getattr(model.handbook, name)]
    if gaps:
        said = " or ".join(part for part in (", ".join(gaps[:-1]), gaps[-1]) if part)
        yield Finding(the_handbook(model), f"the handbook does not say {said}", "add it to `handbook.yml`")
