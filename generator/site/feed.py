"""What changed, as an Atom feed (RFC 4287): an entry for each version and for each change that was decided."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from xml.etree import ElementTree

from generator.changes import LEVELS
from generator.graph.model import Model
from generator.graph.release import Release
from generator.kinds._values import day, first_day
from generator.kinds.change_event import ChangeEvent
from generator.site.links import Addresses
from generator.vocabulary import word

PATH = "changes/feed.xml"
_ATOM = "http://www.w3.org/2005/Atom"
_TOLD = 12
"""Changes that an entry names before it says how many more there are."""


def feed(model: Model, where: Addresses) -> bytes:
    """The feed of a handbook; its links are relative to the feed, and its ids are made of the handbook's own names."""
    card = model.handbook
    root = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": "en-GB"})
    entries = sorted(_entries(model, where), key=lambda one: one[0], reverse=True)
    _put(root, "id", _name(model, "feed"))
    _put(root, "title", f"Changes: {card.title}")
    _put(root, "updated", _time(max((moment for moment, *_ in entries), default=model.as_at)))
    ElementTree.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": "feed.xml"})
    ElementTree.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": "./"})
    _put(ElementTree.SubElement(root, "author"), "name", card.publisher)
    for moment, name, title, href, lines in entries:
        entry = ElementTree.SubElement(root, "entry")
        _put(entry, "id", _name(model, name))
        _put(entry, "title", title)
        _put(entry, "updated", _time(moment))
        ElementTree.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": href})
        _put(entry, "summary", "\n".join(lines), type="text")
    ElementTree.indent(root, " ")
    words = ElementTree.tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{words}\n'.encode()


def _entries(model: Model, where: Addresses) -> Iterator[tuple[str, str, str, str, list[str]]]:
    """Each entry's day, name, title, way from the feed, and lines."""
    for release in model.releases:
        latest = release is model.releases[-1]
        href = "./#this-version" if latest else f"./#v-{release.version}"
        title = f"Version {release.version}" if release.version else "This version"
        name = f"release {release.version} since {release.since}"
        yield _day(release.as_at), name, f"{title}, as at {day(release.as_at)}", href, _told(release)
    for event in model.all("change_event"):
        moment = event.effective_on or event.decided_on if isinstance(event, ChangeEvent) else None
        if isinstance(event, ChangeEvent) and moment is not None:
            address = where.of(event.ref) or "changes/"
            lines = [word("change_event", event.kind), *([event.text] if event.text else [])]
            yield _day(moment), f"event {event.id}", event.title, f"../{address}", lines


def _told(release: Release) -> list[str]:
    """What a version changed: how much of each level, then the weightiest."""
    if release.since is None:
        return ["The first version that left a record."]
    if not release.steps:
        return [f"Nothing changed in what it says since version {release.since}."]
    levels = [(sum(one.level == level for one in release.steps), level) for level in LEVELS]
    counted = "; ".join(f"{word('change_level', level).lower()}: {number}" for number, level in levels if number)
    loud = [one.what for one in release.steps if one.level != "editorial"]
    more = [f"- and {len(loud) - _TOLD} more"] if len(loud) > _TOLD else []
    return [f"Changed since version {release.since}: {counted}.", *(f"- {what}" for what in loud[:_TOLD]), *more]


def _put(parent: ElementTree.Element, tag: str, words: str, **more: str) -> None:
    ElementTree.SubElement(parent, tag, more).text = words


def _day(written: str) -> str:
    return first_day(written).isoformat()


def _time(written: str) -> str:
    return f"{_day(written)}T00:00:00Z"


def _name(model: Model, of: str) -> str:
    card = model.handbook
    return uuid.uuid5(uuid.NAMESPACE_URL, f"governance-handbook:{card.id}:{model.edition}:{of}").urn
