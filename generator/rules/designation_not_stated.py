"""Designations that no post is said to carry."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, in_force, rule


@rule("GOV301", "error")
def check(model: Model) -> Iterator[Finding]:
    """A designation, such as the Caldicott guardian, that no post is said to carry.

    Law or guidance asks for these roles by name, and people need to know whom to turn to. Where a source says that
    nobody carries one (`held_by: none`), the finding is an error. Where the sources are silent, it is a warning.

    Put the post under `held_by` with the source that names it. Where no source does, leave it out: the handbook
    shows it as not stated.

    Example: no source says which post is the 'Data protection officer'
    """
    for designation in model.all("designation"):
        if not in_force(designation, model.as_at) or designation.state("held_by") == "stated":
            continue
        nobody = designation.state("held_by") == "none"
        name = designation.title
        yield Finding(
            designation.ref,
            f"a source says that no post is the '{name}'" if nobody else f"no source says which post is the '{name}'",
            "name the post under `held_by`, with the source that says so",
            ("held_by",),
            doubt=not nobody,
            question=f"Which post is the '{name}'?",
        )
