"""A picture as a value: what stands in it and which lines join it, in neutral words, with its text twin."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal, NamedTuple

from generator.diagnostics import Ref
from generator.plural import in_plural, names_several

BUDGET = 40
"""The most nodes one picture may hold; past that it splits, or leaves parts to a table and says so."""

Look = Literal[
    "board",
    "body",
    "post",
    "seat",
    "lead",
    "person",
    "function",
    "organisation",
    "other",
    "area",
    "aim",
    "phase",
    "date",
    "agreement",
    "trigger",
    "step",
    "end",
    "more",
    "met",
    "not_met",
    "cannot_tell",
    "to_judge",
]
Border = Literal["solid", "dashed", "double"]
"""solid: in force; dashed: proposed or worked out; double: closed."""
Manner = Literal[
    "accountable", "advises", "assures", "delegates", "works_with", "holds", "member", "part", "about", "then"
]
Mark = Literal["", "added", "removed", "changed", "only_new", "only_old"]
"""In a picture of change: what came, went or became another; what one of two handbooks does not mention; or nothing."""

_SIDES: tuple[Literal["tail", "head"], ...] = ("tail", "head")


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
    """A place on the page of `ref`, where the card stands for several things that are listed there."""
    span: tuple[int, int] | None = None
    """On a drawing with an axis, the first column it covers and the one after its last."""
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line from one node to another and how it reads."""

    tail: str
    head: str
    """A node, or a group: the line then holds for each of its nodes."""
    says: str
    manner: Manner = "about"
    worked_out: bool = False
    """No source draws this line; it is drawn dashed, with the reason in `note`."""
    note: str = ""
    illustrated: bool = False
    """It is drawn dashed because it is an illustration; it was not worked out from a source."""
    label: str = ""
    """When the line holds, in words that stand on it."""
    backwards: bool = False
    """Draw the head above the tail, as a board stands above what answers to it."""
    level: bool = False
    """Neither end need stand before the other."""
    inward: bool = False
    """It reads from the end that it leads to, as in `holds to account`, so its mark stands at the tail."""
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes that stand together under a heading, in rows of so many."""

    id: str
    title: str
    nodes: tuple[str, ...]
    columns: int = 1
    boxed: bool = True
    lane: bool = False
    """Its cards stand in a lane of their own and are joined one by one."""


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
    letters: int = 24
    """Letters in a line of a card; fewer make narrow cards, so that more stand side by side."""
    stacked: bool = False
    """The groups stand one under the other, in their order."""
    axis: tuple[tuple[str, str], ...] = ()
    """The columns of a timeline, each with its heading and the heading that it stands under; cards are then bars."""
    marks: tuple[tuple[Mark, str], ...] = ()
    """What each mark means, in a picture of change; everything without a mark is then drawn quietly."""

    def __post_init__(self) -> None:
        if len(self.nodes) > BUDGET:
            raise ValueError(f"{self.id} has {len(self.nodes)} nodes; at most {BUDGET} can be read")


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a text twin, and what they lead to."""

    words: str
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class TwinLine:
    """One line of a text twin, and the lines under it."""

    parts: tuple[Part, ...]
    under: tuple[TwinLine, ...] = ()

    @property
    def words(self) -> str:
        """The whole line without its links."""
        return "".join(part.words for part in self.parts)


def card(node: Node) -> str:
    """A node in one line of words."""
    return "".join(part.words for part in _card(node))


def _card(node: Node) -> tuple[Part, ...]:
    over = f" ({_within(node.over)})" if node.over and node.over.lower() != node.name.lower() else ""
    under = f": {node.under}" if node.under else ""
    return (Part(node.name, node.ref), Part(f"{over}{under}"))


