"""Posts whose reporting lines lead back to themselves."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from generator.diagnostics import Ref
from generator.graph.model import Edge, Model
from generator.rules import Finding, rule, uncertain


@rule("GOV101", "error")
def check(model: Model) -> Iterator[Finding]:
    """Posts that report to each other in a circle, or a post that reports to itself.

    In a circle nobody is at the top: no line leads up to the chief executive or the Board, a chart of it cannot be
    read, and a matter that is passed upwards comes back to where it began.

    The finding stands at one line of the circle and names the others. Find the line that is wrong, and mend or
    remove its `reports_to`. Where one of the lines is not plainly stated by a source, the finding is a warning.

    Example: 'Director of Nursing' reports to itself in a circle: Director of Nursing → Medical Director → Director
    of Nursing
    """
    for circle in _circles(model):
        names = [model.get(edge.origin).title for edge in circle]
        doubt = any(uncertain(edge.sources) for edge in circle)
        message = f"'{names[0]}' reports to itself in a circle: {' → '.join([*names, names[0]])}"
        yield Finding(
            circle[0].origin,
            message + ("; not every line of it is plainly stated" if doubt else ""),
            "mend or remove the `reports_to` that is wrong",
            circle[0].path,
            doubt,
            tuple((edge.origin, edge.path, f"'{name}' reports on") for edge, name in zip(circle, names, strict=True))[
                1:
            ],
        )


def _circles(model: Model) -> Iterator[tuple[Edge, ...]]:
    """Circles of reporting lines, each from its first-written post; lines of one circle count for no other."""
    order = {post.ref: number for number, post in enumerate(model.all("post"))}
    above = {
        ref: {e.target: e for e in model.out(ref, "reports_to") if isinstance(e.target, Ref) and e.target in order}
        for ref in order
    }
    while True:
        try:
            TopologicalSorter(above).prepare()
            return
        except CycleError as error:
            upwards: list[Ref] = error.args[1][:0:-1]
        first = upwards.index(min(upwards, key=order.__getitem__))
        posts = upwards[first:] + upwards[:first]
        yield tuple(above[post].pop(over) for post, over in zip(posts, [*posts[1:], posts[0]], strict=True))
