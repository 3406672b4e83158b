"""A picture of change: what was drawn before and what is drawn now, one over the other, with a table that says it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.changes.change import Change
from generator.changes.diff import Diff
from generator.changes.say import naming
from generator.diagnostics import Ref
from generator.drawing import BUDGET, Arrow, Drawing, Group, Mark, Node, doubt_word, reads

SIGNS: dict[Mark, str] = {"added": "+", "removed": "−", "changed": "±", "only_new": "?+", "only_old": "?−"}
"""Stands on a card or a line before the word for its mark."""
_FIRST: tuple[Mark, ...] = ("changed", "removed", "added", "only_new", "", "only_old")
"""What a picture keeps first, where it cannot hold everything."""
_FAN = 4
"""More cards than this that say the same of one other card stand in a box."""

Key = tuple[str, str, int]
"""What a card stands for, by the name that it has in the new model, and which of several it is."""


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


@dataclass(frozen=True, slots=True)
class _Card:
    """A card of either drawing, or the one card for both."""

    key: Key
    old: Node | None
    new: Node | None
    mark: Mark
    detail: str

    @property
    def node(self) -> Node:
        return self.new or self.old  # type: ignore[return-value]


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
    base = new or old
    if base is None or base.axis or (old is not None and old.axis):
        return None
    cards = _cards(old, new, diff, changes)
    arrows = tuple(_arrows(old, new, diff, cards))
    marks = {thing.mark for thing in (*cards.values(), *arrows)}
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


def _keys(drawing: Drawing | None, diff: Diff, *, old: bool) -> dict[str, Key]:
    """Which card stands for what, by the ids of the cards."""
    found: dict[str, Key] = {}
    seen: Counter[tuple[str, str]] = Counter()
    for node in drawing.nodes if drawing else ():
        thing = str(node.ref) if node.ref is not None else f"{node.over}: {node.name}"
        name = (diff.heirs.get(thing, thing) if old else thing, "" if node.id == str(node.ref) else "at")
        found[node.id] = (*name, seen[name])
        seen[name] += 1
    return found


def _cards(
    old: Drawing | None, new: Drawing | None, diff: Diff, changes: Sequence[Change]
) -> dict[Key, _Card]:
    was, now = _by_key(old, diff, old=True), _by_key(new, diff, old=False)
    boxes = (_box_of(old, diff, old=True), _box_of(new, diff, old=False))
    asked: dict[Ref, list[str]] = {}
    for one in changes:
        if one.level in ("board", "committee") and one.sort.theme != "silence":
            asked.setdefault(one.ref, []).append(one.what)
    found: dict[Key, _Card] = {}
    for key in _in_order(tuple(was), tuple(now)):
        before, after = was.get(key), now.get(key)
        mark, detail = _told(key, before, after, diff, (old, new))
        about = asked.get((after or before).ref) if (after or before) else None  # type: ignore[union-attr,arg-type]
        if before and after:
            differs = list(_differs(before, after, diff))
            here, there = boxes[0].get(before.id, ""), boxes[1].get(after.id, "")
            if here and there and here != there:
                differs.append(f"was under “{here}”")
            if differs:
                mark, detail = "changed", "; ".join(differs)
        if about and mark in ("", "changed"):
            mark, detail = "changed", "; ".join(filter(None, (detail, *about)))
        elif about:
            detail = "; ".join(filter(None, (detail, *about)))
        found[key] = _Card(key, before, after, mark, detail)
    return found


def _by_key(drawing: Drawing | None, diff: Diff, *, old: bool) -> dict[Key, Node]:
    keys = _keys(drawing, diff, old=old)
    return {keys[node.id]: node for node in (drawing.nodes if drawing else ())}


def _in_order(was: Sequence[Key], now: Sequence[Key]) -> Iterator[Key]:
    """Everything in the new order; what only the old has stands after what it followed."""
    waiting: dict[Key | None, list[Key]] = {}
    last: Key | None = None
    for key in was:
        if key in now:
            last = key
        else:
            waiting.setdefault(last, []).append(key)
    yield from waiting.pop(None, ())
    for key in now:
        yield key
        yield from waiting.pop(key, ())


def _told(
    key: Key, before: Node | None, after: Node | None, diff: Diff, drawings: tuple[Drawing | None, Drawing | None]
) -> tuple[Mark, str]:
    """What became of a card, by the life of what it stands for; or of a place on it, by whether it is drawn."""
    if before and after:
        return "", ""
    here, side, other = (after, 0, diff.old) if after else (before, 1, diff.new)
    assert here is not None
    if here.ref is not None and here.id == str(here.ref):
        if _lives(here.ref, key, diff, old=side == 0):
            return "", ""
    elif _full(drawings[side]):
        return "", ""
    gone = _ended(here.ref, diff) if side == 1 else ""
    if other.partial and not gone:
        return ("only_new" if side == 0 else "only_old"), ""
    return ("added", _origin(here.ref, diff)) if side == 0 else ("removed", gone)


def _full(drawing: Drawing | None) -> bool:
    """Whether a drawing may have left something out for want of room."""
    return drawing is not None and len(drawing.nodes) == BUDGET


def _lives(ref: Ref, key: Key, diff: Diff, *, old: bool) -> bool:
    """Whether the other model holds a thing that this drawing alone shows."""
    entries = (diff.old if old else diff.new).entries
    back = {after: before for before, after in diff.heirs.items()}
    name = back.get(key[0], key[0]) if old else key[0]
    entry = entries.get(Ref(*name.split("/", 1))) if "/" in name else entries.get(ref)
    return entry is not None and entry.active


def _ended(ref: Ref | None, diff: Diff) -> str:
    """How a thing ended, where the models say so."""
    for one in diff.descents:
        if any(entry.ref == ref for entry in one.origins) and one.how in ("merged", "split", "closed", "ended"):
            heirs = [entry.title for entry in one.heirs]
            if heirs:
                return f"{'split into' if one.how == 'split' else 'now in'} {naming(heirs)}"
            return "closed" if one.how == "closed" else ""
    return ""


def _origin(ref: Ref | None, diff: Diff) -> str:
    for one in diff.descents:
        if one.origins and any(entry.ref == ref for entry in one.heirs):
            return f"came of {naming([entry.title for entry in one.origins])}"
    return ""


def _differs(before: Node, after: Node, diff: Diff) -> Iterator[str]:
    """What a card said otherwise."""
    if before.name != after.name:
        yield f"was {before.name}"
    for was, now in ((before.over, after.over), (before.under, after.under)):
        silent = (not now and diff.new.partial) or (not was and diff.old.partial)
        if was != now and not silent:
            yield f"was “{was}”" if was else f"“{now}” is new"
    if before.border != after.border and diff.old.model.handbook.state == diff.new.model.handbook.state:
        yield {"solid": "was in force", "dashed": "was proposed", "double": "was closed"}[before.border]


def _box_of(drawing: Drawing | None, diff: Diff, *, old: bool) -> dict[str, str]:
    """The heading that a card stands under."""
    titled = [group for group in (drawing.groups if drawing else ()) if group.title and group.boxed]
    return {node: group.title for group in titled for node in group.nodes}


@dataclass(frozen=True, slots=True)
class _Line:
    tail: Key
    head: Key
    arrow: Arrow
    mark: Mark
    detail: str = ""


def _plain(drawing: Drawing | None, keys: Mapping[str, Key]) -> dict[tuple[Key, Key, str], Arrow]:
    """Every line from one card to another; one that holds for a box, card by card."""
    members = {group.id: group.nodes for group in (drawing.groups if drawing else ())}
    return {
        (keys[tail], keys[head], arrow.says): arrow
        for arrow in (drawing.arrows if drawing else ())
        for tail in members.get(arrow.tail, (arrow.tail,))
        for head in members.get(arrow.head, (arrow.head,))
    }


def _arrows(
    old: Drawing | None, new: Drawing | None, diff: Diff, cards: Mapping[Key, _Card]
) -> Iterator[_Line]:
    was = _plain(old, _keys(old, diff, old=True))
    now = _plain(new, _keys(new, diff, old=False))
    for key in dict.fromkeys((*now, *was)):
        before, after = was.get(key), now.get(key)
        arrow = after or before
        assert arrow is not None
        mark, detail = _of_line(before, after, diff, (cards[key[0]], cards[key[1]]), (old, new))
        yield _Line(key[0], key[1], arrow, mark, detail)


def _of_line(
    before: Arrow | None,
    after: Arrow | None,
    diff: Diff,
    ends: tuple[_Card, _Card],
    drawings: tuple[Drawing | None, Drawing | None],
) -> tuple[Mark, str]:
    if before and after:
        same = before.label == after.label
        return ("", "") if same else ("changed", f"was “{before.label}”" if before.label else "it held always")
    side, other = (0, diff.old) if after else (1, diff.new)
    drawn = [end.old if side == 0 else end.new for end in ends]
    if _full(drawings[side]) and None in drawn and all(end.mark == "" for end in ends):
        return "", ""
    if any(end.mark == "removed" for end in ends):
        return "removed", ""
    if other.partial:
        return ("only_new" if side == 0 else "only_old"), ""
    return ("added" if side == 0 else "removed"), ""


def _rows(cards: Mapping[Key, _Card], arrows: Iterable[_Line], words: Mapping[Mark, str]) -> Iterator[OverlayRow]:
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


def _fitting(cards: Mapping[Key, _Card], arrows: Sequence[_Line]) -> tuple[dict[Key, _Card], int]:
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


def _drawn(card: _Card, words: Mapping[Mark, str]) -> Node:
    """A card with its sign and the word for it over its name."""
    node = card.node
    if not card.mark:
        return replace(node, id=_name(card.key), border="solid")
    over = f"{SIGNS[card.mark]} {words[card.mark]}"
    return replace(node, id=_name(card.key), border="solid", over=over, mark=card.mark)


def _joined(kept: Mapping[Key, _Card], arrows: Iterable[_Line]) -> Iterator[Arrow]:
    for line in arrows:
        if line.tail in kept and line.head in kept:
            arrow = replace(line.arrow, tail=_name(line.tail), head=_name(line.head), mark=line.mark)
            if line.mark:
                parts = (SIGNS[line.mark], line.arrow.says, f"({doubt})" if (doubt := doubt_word(line.arrow)) else "")
                arrow = replace(arrow, label=" ".join(filter(None, parts)))
            yield arrow


def _boxes(
    old: Drawing | None, new: Drawing | None, kept: Mapping[Key, _Card], diff: Diff
) -> Iterator[Group]:
    """The boxes of both drawings by their headings, each card in its newer one."""
    titles: dict[str, Group] = {}
    held: dict[str, list[str]] = {}
    placed: set[Key] = set()
    for drawing, is_old in ((new, False), (old, True)):
        keys = _keys(drawing, diff, old=is_old)
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
