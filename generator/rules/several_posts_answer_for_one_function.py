"""Functions that more than one post answers for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Ref
from generator.graph.model import Model
from generator.kinds._entity import Path
from generator.kinds.assignment import Assignment
from generator.rules import Finding, in_force, naming, rule, uncertain


@rule("GOV202", "error")
def check(model: Model) -> Iterator[Finding]:
    """A function that stands with two or more posts which do not share one line.

    When two people answer for one thing, each can think that the other does it, and whoever asks is sent from one
    to the other. Where sources say that both posts are *accountable*, the finding is an error. Where the function
    only stands in several portfolios, the sources leave open who answers for it, and the finding is a warning.

    Ask which post answers for the function, then add an `accountable` assignment for that post alone: the other
    portfolios may keep their lines. Where posts answer jointly, put both on one line with `also` or `holder`.

    Example: 'Procurement' is in the portfolios of 2 posts, 'Director of Finance' and 'Director of Place', and no
    source says which of them is accountable for it
    """
    for function in model.all("function"):
        lines = [
            line
            for line in model.origins(function.ref, "function", "assignment")
            if isinstance(line, Assignment) and in_force(line, model.as_at)
        ]
        accountable = [line for line in lines if line.role == "accountable"]
        carried = accountable or [line for line in lines if line.role == "portfolio"]
        posts = _posts(model, carried)
        if not posts:
            continue
        names = naming([model.get(post).title for post in posts])
        message = f"'{function.title}' has {len(posts)} accountable posts: {names}"
        if not accountable:
            message = (
                f"'{function.title}' is in the portfolios of {len(posts)} posts, {names}, "
                "and no source says which of them is accountable for it"
            )
        yield Finding(
            function.ref,
            message,
            "agree who answers for it and add an `accountable` line for that post; posts that share it go on one line",
            doubt=not accountable or any(uncertain(line.said("role")) for line in accountable),
            related=tuple(_places(model, carried)),
            question=f"Who alone is accountable for '{function.title}'?",
        )


def _posts(model: Model, lines: list[Assignment]) -> list[Ref]:
    """The posts of these lines in order, or none where a single line names them all."""
    held = [_holders(model, line) for line in lines]
    posts = list(dict.fromkeys(post for line in held for post in line))
    return [] if len(posts) < 2 or any(len(line) == len(posts) for line in held) else posts


def _holders(model: Model, line: Assignment) -> list[Ref]:
    targets = [e.target for e in model.out(line.ref, "holder")]
    return list(dict.fromkeys(t for t in targets if isinstance(t, Ref) and t.kind == "post"))


def _places(model: Model, lines: list[Assignment]) -> Iterator[tuple[Ref, Path, str]]:
    for line in lines:
        names = naming([model.get(post).title for post in _holders(model, line)])
        if names:
            yield line.ref, (), f"the line of {names}"
