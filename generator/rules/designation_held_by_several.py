"""Designations that several posts carry."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, in_force, naming, rule


@rule("GOV302", "warning")
def check(model: Model) -> Iterator[Finding]:
    """A designation that two or more posts carry.

    A named lead is there so that one person can be asked. Where several share the role, it is not clear who acts
    and who answers.

    Keep the lead under `held_by`, and name whoever stands in under `deputy`. Where the role is shared on purpose,
    say so in the designation's `text`, and waive the finding.

    Example: 'Safeguarding lead' is carried by 2 posts: 'Chief Nurse' and 'Medical Director'
    """
    for designation in model.all("designation"):
        posts = model.targets(designation.ref, "held_by")
        if len(posts) < 2 or not in_force(designation, model.as_at):
            continue
        yield Finding(
            designation.ref,
            f"'{designation.title}' is carried by {len(posts)} posts: {naming([post.title for post in posts])}",
            "keep the lead under `held_by`, and name whoever stands in under `deputy`",
            ("held_by",),
            related=tuple((post.ref, (), f"'{post.title}'") for post in posts),
            question=f"Which of {naming([post.title for post in posts])} is the '{designation.title}'?",
        )
