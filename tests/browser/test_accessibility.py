"""Nothing that axe finds: on a page of each template, in both colours, at both sizes, and with what opens open."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import DESKTOP, PAGES, PHONE, Views

pytestmark = pytest.mark.browser

RUN = """() => { window.judged = axe.run({
    runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    resultTypes: ["violations"],
}); }"""
"""Begins to judge and does not wait, so that the browser judges several pages side by side."""


def faults(pages: list[Page]) -> list[str]:
    """What axe finds on some pages, a sentence for each element."""
    for page in pages:
        page.evaluate(RUN)
    found = []
    for page in pages:
        violations: list[dict[str, Any]] = page.evaluate("async () => (await window.judged).violations")
        for violation in violations:
            for node in violation["nodes"]:
                found.append(f"{page.url} {violation['id']}: {node['html'][:200]}: {node['failureSummary']}")
    return found


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("address", PAGES, ids=[address or "home" for address in PAGES])
def test_no_fault_on_a_page_of_each_template(views: Views, address: str, size: tuple[int, int]) -> None:
    assert faults([views.page(address, size, scheme) for scheme in ("light", "dark")]) == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_fault_with_search_open(views: Views, size: tuple[int, int]) -> None:
    pages = [views.page("", size, scheme) for scheme in ("light", "dark")]
    for page in pages:
        page.get_by_role("button", name="Search the handbook").click()
        page.keyboard.type("chair")
        page.locator(".md-search-result__item").first.wait_for()
    assert faults(pages) == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_fault_with_a_picture_in_full_screen(views: Views, size: tuple[int, int]) -> None:
    pages = [views.page("", size, scheme) for scheme in ("light", "dark")]
    for page in pages:
        page.get_by_role("button", name="Open full screen").first.click()
        page.get_by_role("dialog").wait_for()
    assert faults(pages) == []


def test_no_fault_with_the_menu_open(views: Views) -> None:
    pages = [views.page("roles/", PHONE, scheme) for scheme in ("light", "dark")]
    for page in pages:
        page.get_by_role("button", name="Menu").click()
        page.get_by_role("link", name="Home", exact=True).first.wait_for()
    assert faults(pages) == []
