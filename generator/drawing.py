"""A picture as a value: what stands in it and which lines join it, in neutral words, with its text twin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.diagnostics import Ref

BUDGET = 40
"""The most nodes one picture may hold; past that it splits, or leaves parts to a table and says so."""

Look = Literal["board", "body", "post", "seat", "person", "function", "organisation", "area", "more"]
Border = Literal["solid", "dashed", "double"]
"""solid: in force; dashed: proposed or worked out; double: closed."""
Manner = Literal["accountable", "advises", "assures", "delegates", "works_with", "holds", "member", "part", "about"]

MANNER_WORDS: dict[Manner, str] = {
    "accountable": "is accountable to, reports to or answers for",
    "advises": "advises",
    "assures": "assures",
    "delegates": "delegates to",
    "works_with": "works with",
    "holds": "holds or carries",
    "member": "has a seat on",
    "part": "is part of",
    "about": "is linked with",
}
LOOK_WORDS: dict[Look, str] = {
    "board": "Board",
    "body": "Committee, group or partnership",
    "post": "Post",
    "seat": "Seat",
    "person": "Person",
    "function": "Function",
    "organisation": "Organisation",
    "area": "Area",
    "more": "More, listed on the page",
}
BORDER_WORDS: dict[Border, str] = {
    "solid": "In force",
    "dashed": "Proposed, or worked out from the source",
    "double": "Closed",
}


@dataclass(frozen=True, slots=True)
class Node:
    """One card: a small line over the name, the name, a line under it."""

    id: str
    name: str
    over: str = ""
    under: str = ""
    look: Look = "body"
    border: Border = "solid"
    ref: Ref | None = None
    """What it leads to."""
    anchor: str = ""
    """A place on the same page that it leads to, where it stands for several things."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line from one node to another and how it reads."""

    tail: str
    head: str
    says: str
    manner: Manner = "about"
    worked_out: bool = False
    """No source draws this line; it is drawn dashed, with the reason in `note`."""
    note: str = ""
    spoken: bool = False
    """The words stand on the line itself."""
    backwards: bool = False
    """Draw the head above the tail, as a board stands above what answers to it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes that stand together under a heading, in rows of so many."""

    id: str
    title: str
    nodes: tuple[str, ...]
    columns: int = 1
    boxed: bool = True


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture before it is laid out. Its text twin comes from the same value, so the two cannot disagree."""

    id: str
    title: str
    caption: str
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...] = ()
    groups: tuple[Group, ...] = ()
    flow: Literal["down", "right"] = "down"
    left_out: str = ""
    """What the picture does not hold, and where that stands."""

    def __post_init__(self) -> None:
        if len(self.nodes) > BUDGET:
            raise ValueError(f"{self.id} has {len(self.nodes)} nodes; at most {BUDGET} can be read")


@dataclass(frozen=True, slots=True)
class TwinLine:
    """One line of a text twin: words, what they lead to, and the lines under it."""

    words: str
    ref: Ref | None = None
    under: tuple[TwinLine, ...] = ()


def card(node: Node) -> str:
    """A node in one line of words."""
    name = f"{node.name} ({node.over.lower()})" if node.over else node.name
    return f"{name}: {node.under}" if node.under else name


def twin(drawing: Drawing) -> tuple[TwinLine, ...]:
    """The picture in words: every box under its heading, every line as a sentence.

    Returns:
        Groups first, then boxes of no group, then the lines.
    """
    by_id = {node.id: node for node in drawing.nodes}
    grouped = {name for group in drawing.groups for name in group.nodes}
    lines = [
        TwinLine(group.title, None, tuple(TwinLine(card(by_id[n]), by_id[n].ref) for n in group.nodes))
        for group in drawing.groups
    ]
    joined = {end for arrow in drawing.arrows for end in (arrow.tail, arrow.head)}
    loose = [n for n in drawing.nodes if n.id not in grouped and (n.id not in joined or n.under)]
    lines += [TwinLine(card(node), node.ref) for node in loose]
    lines += [
        TwinLine(sentence(by_id[arrow.tail].name, arrow, by_id[arrow.head].name)) for arrow in drawing.arrows
    ]
    return tuple(lines)


def sentence(tail: str, arrow: Arrow, head: str) -> str:
    """A line of a picture as a sentence."""
    words = f"{tail} {arrow.says} {head}"
    if arrow.worked_out:
        words += f" (worked out: {arrow.note})" if arrow.note else " (worked out from the source)"
    return f"{words}."


@dataclass(frozen=True, slots=True)
class LegendLine:
    """One thing that the picture draws and what it means."""

    sort: Literal["look", "line", "border"]
    name: str
    words: str
    worked_out: bool = False


def legend(drawing: Drawing) -> tuple[LegendLine, ...]:
    """What the picture draws, and nothing that it does not."""
    looks = [LegendLine("look", look, LOOK_WORDS[look]) for look in _once(n.look for n in drawing.nodes)]
    kinds = _once((a.manner, a.worked_out) for a in drawing.arrows)
    says: dict[tuple[Manner, bool], list[str]] = {}
    for arrow in drawing.arrows:
        words = says.setdefault((arrow.manner, arrow.worked_out), [])
        if arrow.says not in words:
            words.append(arrow.says)
    lines = [
        LegendLine("line", manner, _either(says[(manner, out)]) + (" (worked out)" if out else ""), out)
        for manner, out in kinds
    ]
    borders = [b for b in _once(n.border for n in drawing.nodes) if b != "solid"]
    return (*looks, *lines, *(LegendLine("border", b, BORDER_WORDS[b]) for b in borders))


def _either(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _once(values: Iterable[object]) -> list:  # type: ignore[type-arg]
    return list(dict.fromkeys(values))
