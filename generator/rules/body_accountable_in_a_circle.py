"""Bodies whose lines of account lead back to themselves."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Ref
from generator.graph.model import Edge, Model
from generator.rules import Finding, rule, uncertain


@rule("GOV102", "error")
def check(model: Model) -> Iterator[Finding]:
    """Bodies that are accountable to each other in a circle, or a body that is accountable to itself.

    Powers come down from the Board and account goes back up to it. In a circle no body answers to the Board, and
    no committee structure can be drawn.

    The finding stands at one line of the circle and names the others. Find the line that is wrong, and mend or
    remove its `accountable_to`; a body that only advises or assures another is written under `advises` or
    `assures`. Where one of the lines is not plainly stated by a source, the finding is a warning.

    Example: 'Audit Committee' is accountable to itself in a circle: Audit Committee → Risk Group → Audit Committee
    """
    for circle in _circles(model):
        names = [model.get(edge.origin).title for edge in circle]
        doubt = any(uncertain(edge.sources) for edge in circle)
        message = f"'{names[0]}' is accountable to itself in a circle: {' → '.join([*names, names[0]])}"
        yield Finding(
            circle[0].origin,
            message + ("; not every line of it is plainly stated" if doubt else ""),
            "mend or remove the `accountable_to` that is wrong",
            circle[0].path,
            doubt,
            tuple((edge.origin, edge.path, f"'{name}' answers on") for edge, name in zip(circle, names, strict=True))[
                1:
            ],
        )


def _circles(model: Model) -> Iterator[tuple[Edge, ...]]:
    """Circles of lines of account; a body answers to one other at most."""
    above = {body.ref: edge for body in model.all("body") for edge in model.out(body.ref, "accountable_to")}
    seen: set[Ref] = set()
    for body in model.all("body"):
        trail: dict[Ref, Edge] = {}
        here = body.ref
        while here in above and here not in seen:
            trail[here] = above[here]
            seen.add(here)
            target = above[here].target
            if not isinstance(target, Ref):
                break
            here = target
        if here in trail:
            met = list(trail)
            yield tuple(trail[ref] for ref in met[met.index(here) :])
