"""Sets two models side by side: what both hold, and what only one of them does, subject by subject."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.changes.lineage import lineage
from generator.diagnostics import Ref
from generator.graph.model import Model, confidence
from generator.kinds._entity import Entity
from generator.vocabulary import word

Match = Literal["entry", "successor", "name"]
"""How two things were found to belong together: the same kind and id, one replaced the other, or a name they share."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of one model, as far as a comparison needs it."""

    ref: Ref
    title: str
    names: tuple[str, ...] = ()
    """Other names it goes by."""
    about: str = ""
    """What sort of thing it is, in words."""
    tags: tuple[str, ...] = ()
    """What a reader must know about it, in words: proposed, closed, worked out, sources disagree."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is compared: how readers call it, and how its things are found in a model."""

    name: str
    one: str
    many: str
    things: Callable[[Model], tuple[Thing, ...]]
    there: str = "In"
    """Stands before the name of a handbook that holds something, as in `In NENC 2022`."""
    lacks: str = ""
    """Stands before the name of one that does not; where empty, what is said depends on whether its silence counts."""
    differ: str = ""
    """What is said of pairs with different tags, where these are what one compares: `answered differently`."""

    def count(self, number: int) -> str:
        """A number of them in words: `1 post`, `12 posts`."""
        return f"{number} {self.one if number == 1 else self.many}"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that belong together, and how that was found."""

    first: Thing
    second: Thing
    by: Match

    @property
    def renamed(self) -> bool:
        """Whether the two go by different titles."""
        return plain_name(self.first.title) != plain_name(self.second.title)

    @property
    def differs(self) -> bool:
        """Whether different things must be known about the two."""
        return self.first.tags != self.second.tags


@dataclass(frozen=True, slots=True)
class Compared:
    """One subject in two models. A thing can stand in several pairs, where two became one or share a name."""

    subject: Subject
    in_first: int
    in_second: int
    both: tuple[Pair, ...]
    only_first: tuple[Thing, ...]
    only_second: tuple[Thing, ...]


def of_kind(kind: str) -> Callable[[Model], tuple[Thing, ...]]:
    """The things of a subject that is one kind of entity."""

    def things(model: Model) -> tuple[Thing, ...]:
        titles = Counter(entity.title for entity in model.all(kind))
        return tuple(_thing(model, entity, titles[entity.title] > 1) for entity in model.all(kind))

    return things


def _thing(model: Model, entity: Entity, shared: bool) -> Thing:
    """One entity; where others share its title, the list it stands in tells them apart."""
    sort = getattr(entity, "kind", None) or getattr(entity, "level", None)
    about = word(entity.kind_name(), sort) if isinstance(sort, str) and sort != "not_stated" else ""
    if shared and not about:
        lists = (getattr(entity, "set", None), *(group.title for group in model.targets(entity.ref, "group")))
        about = next((name for name in lists if name), "")
    short = getattr(entity, "short", None)
    doubt = confidence(entity.said())
    tags = (
        *((word("status", entity.status),) if entity.status not in ("in_force", model.handbook.state) else ()),
        *((word("source", doubt),) if doubt not in (None, "sourced") else ()),
    )
    names = (*entity.aliases, *((short,) if isinstance(short, str) else ()))
    return Thing(entity.ref, entity.title, names, about, tags)


SUBJECTS: tuple[Subject, ...] = (
    Subject("functions", "function", "functions", of_kind("function")),
    Subject("bodies", "committee or group", "committees and groups", of_kind("body")),
    Subject("posts", "post", "posts", of_kind("post")),
    Subject("principles", "principle", "principles", of_kind("principle")),
)
"""What two handbooks are compared by, in the order shown."""


def compare(first: Model, second: Model, subjects: Sequence[Subject] = SUBJECTS) -> tuple[Compared, ...]:
    """Two models side by side, subject by subject; a subject that neither holds anything of is left out."""
    every = (_compared(subject, first, second) for subject in subjects)
    return tuple(compared for compared in every if compared.in_first or compared.in_second)


def _compared(subject: Subject, first: Model, second: Model) -> Compared:
    here, there = subject.things(first), subject.things(second)
    pairs = list(_by_entry(here, there))
    pairs += _by_successor(here, there, first, second, pairs)
    pairs += _by_name(here, there, pairs)
    place = {thing.ref: index for index, thing in enumerate(here)}
    paired = [{pair.first.ref for pair in pairs}, {pair.second.ref for pair in pairs}]
    return Compared(
        subject,
        len(here),
        len(there),
        tuple(sorted(pairs, key=lambda pair: place[pair.first.ref])),
        tuple(thing for thing in here if thing.ref not in paired[0]),
        tuple(thing for thing in there if thing.ref not in paired[1]),
    )


def _by_entry(here: Sequence[Thing], there: Sequence[Thing]) -> Iterator[Pair]:
    known = {thing.ref: thing for thing in there}
    for thing in here:
        if thing.ref in known:
            yield Pair(thing, known[thing.ref], "entry")


def _by_successor(
    here: Sequence[Thing], there: Sequence[Thing], first: Model, second: Model, pairs: Sequence[Pair]
) -> list[Pair]:
    """Things without a partner whose successor, or the successor of that, stands in the other model.

    Either model may declare it: the older one looking forwards, or the newer one that still lists what it replaced.
    """
    old, new = {thing.ref: thing for thing in here}, {thing.ref: thing for thing in there}
    paired = ({pair.first.ref for pair in pairs}, {pair.second.ref for pair in pairs})
    found = []
    known = lineage(first)
    for thing in here:
        heir = next((new[ref] for ref in known.after(thing.ref) if ref in new), None)
        if heir is not None and thing.ref not in paired[0]:
            found.append(Pair(thing, heir, "successor"))
    came_from = _before(second)
    settled = paired[1] | {pair.second.ref for pair in found}
    for thing in there:
        if thing.ref not in settled:
            found += [Pair(old[ref], thing, "successor") for ref in came_from.get(thing.ref, ()) if ref in old]
    return found


def _before(model: Model) -> Mapping[Ref, list[Ref]]:
    """What each thing replaced, near or far."""
    found: dict[Ref, list[Ref]] = {}
    known = lineage(model)
    for origin in known.heirs:
        for heir in known.after(origin):
            found.setdefault(heir, []).append(origin)
    return found


def _by_name(here: Sequence[Thing], there: Sequence[Thing], pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Things without a partner that share a title or another name with something in the other model.

    One that has no partner either is taken first, then one of the same title, then the first written.
    """
    paired = ({pair.first.ref for pair in pairs}, {pair.second.ref for pair in pairs})
    names = (_by_each_name(here), _by_each_name(there))
    for side, things in ((0, here), (1, there)):
        other = 1 - side
        for thing in things:
            if thing.ref in paired[side]:
                continue
            alike = [(index, far) for name in _names(thing) for index, far in names[other].get(name, ())]
            if not alike:
                continue
            _, far = min(alike, key=lambda a: (a[1].ref in paired[other], not _same_title(thing, a[1]), a[0]))
            paired[side].add(thing.ref)
            paired[other].add(far.ref)
            yield Pair(thing, far, "name") if side == 0 else Pair(far, thing, "name")


def _by_each_name(things: Sequence[Thing]) -> dict[str, list[tuple[int, Thing]]]:
    found: dict[str, list[tuple[int, Thing]]] = {}
    for index, thing in enumerate(things):
        for name in _names(thing):
            found.setdefault(name, []).append((index, thing))
    return found


def _names(thing: Thing) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in map(plain_name, (thing.title, *thing.names)) if name))


def _same_title(one: Thing, other: Thing) -> bool:
    return plain_name(one.title) == plain_name(other.title)


def plain_name(name: str) -> str:
    """A name without what does not tell two apart: capitals, accents, punctuation, `&` for `and`, a leading `the`."""
    flat = unicodedata.normalize("NFKD", name).casefold().replace("&", " and ")
    words = re.findall(r"\w+", "".join(letter for letter in flat if not unicodedata.combining(letter)))
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)
