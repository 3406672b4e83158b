"""The list of statutory functions and the function map's key, in the handbook that has both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.mkdocs_plugin import build_site
from tests.browser.conftest import NARROW, Views, serving
from tests.browser.test_accessibility import both, faults
from tests.conftest import ROOT, outcome_of

pytestmark = pytest.mark.browser

STATUTORY, MAP = "functions/statutory/", "functions/map/"
KEYS = 6
"""Colours that the style sheet has for keys."""
CONTRAST = """keys => {
    const lightness = colour => {
        const parts = colour.match(/[0-9.]+/g).slice(0, 3).map(part => part / 255)
            .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    };
    const sign = document.createElement("span");
    sign.className = "key__sign";
    document.querySelector(".md-content").append(sign);
    return [...Array(keys).keys()].map(index => {
        const key = document.createElement("p");
        key.className = "key key--" + (index + 1);
        key.append(sign);
        document.querySelector(".md-content .md-typeset").append(key);
        const style = getComputedStyle(sign);
        const [one, other] = [lightness(style.borderTopColor), lightness(style.backgroundColor)].sort((a, b) => a - b);
        return [(other + 0.05) / (one + 0.05), style.backgroundImage, style.backgroundSize];
    });
}"""
"""For each key: the contrast of its border with its ground, and what makes its pattern."""


@pytest.fixture(scope="module")
def lincolnshire(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Views]:
    out = tmp_path_factory.mktemp("site")
    build_site(outcome_of("lincolnshire-2022"), ROOT / "mkdocs.yml", out)
    with serving(Path(out)) as address:
        yield Views(browser, address, out)


def choose(page: Page, name: str, first_letters: str) -> None:
    """Choose from a list as a keyboard does: go to it, type the first letters."""
    page.get_by_label(name, exact=True).focus()
    page.keyboard.type(first_letters)


def rows(page: Page) -> list[str]:
    return page.locator("#table-statutory_functions tbody tr:not(.table-group):visible").all_inner_texts()


def test_the_list_narrows_down_by_heading_and_marker_together(lincolnshire: Views) -> None:
    page = lincolnshire.page(STATUTORY)
    said = page.locator(".table-filter output").first
    choose(page, "Heading", "Resource Allocation")
    expect(said).to_have_text("13 of 88 shown")
    choose(page, "Marker", "No sign")
    expect(said).to_have_text("6 of 88 shown")
    assert len(rows(page)) == 6
    assert page.locator("#table-statutory_functions .table-group:visible").count() == 1
    expect(said).to_have_attribute("aria-live", "polite")


def test_a_reference_is_found_exactly_and_all_come_back(lincolnshire: Views) -> None:
    page = lincolnshire.page(STATUTORY)
    choose(page, "References", "8")
    found = rows(page)
    assert len(found) == 1 and found[0].startswith("Power to do what helps another function")
    page.get_by_role("button", name="Show all").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".table-filter output").first).to_have_text("All 88 shown")
    assert len(rows(page)) == 88
    expect(page.get_by_label("References", exact=True)).to_have_value("")


def test_words_and_choices_narrow_down_together(lincolnshire: Views) -> None:
    page = lincolnshire.page(STATUTORY)
    page.get_by_label("Show only entries with these words").fill("continuing healthcare")
    choose(page, "References", "23")
    assert len(rows(page)) == 1


def test_references_are_offered_in_their_order_and_no_absent_one(lincolnshire: Views) -> None:
    page = lincolnshire.page(STATUTORY)
    offered = page.get_by_label("References", exact=True).locator("option").all_inner_texts()[1:]
    numbers = [int(number) for number in offered]
    assert numbers == sorted(set(numbers)) and len(numbers) == 145
    assert 18 not in numbers


@pytest.mark.long
@pytest.mark.parametrize("address", [STATUTORY, MAP])
def test_no_fault_in_light_and_dark_on_desktop_and_phone(lincolnshire: Views, address: str) -> None:
    assert faults(both(lincolnshire, address)) == []


@pytest.mark.parametrize("address", [STATUTORY, MAP])
def test_a_page_of_320_px_never_scrolls_sideways(lincolnshire: Views, address: str) -> None:
    assert lincolnshire.page(address, NARROW).evaluate("() => document.scrollingElement.scrollWidth") <= 320


def test_every_key_can_be_told_apart_by_pattern_and_stands_out(lincolnshire: Views) -> None:
    page = lincolnshire.page(MAP)
    for scheme in ("default", "slate"):
        page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
        found = page.evaluate(CONTRAST, KEYS)
        assert all(contrast >= 3 for contrast, _, _ in found), (scheme, found)
        patterns = {re.sub(r"rgba?\([^)]*\)", "", image) + size for _, image, size in found}
        assert len(patterns) == KEYS
