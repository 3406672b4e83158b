"""The ways that a requirement may write: `kind`, `member.kind`, `title`, and what stands at their ends."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from generator.diagnostics import nearest
from generator.kinds import kinds
from generator.kinds._entity import Entity

Sort = Literal["choice", "flag", "number", "link", "words", "list", "inside"]
"""What a field holds: one of some choices, yes or no, a number, a link, words, a list of groups, whole entities."""

TITLE, SAYS, SAID_UNDER = "title", "says", "said_under"
SPECIAL = (TITLE, SAYS, SAID_UNDER)
"""What every thing has besides its fields: its names, all its words, the headings it is said under."""

OURS = "ours"
"""Stands for the organisation of the handbook."""


@dataclass(frozen=True, slots=True)
class End:
    """What stands at the end of a way: what sort of field, and what it may be where that is limited."""

    sort: Sort
    choices: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    """The kinds that a link may lead to."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A way that cannot be followed: the step at fault, the kinds it starts from, the name that was meant."""

    step: str
    kinds: tuple[str, ...]
    hint: str


def either(ways: str) -> list[str]:
    """The ways that a condition gives: `on_behalf_of or member.title` are two, of which one is enough."""
    return ways.split(" or ")


def follow(starts: Iterable[str], way: str) -> End | Wrong:
    """Where a way leads.

    Args:
        starts: the kinds that it starts from; it must be known of one of them at least.
        way: names of fields with dots between them; all but the last are links.
    """
    here = tuple(dict.fromkeys(starts))
    *before, last = way.split(".")
    for step in before:
        end = _end(here, step)
        if not isinstance(end, End) or end.sort != "link":
            return Wrong(step, here, _hint(here, step, links=True))
        here = end.targets
    return _end(here, last) or Wrong(last, here, _hint(here, last, links=False))


def _end(here: tuple[str, ...], name: str) -> End | None:
    """A field of any of some kinds; what those that have it say together."""
    if name in SPECIAL:
        return End("words")
    found = [end for kind in here if (end := field_end(kind, name)) is not None]
    if not found:
        return None
    choices = tuple(dict.fromkeys(choice for end in found for choice in end.choices))
    targets = tuple(dict.fromkeys(target for end in found for target in end.targets))
    return End(found[0].sort, choices, targets)


@functools.cache
def field_end(kind: str, name: str) -> End | None:
    """What a field of a kind holds; None where the kind has no such field."""
    shape = kinds()[kind]
    field = shape.field_of(name)
    if field is None or field in _NOT_FACTS:
        return None
    if field in shape.inside():
        return End("inside")
    if field in shape.links():
        return End("link", targets=shape.links()[field].targets)
    return _sort(shape.model_fields[field].annotation)


_NOT_FACTS = frozenset({"id", "audience", "withheld"})


def _sort(annotation: Any) -> End:
    if get_origin(annotation) is Literal:
        return End("choice", tuple(str(choice) for choice in get_args(annotation)))
    if annotation is bool:
        return End("flag", ("yes", "no"))
    if annotation is int:
        return End("number")
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return End("list")
    inner = [_sort(one) for one in get_args(annotation) if isinstance(one, type) or get_args(one)]
    return next((end for end in inner if end.sort != "words"), End("words"))


def names(shape: type[Entity]) -> list[str]:
    """The names by which a requirement may ask for something of a kind."""
    fields = [info.alias or name for name, info in shape.model_fields.items() if name not in _NOT_FACTS]
    return [*fields, *SPECIAL]


def _hint(here: tuple[str, ...], step: str, links: bool) -> str:
    known = {name for kind in here for name in (kinds()[kind].links() if links else names(kinds()[kind]))}
    near = nearest(step, known)
    what = "links are" if links else "names are"
    return f"did you mean '{near}'?" if near and near != step else f"its {what}: {', '.join(sorted(known))}"
