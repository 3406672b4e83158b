"""Bodies without a line to anything else."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Ref
from generator.graph.model import Model
from generator.rules import Finding, in_force, rule

_STANDS_ALONE = ("board", "partnership")


@rule("GOV103", "note")
def check(model: Model) -> Iterator[Finding]:
    """A body with no line to any other body or organisation. Boards and partnerships may stand alone.

    A group that answers to nobody, advises nobody and belongs to nobody is easily forgotten when an organisation
    changes, and a reader cannot tell what its work is for.

    Add the line that a source gives: `organisations`, `accountable_to`, `advises`, `assures` or `works_with`. Where
    no source gives one, leave it: this is a note, and the page of the body shows that its place is not stated.

    Example: 'Winter Planning Group' has no line to any other body or organisation
    """
    for body in model.all("body"):
        if getattr(body, "kind", None) in _STANDS_ALONE or not in_force(body, model.as_at) or _lines(model, body.ref):
            continue
        yield Finding(
            body.ref,
            f"'{body.title}' has no line to any other body or organisation",
            "add whom it belongs to, answers to, advises or works with, where a source says so",
        )


def _lines(model: Model, body: Ref) -> bool:
    """Whether a link of any sort, a seat included, joins the body to another body or an organisation."""
    seats = model.origins(body, "body", "membership")
    ends = [edge.target for origin in (body, *(s.ref for s in seats)) for edge in model.out(origin)]
    ends += [edge.origin for edge in model.into(body)]
    ends += [e.target for edge in model.into(body, "member", "membership") for e in model.out(edge.origin, "body")]
    return any(end != body and end.kind in ("body", "organisation") for end in ends)
