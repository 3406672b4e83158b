"""What must hold on every page and picture of the real handbooks, whatever the model says."""

from __future__ import annotations

import html
import re

import pytest

from generator.drawing import BUDGET, twin
from generator.site.build import Built
from tests.conftest import outcome_of

WIDEST = 900
"""Pixels a picture may take on a desktop without scrolling."""
SMALLEST = 12.0
"""Pixels of the smallest text in a picture."""


@pytest.fixture(scope="module", params=["nenc-2022", "nenc-2025"])
def built(request: pytest.FixtureRequest) -> Built:
    outcome = outcome_of(request.param)
    assert outcome.built is not None, outcome.findings
    return outcome.built


def words(markdown: str) -> str:
    """What readers see of a page."""
    body = markdown.split("\n---\n", 1)[1]
    return html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"\{ #[^}]*\}", "", body)))


def test_no_page_shows_an_id_or_a_placeholder(built: Built) -> None:
    lifted = {e.id for e in built.model.every() if e.facts.lifted_from is not None}
    for page in built.pages:
        said = words(page.markdown)
        assert not lifted & set(said.replace(".", " ").replace(",", " ").split()), page.address
        assert not re.search(r"\b(None(?! has)|null|TBC|True|False)\b", said), page.address


def test_no_heading_has_nothing_under_it(built: Built) -> None:
    for page in built.pages:
        body = page.markdown.split("\n---\n", 1)[1]
        parts = re.split(r"^## (.*)$", body, flags=re.MULTILINE)
        for heading, under in zip(parts[1::2], parts[2::2], strict=True):
            assert words(f"\n---\n{under}").strip() or "data-drawing" in under, f"{page.address}: {heading}"


def test_no_page_has_an_empty_element(built: Built) -> None:
    for page in built.pages:
        assert not re.search(r"<(p|li|dd|dt|th|td)(?! class=\"empty\")(?: [^>]*)?>\s*</\1>", page.markdown), (
            page.address
        )


def test_every_picture_can_be_read_on_a_desktop_without_scrolling(built: Built) -> None:
    for name, svg in built.pictures.items():
        width = re.search(r'<svg[^>]*? width="(\d+)"', svg)
        assert width and int(width[1]) <= WIDEST, name
        assert all(float(size) >= SMALLEST for size in re.findall(r'font-size="([\d.]+)"', svg)), name


def test_every_picture_is_small_enough_and_is_said_in_words(built: Built) -> None:
    for page in built.pages:
        for drawing in page.drawings:
            said = repr(twin(drawing))
            assert len(drawing.nodes) <= BUDGET
            assert drawing.caption
            assert all(repr(node.name)[1:-1] in said for node in drawing.nodes), drawing.id
