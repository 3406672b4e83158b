"""What a picture of change is laid from: each card and line of two drawings, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.changes.change import Change
from generator.changes.compare import plain_name
from generator.changes.diff import Diff, Side
from generator.changes.say import naming
from generator.diagnostics import Ref
from generator.drawing import BUDGET, Arrow, Drawing, Mark, Node

Key = tuple[str, str, int]
"""What a card stands for, by the name that it has in the new model, and which of several it is."""

_DRAWN = (None, "name")
"""What a picture shows by itself: that a thing came or went (no field), and its name."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card of either drawing, or the one card for both."""

    key: Key
    old: Node | None
    new: Node | None
    mark: Mark
    detail: str

    @property
    def node(self) -> Node:
        """As it is drawn now, or as it was where it is no more."""
        node = self.new or self.old
        if node is None:
            raise ValueError(f"{self.key} is drawn by neither")
        return node


def living(drawing: Drawing | None, side: Side) -> Drawing | None:
    """A drawing without what has closed by its day: that is gone, though it may still be drawn."""
    if drawing is None:
        return None
    entries = {str(ref): entry for ref, entry in side.entries.items()}
    closed = {n.id for n in drawing.nodes if n.id == str(n.ref) and n.id in entries and not entries[n.id].active}
    if not closed:
        return drawing
    groups = tuple(
        replace(group, nodes=left)
        for group in drawing.groups
        if (left := tuple(node for node in group.nodes if node not in closed))
    )
    ends = {node.id for node in drawing.nodes if node.id not in closed} | {group.id for group in groups}
    return replace(
        drawing,
        nodes=tuple(node for node in drawing.nodes if node.id not in closed),
        arrows=tuple(arrow for arrow in drawing.arrows if arrow.tail in ends and arrow.head in ends),
        groups=groups,
    )


def keys_of(drawing: Drawing | None, diff: Diff, *, old: bool) -> dict[str, Key]:
    """Which card stands for what, by the ids of the cards of the old drawing or of the new."""
    found: dict[str, Key] = {}
    seen: Counter[tuple[str, str]] = Counter()
    for node in drawing.nodes if drawing else ():
        thing = str(node.ref) if node.ref is not None else f"{node.over}: {node.name}"
        name = (diff.heirs.get(thing, thing) if old else thing, "" if node.id == str(node.ref) else "at")
        found[node.id] = (*name, seen[name])
        seen[name] += 1
    return found


def cards_of(old: Drawing | None, new: Drawing | None, diff: Diff, changes: Sequence[Change]) -> dict[Key, Card]:
    """Every card of two drawings, once, and what became of it.

    Args:
        old: made from the old model.
        new: made from the new one.
        diff: the two models.
        changes: those found; where one has to be approved, the thing that it is about is changed.
    """
    was, now = _by_key(old, diff, old=True), _by_key(new, diff, old=False)
    boxes = (_box_of(old), _box_of(new))
    asked: dict[Ref, list[str]] = {}
    for one in changes:
        drawn = any(edit.field in _DRAWN for edit in one.edits)
        if one.level in ("board", "committee") and one.sort.theme != "silence" and not drawn:
            asked.setdefault(one.ref, []).append(one.what)
    found: dict[Key, Card] = {}
    for key in _in_order(tuple(was), tuple(now)):
        before, after = was.get(key), now.get(key)
        mark, detail = _told(key, before, after, diff, (old, new))
        card = after or before
        about = [] if card is None or card.ref is None else asked.get(card.ref, [])
        about = [what.removeprefix(card.name).strip() for what in about] if card else []
        if before and after:
            differs = list(_differs(before, after, diff))
            here, there = boxes[0].get(before.id, ""), boxes[1].get(after.id, "")
            if here and there and here != there:
                differs.append(f"was under “{here}”")
            if differs:
                mark, detail = "changed", "; ".join(differs)
        elif after and mark == "" and (name := _former_name(after, diff)):
            mark, detail = "changed", f"was {name}"
        if about and mark in ("", "changed"):
            mark, detail = "changed", "; ".join(filter(None, (detail, *about)))
        elif about:
            detail = "; ".join(filter(None, (detail, *about)))
        found[key] = Card(key, before, after, mark, detail)
    return found


def _by_key(drawing: Drawing | None, diff: Diff, *, old: bool) -> dict[Key, Node]:
    keys = keys_of(drawing, diff, old=old)
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
    if here is None:
        raise ValueError(f"{key} is drawn by neither")
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


def _former_name(node: Node, diff: Diff) -> str:
    """What a thing was called in the old model, where it was called otherwise."""
    if node.ref is None or node.id != str(node.ref):
        return ""
    names = [d.origins[0].title for d in diff.descents if d.alone and d.heirs[0].ref == node.ref]
    same = diff.old.entries.get(node.ref)
    names += [same.title] if same is not None else []
    return next((name for name in names if plain_name(name) != plain_name(node.name)), "")


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
    if plain_name(before.name) != plain_name(after.name):
        yield f"was {before.name}"
    for was, now in ((before.over, after.over), (before.under, after.under)):
        silent = (not now and diff.new.partial) or (not was and diff.old.partial)
        if was != now and not silent:
            yield f"was “{was}”" if was else f"“{now}” is new"
    if before.border != after.border and diff.old.model.handbook.state == diff.new.model.handbook.state:
        yield {"solid": "was in force", "dashed": "was proposed", "double": "was closed"}[before.border]


def _box_of(drawing: Drawing | None) -> dict[str, str]:
    """The heading that a card stands under."""
    titled = [group for group in (drawing.groups if drawing else ()) if group.title and group.boxed]
    return {node: group.title for group in titled for node in group.nodes}


@dataclass(frozen=True, slots=True)
class Line:
    """A line from one card to another in either drawing, or the one line for both."""

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


def lines_of(old: Drawing | None, new: Drawing | None, diff: Diff, cards: Mapping[Key, Card]) -> Iterator[Line]:
    """Every line of two drawings, once, and what became of it."""
    was = _plain(old, keys_of(old, diff, old=True))
    now = _plain(new, keys_of(new, diff, old=False))
    for key in dict.fromkeys((*now, *was)):
        before, after = was.get(key), now.get(key)
        arrow = now.get(key) or was[key]
        mark, detail = _of_line(before, after, diff, (cards[key[0]], cards[key[1]]), (old, new))
        yield Line(key[0], key[1], arrow, mark, detail)


def _of_line(
    before: Arrow | None,
    after: Arrow | None,
    diff: Diff,
    ends: tuple[Card, Card],
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
