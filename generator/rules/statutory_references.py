"""Reference numbers of statutory functions that stand twice or are absent."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds.function import Function
from generator.kinds.statutory_function import StatutoryFunction
from generator.rules import Finding, in_force, naming, rule


@rule("GOV306", "warning")
def check(model: Model) -> Iterator[Finding]:
    """A reference number that stands beside two statutory functions, or twice beside one, and numbers between the
    lowest and the highest that stand beside none. The reference of an ordinary function must not stand twice either.

    The numbers are how papers, schemes of delegation and the law's own list name a function. A number that stands
    twice may mean either, and behind one that is absent a duty may be missing.

    Hold the list against the published one. Correct the number, or add the missing function; where the source prints
    it so, keep it and say so in a note. Each number that stands twice is a finding, all absent ones together another.

    Example: the reference 8 stands beside 'Duty to consult' and 'Power to grant'
    """
    yield from _functions(model)
    beside: dict[int, list[tuple[StatutoryFunction, int]]] = {}
    for one in model.all("statutory_function"):
        if isinstance(one, StatutoryFunction) and in_force(one, model.as_at):
            for index, number in enumerate(one.references):
                beside.setdefault(number, []).append((one, index))
    for number, places in sorted(beside.items()):
        if len(places) < 2:
            continue
        (first, _), (again, index) = places[0], places[-1]
        names = " and ".join(dict.fromkeys(f"'{one.title}'" for one, _ in places))
        times = "twice" if len(places) == 2 else f"{len(places)} times"
        twice = f"beside {names}" if first is not again else f"{times} beside {names}"
        yield Finding(
            again.ref,
            f"the reference {number} stands {twice}",
            "hold it against the published list, and correct the number where it is wrong",
            ("references", index) if first is not again else ("references",),
            related=((first.ref, ("references",), f"'{first.title}'"),) if first is not again else (),
            question=f"Which function has the reference {number}?",
        )
    absent = [n for n in range(min(beside), max(beside)) if n not in beside] if beside else []
    if absent:
        first = beside[min(beside)][0][0]
        numbers = ", ".join(map(str, absent))
        several = f"the {len(absent)} numbers" if len(absent) > 1 else "the number"
        yield Finding(
            first.ref,
            f"between {min(beside)} and {max(beside)}, no statutory function has {several} {numbers}",
            "hold the list against the published one, and add what is missing",
            ("references",),
            question=f"Which statutory functions have {several} {numbers}, and do they fall to this organisation?",
        )


def _functions(model: Model) -> Iterator[Finding]:
    """References that stand beside two functions of a source's lists."""
    beside: dict[str, list[Function]] = {}
    for one in model.all("function"):
        if isinstance(one, Function) and one.reference and in_force(one, model.as_at):
            beside.setdefault(one.reference, []).append(one)
    for reference, functions in beside.items():
        if len(functions) > 1:
            yield Finding(
                functions[1].ref,
                f"the reference {reference} stands beside {naming([one.title for one in functions])}",
                "hold it against the published list, and correct the number where it is wrong",
                ("reference",),
                related=((functions[0].ref, ("reference",), f"'{functions[0].title}'"),),
                question=f"Which function has the reference {reference}?",
            )
