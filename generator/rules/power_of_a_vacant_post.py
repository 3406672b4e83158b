"""Powers of posts that nobody holds and nobody deputises for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, rule
from generator.rules._scheme import found


@rule("GOV608", "warning")
def check(model: Model) -> Iterator[Finding]:
    """A decision that is delegated to a post which is stated to be vacant and has no deputy.

    The power goes back up to whoever gave it, and work that should be done below waits there.

    Name a deputy under `deputies` of the post, where a source does, or delegate the decision to another post.

    Example: 'Award a contract' is delegated to 'Chief': Chief is vacant and no deputy is stated
    """
    yield from found(model, "vacant")
