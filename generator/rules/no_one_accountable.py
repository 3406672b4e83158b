"""Functions that nobody is said to answer for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, rule


@rule("GOV201", "error")
def check(model: Model) -> Iterator[Finding]:
    """A function for which no post or body is said to be accountable.

    Where nobody answers for a function, it is left to chance who acts and who is asked. A portfolio line shows
    who carries the work, which is not yet who answers for it; where a function stands in a portfolio the finding
    is not raised.

    Add an `accountable` assignment where a source gives one. Where the sources are silent, leave the gap: the
    handbook shows it as not stated.
    """
    for function in model.all("function"):
        assigned = model.origins(function.ref, "function", "assignment")
        children = model.origins(function.ref, "parent", "function")
        if assigned or children:
            continue
        yield Finding(
            function.ref,
            f"no source says who answers for '{function.title}'",
            "add an accountable post or body where a source names one",
            doubt=function.state("assignments") == "not_stated",
        )
