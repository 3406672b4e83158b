"""Short forms that the glossary does not explain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from generator.diagnostics import At, Ref
from generator.graph.model import Model
from generator.kinds import kinds
from generator.kinds._entity import Entity, Path
from generator.rules import Finding, rule

_WORD = re.compile(r"(?<![\w&])[A-Z](?:[A-Za-z]|&(?=[A-Z]))*[A-Za-z](?![\w&])")
_NO_PROSE = frozenset({"id", "from_", "until", "withheld", "currency"})


@rule("GOV803", "warning")
def check(model: Model) -> Iterator[Finding]:
    """A short form such as `CHC`, `SoRD` or `R&D` in a public text that no definition explains.

    Staff who are new, partners and the public cannot know short forms. In the handbook each is explained where it
    stands, as far as the glossary has it. A word counts as a short form when it has two capital letters or more,
    and more of them than small letters; the `s` of a plural is left aside, and names of people are not looked at.

    Add it to the definitions: its `name`, what it `stands_for` where that is certain, and what it means. Or write
    the words out. There is one finding for each short form, at the first place where it stands.

    Example: 'LRF' is used here and in 2 other places, and no definition explains it
    """
    defined = {
        token
        for definition in model.all("definition")
        if _is_public(model, definition)
        for name in (definition.title, *definition.aliases)
        for token in (_bare(name), *_short_forms(name))
    }
    places: dict[str, list[tuple[At, Ref, Path]]] = {}
    for kind in sorted(set(model.entities) - {"person"}):
        fields = sorted(kinds()[kind].model_fields.keys() - kinds()[kind].links().keys() - _NO_PROSE)
        for entity in (e for e in model.all(kind) if _is_public(model, e)):
            for path, words in _texts(entity, fields):
                for token in dict.fromkeys(_short_forms(words)):
                    if token not in defined:
                        places.setdefault(token, []).append((entity.facts.place(path), entity.ref, path))
    for token, found in sorted(places.items()):
        _, ref, path = min(found, key=lambda place: place[:2])
        others = len(found) - 1
        more = f" and in {others} other place{'s' if others > 1 else ''}" if others else ""
        yield Finding(
            ref,
            f"'{token}' is used here{more}, and no definition explains it",
            "add a definition of it, or write the words out",
            path,
        )


def _short_forms(words: str) -> Iterator[str]:
    for match in _WORD.finditer(words):
        token = _bare(match[0])
        capitals = sum(letter.isupper() for letter in token)
        if capitals > 1 and capitals > sum(letter.islower() for letter in token):
            yield token


def _bare(token: str) -> str:
    """A short form without the s of its plural."""
    return token[:-1] if len(token) > 2 and token.endswith("s") and token[-2].isupper() else token


def _texts(entity: Entity, fields: Iterable[str]) -> Iterator[tuple[Path, str]]:
    """The words of an entity's public fields, each with its path."""
    for name in fields:
        if name not in entity.withheld:
            yield from _strings(getattr(entity, name), (name,))


def _strings(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _strings(item, (*path, index))
    elif isinstance(value, BaseModel):
        for name in (field for field in type(value).model_fields if field not in _NO_PROSE):
            yield from _strings(getattr(value, name), (*path, name))


def _is_public(model: Model, entity: Entity) -> bool:
    """Whether the public edition holds it: neither it nor what it was written inside of is withheld."""
    parent = model.find(*entity.facts.lifted_from) if entity.facts.lifted_from else None
    if entity.audience == "staff" or (parent is not None and parent.audience == "staff"):
        return False
    if parent is None or not parent.withheld:
        return True
    return entity.kind_name() not in {mark.kind for name, mark in parent.inside().items() if name in parent.withheld}
