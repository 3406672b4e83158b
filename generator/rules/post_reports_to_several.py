"""Posts with two lines of report."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, in_force, naming, rule


@rule("GOV104", "warning")
def check(model: Model) -> Iterator[Finding]:
    """A post that reports to two or more others.

    With two managers it is not clear whose word holds when they differ, and a chart shows two places for one post.

    Keep the line that a source calls the main one under `reports_to`. Write the other under `works_with`, or say in
    `notes` what it is for. Where both lines are meant, say so and waive the finding.

    Example: 'Head of Estates' reports to 2: 'Director of Finance' and 'Director of Place'
    """
    for post in model.all("post"):
        above = model.targets(post.ref, "reports_to")
        if len(above) > 1 and in_force(post, model.as_at):
            yield Finding(
                post.ref,
                f"'{post.title}' reports to {len(above)}: {naming([one.title for one in above])}",
                "keep the main line under `reports_to`, and write the other under `works_with`",
                ("reports_to",),
                related=tuple((one.ref, (), f"'{one.title}'") for one in above),
                question=f"To whom does '{post.title}' answer in the first place?",
            )
