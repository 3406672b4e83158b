"""Every thing of every real handbook stands on a page, with its text, and is few clicks from home."""

from __future__ import annotations

import html
import posixpath
import re

import pytest

from generator.kinds._entity import Entity
from generator.site.build import Built
from tests.conftest import HANDBOOKS, outcome_of

NOWHERE = frozenset({"holding", "membership", "assignment", "delegation"}) | frozenset(
    {"deputy_rule", "emergency_power", "terms_of_reference"}
)
"""Kinds that only join two others, or say more of one, and stand on the pages of those."""
CLICKS = 3


@pytest.fixture(scope="module", params=HANDBOOKS, ids=lambda root: root.name)
def built(request: pytest.FixtureRequest) -> Built:
    outcome = outcome_of(request.param.name)
    assert outcome.built is not None, outcome.findings
    return outcome.built


def words(markdown: str) -> str:
    """What readers see of a page, in one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", markdown)).split())


def test_every_thing_has_an_address(built: Built) -> None:
    stray = [e.ref for e in built.model.every() if e.kind_name() not in NOWHERE and not built.addresses.of(e.ref)]
    assert stray == []


def test_the_text_of_every_thing_stands_on_its_page(built: Built) -> None:
    pages = {page.address: words(page.markdown) for page in built.pages}
    missing = [
        f"{entity.ref} {name}"
        for entity in built.model.every()
        for name in ("text", "purpose", "meaning", "notes", "content", "states", "terms", "priorities")
        if entity.kind_name() not in NOWHERE
        for part in said(entity, name)
        if part not in re.sub(r" \([^()]*\)", "", pages[place(built, entity)])
        and part not in pages[place(built, entity)]
    ]
    assert missing == []


def said(entity: Entity, name: str) -> list[str]:
    """The paragraphs or lines of a field, without what stands in brackets: short forms are spelled out there."""
    value = getattr(entity, name, None) or ()
    parts = value.split("\n\n") if isinstance(value, str) else value
    return [re.sub(r" \([^()]*\)", "", part) for part in parts]


def place(built: Built, entity: Entity) -> str:
    return (built.addresses.of(entity.ref) or "").partition("#")[0]


def test_bodies_posts_and_functions_are_few_clicks_from_home(built: Built) -> None:
    links = {page.address: targets(page.address, page.markdown) for page in built.pages}
    reached, edge = {""}, {""}
    for _ in range(CLICKS):
        edge = {target for page in edge for target in links.get(page, ())} - reached
        reached |= edge
    wanted = {built.addresses.of(e.ref) for kind in ("body", "post", "function") for e in built.model.all(kind)}
    assert wanted - reached == set()


def targets(address: str, markdown: str) -> set[str]:
    """The pages of the site that a page links to."""
    found = set()
    for href in re.findall(r'<a [^>]*?href="([^"#:]+)', markdown):
        path = posixpath.normpath(posixpath.join("/", address, html.unescape(href))).lstrip("/")
        found.add(f"{path}/" if path and not path.endswith(".svg") else path)
    return found
