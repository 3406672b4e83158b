"""Portfolio lines that name no function and no designation."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Ref
from generator.graph.model import Model
from generator.kinds.assignment import Assignment
from generator.rules import Finding, naming, rule


@rule("GOV204", "warning")
def check(model: Model) -> Iterator[Finding]:
    """Lines of a portfolio that are bare words: they name neither a function nor a designation.

    Such a line shows on the role card and nowhere else. It is not on the functions map, nobody who looks for the
    work finds the post, and two posts that carry the same work cannot be noticed.

    Give each line a `function` or a `designation`. Where the handbook has no such function yet, add it with
    `set: portfolio`. There is one finding for each portfolio, and it names the lines.

    Example: 2 lines in the portfolio of 'Director of Finance' name no function and no designation: 'Estates' and
    'Internal audit'
    """
    bare: dict[Ref, list[Assignment]] = {}
    for line in model.all("assignment"):
        if isinstance(line, Assignment) and not (model.out(line.ref, "function") or model.out(line.ref, "designation")):
            bare.setdefault(line.facts.lifted_from or line.ref, []).append(line)
    for parent, lines in bare.items():
        around = model.find(*parent) if parent != lines[0].ref else None
        where = f" in the portfolio of '{around.title}'" if around else ""
        count = f"{len(lines)} lines{where} name" if len(lines) > 1 else f"one line{where} names"
        yield Finding(
            lines[0].ref,
            f"{count} no function and no designation: {naming([line.title for line in lines])}",
            "give each a `function` or a `designation`, and add the function where the handbook does not have it",
            related=tuple((line.ref, (), f"'{line.title}'") for line in lines[1:]),
        )