def _within(words: str) -> str:
    """Words as they stand within a sentence; a short form such as NHS keeps its letters."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def twin(drawing: Drawing) -> tuple[TwinLine, ...]:
    """The picture in words: lanes and boxes that no line joins under their headings, then every line as a sentence.

    Lines that say the same of one thing are gathered into one sentence with a list under it.
    """
    by_id = {node.id: node for node in drawing.nodes}
    members = {group.id: group.nodes for group in drawing.groups}
    every = [
        _Line(arrow, by_id[tail], by_id[head])
        for arrow in drawing.arrows
        for tail in members.get(arrow.tail, (arrow.tail,))
        for head in members.get(arrow.head, (arrow.head,))
    ]
    joined = {end.id for line in every for end in (line.tail, line.head)}
    grouped = {name for names in members.values() for name in names}
    lines = [
        TwinLine((Part(group.title),), tuple(TwinLine(_card(by_id[n])) for n in group.nodes))
        for group in drawing.groups
        if group.lane or not joined.issuperset(group.nodes)
    ]
    loose = [n for n in drawing.nodes if n.id not in grouped and (n.id not in joined or n.under)]
    lines += [TwinLine(_card(node)) for node in loose]
    lines += [_gathered(alike) for alike in _alike(every)]
    return tuple(lines)


class _Line(NamedTuple):
    arrow: Arrow
    tail: Node
    head: Node

    def key(self, side: Literal["tail", "head"]) -> tuple[object, ...]:
        """Equal for lines that say the same and share one end."""
        end = self.tail if side == "tail" else self.head
        return (side, end.id, self.arrow.says, self.arrow.worked_out, self.arrow.note, self.arrow.label)


def _alike(lines: list[_Line]) -> list[list[_Line]]:
    """Lines together that say the same, by the end that more of them share."""
    sizes = Counter(line.key(side) for line in lines for side in _SIDES)
    found: dict[tuple[object, ...], list[_Line]] = {}
    for line in lines:
        tail, head = (line.key(side) for side in _SIDES)
        found.setdefault(tail if sizes[tail] >= sizes[head] else head, []).append(line)
    return list(found.values())


def _gathered(lines: list[_Line]) -> TwinLine:
    """Lines that say the same, as one sentence: of one thing and several, of several and one, or of one and one."""
    arrow, tail, head = lines[0]
    doubt = _doubt(arrow)
    if len(lines) == 1:
        when = f" ({arrow.label})" if arrow.label else ""
        return TwinLine((_part(tail), Part(f" {reads(tail, arrow)} "), _part(head), Part(f"{when}{doubt}.")))
    if len({line.tail.id for line in lines}) == 1:
        line = (_part(tail), Part(f" {reads(tail, arrow)}{doubt}:"))
        return TwinLine(line, tuple(TwinLine(_card(line.head)) for line in lines))
    return TwinLine(
        (Part(f"Each of these {arrow.says} "), _part(head), Part(f"{doubt}:")),
        tuple(TwinLine(_card(line.tail)) for line in lines),
    )


def _part(node: Node) -> Part:
    return Part(node.name, node.ref)


_ONE_OR_MANY: frozenset[Look] = frozenset({"board", "body", "organisation", "post", "agreement"})
"""Looks of things that a name may count; a function called Complaints stays one function."""


def reads(node: Node, arrow: Arrow) -> str:
    """What a line says, in the plural where its node stands for several: `Scrutiny Committees work with`."""
    several = node.under.endswith(" of them") or (node.look in _ONE_OR_MANY and names_several(node.name))
    return in_plural(arrow.says) if several else arrow.says


def _doubt(arrow: Arrow) -> str:
    if not arrow.worked_out:
        return ""
    if arrow.illustrated:
        return " (an illustration, not in the source)"
    return f" (worked out: {arrow.note.rstrip('.')})" if arrow.note else " (worked out from the source)"


def doubt_word(arrow: Arrow) -> str:
    """Why a line is drawn dashed, in a word or two; empty where it is not."""
    if not arrow.worked_out:
        return ""
    return "illustration" if arrow.illustrated else "worked out"


def sentence(tail: str, arrow: Arrow, head: str) -> str:
    """A line of a picture as a sentence."""
    when = f" ({arrow.label})" if arrow.label else ""
    return f"{tail} {arrow.says} {head}{when}{_doubt(arrow)}."
