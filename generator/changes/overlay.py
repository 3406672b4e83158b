"""A picture of change: what was drawn before and what is drawn now, one over the other, with a table that says it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.changes.change import Change
from generator.changes.diff import Diff
from generator.changes.overlay_cards import Card, Key, Line, cards_of, keys_of, lines_of, living
from generator.drawing import BUDGET, Arrow, Drawing, Group, Mark, Node, doubt_word, reads

SIGNS: dict[Mark, str] = {"added": "+", "removed": "−", "changed": "±", "only_new": "?+", "only_old": "?−"}
"""Stands on a card or a line before the word for its mark."""
_FIRST: tuple[Mark, ...] = ("changed", "removed", "added", "only_new", "", "only_old")
"""What a picture keeps first, where it cannot hold everything."""
_SHORT = 90
"""Letters of what changed that stand on a card; more stand in the table alone."""
_FAN = 4
"""More cards than this that say the same of one other card stand in a box."""


@dataclass(frozen=True, slots=True)
class OverlayRow:
    """One line of the table that says what a picture of change shows."""

    mark: Mark
    sign: str
    word: str
    """What the sign means."""
    what: str
    detail: str = ""
    """What it was, what it came of, or what is to be decided about it."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """A picture of change and its table. The table is whole, where the picture had to leave something out."""

    drawing: Drawing
    rows: tuple[OverlayRow, ...]


def meanings(diff: Diff) -> dict[Mark, str]:
    """What each sign means between two models, in a few words."""
    return {
        "added": "New",
        "removed": "No longer there",
        "changed": "Changed",
        "only_new": f"Not mentioned in {diff.old.label}",
        "only_old": f"Not mentioned in {diff.new.label}",
    }


def overlay(old: Drawing | None, new: Drawing | None, diff: Diff, changes: Sequence[Change] = ()) -> Overlay | None:
    """One drawing over another.

    Args:
        old: made from the old model; None where that holds too little to draw.
        new: made from the new one by the same function, likewise.
        diff: the two models, which says what goes on as what.
        changes: those found; where one has to be approved, the card of the thing that it is about is marked changed.

    Returns:
        None where nothing but silence parts the two, and for a picture with an axis, whose columns are of its own day.
    """
    if any(one is not None and one.axis for one in (old, new)):
        return None
    old, new = living(old, diff.old), living(new, diff.new)
    base = new or old
    if base is None:
        return None
    cards = cards_of(old, new, diff, changes)
    arrows = tuple(lines_of(old, new, diff, cards))
    marks = {*(card.mark for card in cards.values()), *(line.mark for line in arrows)}
    if not marks & {"added", "removed", "changed", "only_new"}:
        return None
    words = meanings(diff)
    rows = tuple(_rows(cards, arrows, words))
    kept, left = _fitting(cards, arrows)
    said = f"{_left(left)} in the table." if left else ""
    drawing = Drawing(
        id=f"change-{base.id}",
        title=f"{base.title}: what changes",
        caption=f"{diff.old.label} and {diff.new.label}, one over the other. What stays as it is, is drawn quietly.",
        nodes=tuple(_drawn(kept[key], words) for key in kept),
        arrows=tuple(_joined(kept, arrows)),
        groups=tuple(_boxes(old, new, kept, diff)),
        flow=base.flow,
        left_out=said,
        letters=base.letters,
        stacked=base.stacked,
        marks=(("", "As it was"), *((mark, f"{SIGNS[mark]} {words[mark]}") for mark in words)),
    )
    return Overlay(_fanned(drawing), rows)


def _rows(cards: Mapping[Key, Card], arrows: Iterable[Line], words: Mapping[Mark, str]) -> Iterator[OverlayRow]:
    lines = list(arrows)
    for mark in (one for one in _FIRST if one):
        for card in cards.values():
            if card.mark == mark:
                over = f" ({card.node.over})" if card.node.over and card.node.over != card.node.name else ""
                yield OverlayRow(mark, SIGNS[mark], words[mark], f"{card.node.name}{over}", card.detail)
        for line in lines:
            if line.mark == mark:
                doubt = doubt_word(line.arrow)
                tail = cards[line.tail].node
                said = f"{tail.name} {reads(tail, line.arrow)} {cards[line.head].node.name}"
                yield OverlayRow(mark, SIGNS[mark], words[mark], said, "; ".join(filter(None, (line.detail, doubt))))


def _fitting(cards: Mapping[Key, Card], arrows: Sequence[Line]) -> tuple[dict[Key, Card], int]:
    """As much as a picture may hold: first what changed, then what it hangs on, then the rest, sort by sort."""
    near = {end for line in arrows if line.mark for end in (line.tail, line.head)}
    order = sorted(cards.values(), key=lambda card: (_FIRST.index(card.mark), card.key not in near))
    kept = {card.key for card in order[:BUDGET]}
    cut = {card.mark for card in order[BUDGET:]} & {"only_old"}
    kept -= {card.key for card in order if card.mark in cut}
    return {key: card for key, card in cards.items() if key in kept}, len(cards) - len(kept)


def _left(number: int) -> str:
    return "One more card stands" if number == 1 else f"{number} more cards stand"


def _name(key: Key) -> str:
    return f"{key[0]}#{key[1]}{key[2]}"


def _drawn(card: Card, words: Mapping[Mark, str]) -> Node:
    """A card with its sign and the word for it over its name."""
    node = card.node
    if not card.mark:
        return replace(node, id=_name(card.key), border="solid")
    over = f"{SIGNS[card.mark]} {words[card.mark]}"
    first = card.detail.partition(";")[0].removeprefix(node.name).strip()
    said = first if card.mark == "changed" and len(first) <= _SHORT else ""
    under = "; ".join(filter(None, (node.under, said)))
    return replace(node, id=_name(card.key), border="solid", over=over, under=under, mark=card.mark)


def _joined(kept: Mapping[Key, Card], arrows: Iterable[Line]) -> Iterator[Arrow]:
    for line in arrows:
        if line.tail in kept and line.head in kept:
            arrow = replace(line.arrow, tail=_name(line.tail), head=_name(line.head), mark=line.mark)
            if line.mark:
                parts = (SIGNS[line.mark], line.arrow.says, f"({doubt})" if (doubt := doubt_word(line.arrow)) else "")
                arrow = replace(arrow, label=" ".join(filter(None, parts)))
            yield arrow


def _boxes(old: Drawing | None, new: Drawing | None, kept: Mapping[Key, Card], diff: Diff) -> Iterator[Group]:
    """The boxes of both drawings by their headings, each card in its newer one."""
    titles: dict[str, Group] = {}
    held: dict[str, list[str]] = {}
    placed: set[Key] = set()
    for drawing, is_old in ((new, False), (old, True)):
        keys = keys_of(drawing, diff, old=is_old)
        for group in drawing.groups if drawing else ():
            if not group.title:
                continue
            titles.setdefault(group.title, group)
            for node in group.nodes:
                if keys[node] in kept and keys[node] not in placed:
                    placed.add(keys[node])
                    held.setdefault(group.title, []).append(_name(keys[node]))
    for index, (title, nodes) in enumerate(held.items()):
        group = titles[title]
        columns = group.columns if group.lane else max(group.columns, min(_FAN, len(nodes)) if group.boxed else 1)
        yield replace(group, id=f"box-{index}", nodes=tuple(nodes), columns=columns)


def _fanned(drawing: Drawing) -> Drawing:
    """The drawing with cards that say one thing of one other card, and nothing else, together in a box."""
    ends = Counter(end for arrow in drawing.arrows for end in (arrow.tail, arrow.head))
    boxed = {node for group in drawing.groups for node in group.nodes}
    fans: dict[Arrow, list[str]] = {}
    for arrow in drawing.arrows:
        if ends[arrow.tail] == 1 and arrow.tail not in boxed:
            fans.setdefault(replace(arrow, tail="", note=""), []).append(arrow.tail)
    wide = {one: tails for one, tails in fans.items() if len(tails) > _FAN}
    fanned = {tail for tails in wide.values() for tail in tails}
    boxes = [Group(f"fan-{index}", "", tuple(tails), 3) for index, tails in enumerate(wide.values())]
    return replace(
        drawing,
        arrows=(
            *(arrow for arrow in drawing.arrows if arrow.tail not in fanned),
            *(replace(one, tail=box.id) for one, box in zip(wide, boxes, strict=True)),
        ),
        groups=(*drawing.groups, *boxes),
    )
