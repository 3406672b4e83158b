"""What the front door says of each handbook: whose it is, how far it reaches, its numbers and a small picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator.diagnostics import Ref
from generator.drawing import Arrow, Drawing
from generator.kinds._values import day, first_day
from generator.site.build import Built, own_publisher
from generator.vocabulary import word

_NUMBERS = (
    ("post", "post", "posts"),
    ("body", "committee or group", "committees and groups"),
    ("function", "function", "functions"),
    ("statutory_function", "statutory function", "statutory functions"),
    ("principle", "principle", "principles"),
    ("person", "person", "people"),
    ("milestone", "date", "dates"),
    ("risk", "risk", "risks"),
)
"""Kinds that a card counts, those that tell most first, and what readers call one and several of them."""
_FEW_NUMBERS = 4
_FEW_CARDS = 6
"""Boxes of a small picture under the one at its top."""
_LEAST_CARDS = 2
_PREFERRED = "picture-governance"
_STATES = {
    "in_force": "What it describes was in force on that day.",
    "proposed": "What it describes was a proposal on that day, not in force.",
    "example": "An example, made from published documents. It is no official handbook.",
}
_INVENTED = "This organisation does not exist: every fact is made up, to show what a complete handbook holds."


@dataclass(frozen=True, slots=True)
class Number:
    """How many of something, and the page that lists them; no address where there is none."""

    number: int
    words: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a small picture."""

    name: str
    under: str = ""
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Small:
    """A handbook's own picture made small enough for a card, as boxes and words that any screen can hold."""

    title: str
    boxes: tuple[Box, ...]
    more: int
    address: str
    """The page that holds the whole picture."""
    top: Box | None = None
    says: str = ""
    """How the boxes are joined to the one at the top."""
    worked_out: bool = False
    board: bool = False
    """Whether the one at the top is a board."""


@dataclass(frozen=True, slots=True)
class Card:
    """All that the front door says of one handbook."""

    id: str
    title: str
    summary: str
    tags: tuple[str, ...]
    state: str
    partial: bool
    numbers: tuple[Number, ...]
    small: Small | None
    whose: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """The handbooks that are about one organisation, the earliest first."""

    id: str
    title: str
    handbooks: tuple[Built, ...]

    @property
    def invented(self) -> bool:
        """Whether it does not exist; such an organisation stands last."""
        return all(built.model.handbook.invented for built in self.handbooks)


def by_organisation(every: Iterable[Built]) -> tuple[Organisation, ...]:
    """Handbooks by what they are about, in order of the organisations' names."""
    groups: dict[str, list[Built]] = {}
    for built in sorted(every, key=lambda b: (b.model.handbook.as_at, b.model.handbook.id)):
        groups.setdefault(built.model.handbook.organisation, []).append(built)
    found = [Organisation(ident, organisation(some[-1]), tuple(some)) for ident, some in groups.items()]
    return tuple(sorted(found, key=lambda o: (o.invented, o.title.casefold(), o.id)))


def organisation(built: Built) -> str:
    """The organisation that a handbook is about, by its name."""
    found = built.model.find("organisation", built.model.handbook.organisation)
    return found.title if found is not None else built.model.handbook.title


def labels(every: Sequence[Built]) -> dict[str, str]:
    """A short name for each handbook that tells it from all others: its own, or the organisation's short form and when.

    Where two would have one name, the day tells them apart, then the title.
    """
    shorts = {group.id: _short_form(group) for group in by_organisation(every)}
    cards = {built.model.handbook.id: built.model.handbook for built in every}
    days = {built.model.handbook.id: built.model.as_at for built in every}
    ways: tuple[Callable[[str], str], ...] = (
        lambda ident: cards[ident].short or f"{shorts[cards[ident].organisation]} {first_day(days[ident]).year}",
        lambda ident: f"{shorts[cards[ident].organisation]}, {day(days[ident])}",
        lambda ident: cards[ident].title,
        lambda ident: ident,
    )
    found: dict[str, str] = {}
    for way in ways:
        names = Counter(map(way, cards))
        left = [ident for ident in cards if ident not in found and names[way(ident)] == 1]
        found |= {ident: way(ident) for ident in left if way(ident) not in found.values()}
    return found


