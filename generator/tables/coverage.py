"""How much of what matters is stated: functions, groups, posts, lead roles and facts, in numbers."""

from __future__ import annotations

from collections.abc import Iterable

from generator.graph.model import Model, confidence
from generator.kinds._entity import Entity, SourceStatus
from generator.table import Cell, Table
from generator.tables import table
from generator.vocabulary import word

_MEET = ("board", "committee", "sub_committee", "joint_committee")
_ANSWERS = ("portfolio", "accountable", "responsible")
_FACTS: tuple[SourceStatus, ...] = ("sourced", "inferred", "conflict", "lost_figure", "illustrative", "external")


@table
def fill(model: Model, _: Entity | None) -> Table:
    """What is counted, how many of how many, and what that means; nothing of what the model does not hold."""
    functions = _alive(model, "function")
    carried = _carried(model, _ANSWERS)
    accountable = _carried(model, ("accountable",))
    bodies = [b for b in _alive(model, "body") if getattr(b, "kind", "") in _MEET and not getattr(b, "number", None)]
    seated = {e.target for one in model.all("membership") for e in model.out(one.ref, "body")}
    chaired = {
        e.target
        for one in model.all("membership")
        if getattr(one, "role", "") == "chair" and one.status != "closed"
        for e in model.out(one.ref, "body")
    }
    posts = [p for p in _alive(model, "post") if not getattr(p, "number", None)]
    held = {
        e.target
        for one in model.all("holding")
        if one.status != "closed" and model.out(one.ref, "person")
        for e in model.out(one.ref, "post")
    }
    leads = _alive(model, "designation")
    counted = [
        ("Functions with somebody who answers for them", functions, [f for f in functions if f.ref in carried]),
        (
            "Functions with a post or body named as accountable",
            functions,
            [f for f in functions if f.ref in accountable],
        ),
        ("Boards and committees with stated members", bodies, [b for b in bodies if b.ref in seated]),
        ("Boards and committees with a stated chair", bodies, [b for b in bodies if b.ref in chaired]),
        ("Boards and committees with a stated quorum", bodies, [b for b in bodies if _quorate(b)]),
        ("Posts with a named holder", posts, [p for p in posts if p.ref in held]),
        ("Lead roles with a post that carries them", leads, [d for d in leads if model.out(d.ref, "held_by")]),
    ]
    rows = [_row(what, len(some), len(every)) for what, every, some in counted if every]
    return Table("coverage", "What is stated", ("What", "Stated", "Of", "In words"), (*rows, *_facts(model)))


def _row(what: str, some: int, every: int) -> tuple[Cell, ...]:
    if some == every:
        said = "All of them." if every > 1 else "It is stated."
    elif not some:
        said = "Of none is it stated."
    else:
        said = f"{round(100 * some / every) or 'Less than 1'} in 100; of {every - some:,} it is not stated."
    return (Cell(what), Cell(f"{some:,}"), Cell(f"{every:,}"), Cell(said))


def _facts(model: Model) -> Iterable[tuple[Cell, ...]]:
    """Entries by how far their sources can be trusted."""
    entries = [e for e in model.every() if e.NEEDS_SOURCE]
    found = [confidence(e.said()) for e in entries]
    for status in _FACTS:
        number = found.count(status)
        if number:
            share = round(100 * number / len(entries)) or "Less than 1"
            yield (
                Cell(f"Entries: {word('source', status).lower()}"),
                Cell(f"{number:,}"),
                Cell(f"{len(entries):,}"),
                Cell(f"{share} in 100."),
            )


def _alive(model: Model, kind: str) -> list[Entity]:
    return [one for one in model.all(kind) if one.status != "closed"]


def _carried(model: Model, roles: tuple[str, ...]) -> set[object]:
    lines = [a for a in model.all("assignment") if getattr(a, "role", "") in roles and a.status != "closed"]
    return {edge.target for line in lines for edge in model.out(line.ref, "function")}


def _quorate(body: Entity) -> bool:
    return any(getattr(body, name, None) is not None for name in ("quorum", "quorum_counts"))
