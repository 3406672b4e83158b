"""What the site's search knows each thing by, besides the text of its page: short forms, other names, lead roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.site.links import Addresses
from generator.site.text import plain

Entry = dict[str, Any]
"""An entry of a search index: `location`, `title`, `text`, and `names` and `leads`, which count more (mkdocs.yml)."""


def complete(
    entries: list[Entry], model: Model, addresses: Addresses, known_as: Mapping[str, Iterable[str]]
) -> list[Entry]:
    """A search index with the names of every thing that has an address.

    Args:
        entries: what the search read from the pages: an entry for each page and each heading.
        model: the model that the pages were made from.
        addresses: where each thing stands.
        known_as: other words for pages, by their addresses.

    Returns:
        The same entries with names on the pages of things, and an entry of its own for each thing that stands on a
        page among others without a heading.
    """
    by_place = {entry["location"]: dict(entry) for entry in entries}
    for page, names in known_as.items():
        if page in by_place and names:
            by_place[page]["names"] = [plain(name) for name in names]
    for entity in model.every():
        address = addresses.of(entity.ref)
        if address is None:
            continue
        entry = by_place.setdefault(address, {"location": address, "title": _title(entity), "text": ""})
        if not entry["text"]:
            entry["text"] = plain(" ".join(_said(model, entity)))
        titled = {entity.title} if entity.kind_name() != "definition" else set()
        for field, words in (("names", _names(model, entity)), ("leads", _leads(model, entity))):
            if kept := list(dict.fromkeys(plain(word) for word in words if word not in titled)):
                entry[field] = kept
    return list(by_place.values())


def _title(entity: Entity) -> str:
    short = getattr(entity, "short", None)
    return plain(f"{entity.title} ({short})" if short and short not in entity.title else entity.title)


def also_called(model: Model, entity: Entity) -> tuple[str, ...]:
    """What a thing is also called: short forms, other names, the glossary's names, the lead roles of a post."""
    return tuple(dict.fromkeys([*_names(model, entity), *_leads(model, entity)]))


def _names(model: Model, entity: Entity) -> list[str]:
    names: list[str] = [getattr(entity, "short", None) or "", *entity.aliases]
    for definition in model.origins(entity.ref, "about", "definition"):
        names += [definition.title, *definition.aliases, getattr(definition, "stands_for", None) or ""]
    if entity.kind_name() == "definition":
        names += [entity.title, getattr(entity, "stands_for", None) or ""]
    return [name for name in names if name]


def _leads(model: Model, entity: Entity) -> list[str]:
    names: list[str] = []
    for role in model.origins(entity.ref, "held_by", "designation"):
        names += [role.title, getattr(role, "short", None) or "", *role.aliases]
    return [name for name in names if name]


def _said(model: Model, entity: Entity) -> Iterable[str]:
    """What is said of a thing, and whom or what it leads to."""
    for name in ("stands_for", "meaning", "purpose", "text", "figure", "when", "heading"):
        words = getattr(entity, name, None)
        if words:
            yield " ".join(str(words).split())
    if entity.notes:
        yield " ".join(entity.notes.split())
    for relation in ("held_by", "about", "phase"):
        for target in model.targets(entity.ref, relation):
            yield target.title
            yield from _holders(model, target)
    for holding in model.origins(entity.ref, "person", "holding"):
        yield from (post.title for post in model.targets(holding.ref, "post"))


def _holders(model: Model, post: Entity) -> Iterable[str]:
    for holding in model.origins(post.ref, "post", "holding"):
        if holding.status != "closed":
            yield from (person.title for person in model.targets(holding.ref, "person"))
