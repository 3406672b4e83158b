"""Functions that nobody is said to answer for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Ref
from generator.graph.model import Model
from generator.kinds.assignment import Assignment
from generator.rules import Finding, in_force, rule

_CARRIES = ("portfolio", "accountable", "responsible")


@rule("GOV201", "error")
def check(model: Model) -> Iterator[Finding]:
    """A function that no post or body is said to carry: nobody is accountable for it and no portfolio holds it.

    Where nobody answers for a function, it is left to chance who acts and who is asked. Being consulted, informed
    or asked for assurance is not answering for it. A function is taken as carried where its own parts, the larger
    function it belongs to, or the same work in another list of the source is carried.

    Add an `accountable` assignment where a source names a post or body. Where the sources are silent, leave the
    gap: the finding is then a warning, and the handbook shows the function as not stated. It is an error where
    `assignments: none` records that a source leaves the function with nobody.

    Example: no source says who answers for 'Workforce planning'
    """
    carried = {
        edge.target
        for edge in model.edges
        if edge.origin.kind == "assignment"
        and edge.relation == "function"
        and isinstance(assignment := model.get(edge.origin), Assignment)
        and assignment.role in _CARRIES
        and in_force(assignment, model.as_at)
    }
    for function in model.all("function"):
        if in_force(function, model.as_at) and not carried.intersection(_same_work(model, function.ref)):
            yield Finding(
                function.ref,
                f"no source says who answers for '{function.title}'",
                "add an accountable post or body where a source names one",
                doubt=function.state("assignments") != "none",
            )


def _same_work(model: Model, function: Ref) -> set[Ref]:
    """The function with everything whose being carried covers it: larger functions, parts, the same work."""
    found = {function}
    for relation in ("parent", "same_work_as"):
        found |= {e.target for e in model.out(function, relation) if isinstance(e.target, Ref)}
        found |= {e.origin for e in model.into(function, relation, "function")}
    return found
