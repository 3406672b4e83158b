"""What the reference numbers of the statutory functions show: how many, which are absent, which stand twice."""

from __future__ import annotations

from collections import Counter

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds.statutory_function import StatutoryFunction
from generator.table import Cell, Table
from generator.tables import table


@table
def fill(model: Model, _: Entity | None) -> Table:
    """A row for each thing that counting the numbers shows; no rows where there are no numbers."""
    entries = [e for e in model.all("statutory_function") if isinstance(e, StatutoryFunction)]
    counts = Counter(number for entry in entries for number in entry.references)
    rows = [(Cell(name), Cell(words)) for name, words in _shown(entries, counts)] if counts else []
    return Table("statutory_references", "What the reference numbers show", ("What", "Numbers"), tuple(rows))


def _shown(entries: list[StatutoryFunction], counts: Counter[int]) -> list[tuple[str, str]]:
    first, last = min(counts), max(counts)
    absent = [number for number in range(first, last + 1) if number not in counts]
    return [
        ("Entries", str(len(entries))),
        ("References beside them", str(counts.total())),
        ("Different numbers", str(len(counts))),
        ("Lowest and highest", f"{first} and {last}"),
        (
            "Numbers between them that stand beside no entry",
            f"{len(absent)}: {', '.join(map(str, absent))}" if absent else "None",
        ),
        ("Numbers that stand more than once", _repeats(entries, counts) or "None"),
    ]


def _repeats(entries: list[StatutoryFunction], counts: Counter[int]) -> str:
    """Each number that stands more than once, with the entries it stands beside."""
    said = []
    for number in sorted(number for number, times in counts.items() if times > 1):
        beside = [(entry.references.count(number), entry.title) for entry in entries]
        where = ", ".join(f"{_times(times)} beside ‘{title}’" for times, title in beside if times)
        said.append(f"{number}: {where}")
    return "; ".join(said)


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
