"""Functions that nobody is said to answer for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Ref
from generator.graph.model import Model
from generator.kinds.assignment import Assignment
from generator.kinds.function import Function
from generator.rules import Finding, in_force, naming, rule

_CARRIES = ("portfolio", "accountable", "responsible")
_HINT = "add an accountable post or body where a source names one"


@rule("GOV201", "error")
def check(model: Model) -> Iterator[Finding]:
    """A function that no post or body is said to carry: nobody is accountable for it and no portfolio holds it.

    Where nobody answers for a function, it is left to chance who acts and who is asked. Being consulted, informed
    or asked for assurance is not answering for it. A function is taken as carried where its own parts, the larger
    function it belongs to, or the same work in another list of the source is carried.

    Add an `accountable` assignment where a source names a post or body. Where the sources are silent, leave the
    gap: the handbook shows the functions as not stated, and there is one warning for each list of the source, which
    names them. It is an error where `assignments: none` records that a source leaves a function with nobody.

    Example: no source says who answers for 2 functions of the list 'Key functions': 'Estates' and 'Workforce planning'
    """
    carried = _carried(model)
    silent: dict[str, list[Function]] = {}
    for function in model.all("function"):
        if not isinstance(function, Function) or not in_force(function, model.as_at):
            continue
        if carried.intersection(_same_work(model, function.ref)):
            continue
        if function.state("assignments") == "none":
            message = f"a source leaves '{function.title}' with nobody who answers for it"
            yield Finding(function.ref, message, _HINT, ("assignments",))
        else:
            silent.setdefault(_listed_under(model, function), []).append(function)
    for name, functions in silent.items():
        names = naming([function.title for function in functions])
        count = "" if len(functions) == 1 else f"{len(functions)} functions {name}: "
        yield Finding(
            functions[0].ref,
            f"no source says who answers for {count}{names}",
            _HINT,
            doubt=True,
            related=tuple((function.ref, (), f"'{function.title}'") for function in functions[1:]),
            question=f"Who answers for {names}?",
            gathers=True,
        )


def _listed_under(model: Model, function: Function) -> str:
    """The list of the source that a function stands in, as a message names it."""
    group = next(iter(model.targets(function.ref, "group")), None)
    return f"of the list '{group.title}'" if group is not None else "of no list"


def _carried(model: Model) -> set[Ref]:
    """The functions that stand with somebody."""
    lines = (a for a in model.all("assignment") if isinstance(a, Assignment) and in_force(a, model.as_at))
    edges = (e for line in lines if line.role in _CARRIES for e in model.out(line.ref, "function"))
    return {edge.target for edge in edges if isinstance(edge.target, Ref)}


def _same_work(model: Model, function: Ref) -> set[Ref]:
    """The function with everything whose being carried covers it: larger functions, parts, the same work."""
    found = {function}
    for relation in ("parent", "same_work_as"):
        found |= {e.target for e in model.out(function, relation) if isinstance(e.target, Ref)}
        found |= {e.origin for e in model.into(function, relation, "function")}
    return found