def _short_form(group: Organisation) -> str:
    """The short form of an organisation's name, as any of the handbooks about it has it."""
    known = (built.model.find("organisation", group.id) for built in reversed(group.handbooks))
    return next((short for one in known if (short := getattr(one, "short", None))), group.title)


def card(built: Built) -> Card:
    """What the front door says of a handbook."""
    model, handbook = built.model, built.model.handbook
    foreign = not own_publisher(model)
    made_from = handbook.made_from or "published documents"
    return Card(
        handbook.id,
        handbook.title,
        " ".join(handbook.summary.split()),
        (
            "Invented, to show how it works" if handbook.invented else word("state", handbook.state),
            f"Describes {day(model.as_at)}",
            word("edition", model.edition),
        ),
        _INVENTED if handbook.invented else _STATES[handbook.state],
        handbook.coverage == "partial",
        _numbers(built),
        _small(built),
        f"Made from {made_from} and published by {handbook.publisher}, not by {organisation(built)}."
        if foreign
        else f"Published by {handbook.publisher}.",
    )


def _numbers(built: Built) -> tuple[Number, ...]:
    counted = [([e.ref for e in built.model.all(kind)], one, many) for kind, one, many in _NUMBERS]
    held = [(some, one if len(some) == 1 else many) for some, one, many in counted if some]
    return tuple(Number(len(some), words, list_of(built, some)) for some, words in held[:_FEW_NUMBERS])


def list_of(built: Built, things: Iterable[Ref]) -> str | None:
    """The address of the page that lists some things of one kind, None where none does."""
    address = next((a for ref in things if (a := built.addresses.of(ref))), None)
    if address is None:
        return None
    page = address.partition("#")[0]
    above = f"{page.partition('/')[0]}/"
    return next((p for p in (page, above) if p in built.titles), None)


def _small(built: Built) -> Small | None:
    """Who answers to the Board, from the handbook's own picture; else its lists of functions; else any picture."""
    drawn = {d.id: (d, page.address) for page in built.pages if page.origin is None for d in page.drawings}
    first = _tree(built, *drawn[_PREFERRED]) if _PREFERRED in drawn else None
    if first is not None and first.board:
        return first
    rest = (made for some in drawn.values() if (made := _tree(built, *some)) is not None)
    return _groups(built) or first or next(rest, None)


def _tree(built: Built, drawing: Drawing, address: str) -> Small | None:
    """The box that most lines lead to, and those they come from."""
    members = {group.id: group.nodes for group in drawing.groups}
    nodes = {node.id: node for node in drawing.nodes}
    fans: dict[tuple[str, str], list[tuple[Arrow, str]]] = {}
    for arrow in drawing.arrows:
        if arrow.head in nodes and not arrow.inward:
            tails = members.get(arrow.tail, (arrow.tail,))
            fans.setdefault((arrow.head, arrow.says), []).extend((arrow, tail) for tail in tails)
    (head, says), lines = max(fans.items(), key=lambda fan: len(fan[1]), default=(("", ""), []))
    if len(lines) < _LEAST_CARDS:
        return None

    def box(name: str) -> Box:
        return Box(nodes[name].name, nodes[name].under, _address(built, nodes[name].ref))

    shown = tuple(box(tail) for _, tail in lines[:_FEW_CARDS])
    worked_out = any(arrow.worked_out for arrow, _ in lines)
    left = len(drawing.nodes) - len(shown) - 1
    return Small(drawing.title, shown, left, address, box(head), says, worked_out, nodes[head].look == "board")


def _groups(built: Built) -> Small | None:
    """The lists of functions, each with how many it holds."""
    model, boxes = built.model, []
    for group in model.all("function_group"):
        listed = model.into(group.ref, "group")
        if listed:
            one = (
                "statutory function" if {edge.origin.kind for edge in listed} == {"statutory_function"} else "function"
            )
            words = f"{len(listed)} {one}{'' if len(listed) == 1 else 's'}"
            boxes.append(Box(group.title, words, _address(built, group.ref)))
    address = list_of(built, (group.ref for group in model.all("function_group")))
    if len(boxes) < _LEAST_CARDS or address is None:
        return None
    shown = tuple(boxes[:_FEW_CARDS])
    return Small("Functions by group", shown, len(boxes) - len(shown), address)


def _address(built: Built, ref: Ref | None) -> str | None:
    return built.addresses.of(ref) if ref is not None else None
