"""Nothing that axe finds: on a page of each template, in both colours, at both sizes, and with what opens open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from generator.cli import main
from tests.browser.conftest import DESKTOP, NARROW, PAGES, PHONE, Views, serving

pytestmark = pytest.mark.browser

EVERYTHING = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""The rules that colours bear on; on the same page in other colours, no other rule can judge otherwise."""

BEGIN = "options => { window.judged = new Promise(done => setTimeout(() => done(axe.run(options)))); }"
"""Has axe begin a moment later, so that the browser judges several pages at the same time."""


def faults(pages: list[Page]) -> list[str]:
    """What axe finds on some pages, first in light colours, then in dark ones: a sentence for each element.

    The switch for colours does what is done here; that it works, and that it heeds the reader's system, is tested
    by itself.
    """
    for page in pages:
        page.evaluate(AXE_SCRIPT)
    found = judged(pages, EVERYTHING)
    for page in pages:
        page.evaluate("() => document.body.setAttribute('data-md-color-scheme', 'slate')")
    return found + judged(pages, COLOURS)


def judged(pages: list[Page], rules: dict[str, Any]) -> list[str]:
    """What axe finds by some rules; the browser judges the pages side by side."""
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    for page in pages:
        page.evaluate(BEGIN, options)
    found = []
    for page in pages:
        violations: list[dict[str, Any]] = page.evaluate("async () => (await window.judged).violations")
        for violation in violations:
            for node in violation["nodes"]:
                found.append(f"{page.url} {violation['id']}: {node['html'][:200]}: {node['failureSummary']}")
    return found


def both(views: Views, address: str) -> list[Page]:
    """A page on a desktop and on a phone."""
    return [views.page(address, size) for size in (DESKTOP, PHONE)]


SHORTEN = """() => {
    for (const list of document.querySelectorAll(".md-content :is(tbody, dl, ul, ol, .map)"))
        [...list.children].slice(6).forEach(entry => entry.remove());
    for (const sort of [".block", ".rule", ".letter"])
        [...document.querySelectorAll(`.md-content ${sort}`)].slice(6).forEach(entry => entry.remove());
}"""
"""Leaves six entries of each long list; the rest are made by the same lines of a template."""


@pytest.mark.parametrize("address", PAGES, ids=[address or "home" for address in PAGES])
def test_no_fault_on_a_page_of_each_template_on_a_phone(views: Views, address: str) -> None:
    page = views.page(address, PHONE)
    page.evaluate(SHORTEN)
    assert faults([page]) == []


@pytest.mark.long
@pytest.mark.parametrize("address", PAGES, ids=[address or "home" for address in PAGES])
def test_no_fault_on_a_page_of_each_template_as_long_as_it_is(views: Views, address: str) -> None:
    assert faults(both(views, address)) == []


@pytest.fixture(scope="module")
def everything(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Views]:
    """Every handbook and the front door."""
    out = tmp_path_factory.mktemp("everything") / "site"
    run = CliRunner().invoke(main, ["build", "--all", "--out", str(out)])
    assert run.exit_code == 0, run.output
    with serving(out) as address:
        yield Views(browser, address, out)


@pytest.mark.long
def test_no_fault_on_any_page_of_any_handbook(everything: Views) -> None:
    addresses = everything.addresses()
    assert len(addresses) > 500
    assert [fault for address in addresses for fault in faults(both(everything, address))] == []


@pytest.mark.long
def test_no_page_of_any_handbook_scrolls_sideways_at_400_percent(everything: Views) -> None:
    """A window of 1280 px at 400 % is as wide as one of 320 px."""
    wide = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert [a for a in everything.addresses() if everything.page(a, NARROW).evaluate(wide)] == []


def test_no_fault_with_search_open(views: Views) -> None:
    pages = both(views, "")
    for page in pages:
        page.get_by_role("button", name="Search the handbook").click()
        page.keyboard.type("chair")
        page.locator(".md-search-result__item").first.wait_for()
    assert faults(pages) == []


def test_no_fault_with_a_picture_in_full_screen(views: Views) -> None:
    pages = both(views, "")
    for page in pages:
        page.get_by_role("button", name="Open full screen").first.click()
        page.get_by_role("dialog").wait_for()
    assert faults(pages) == []


def test_no_fault_with_the_menu_open(views: Views) -> None:
    page = views.page("roles/", PHONE)
    page.get_by_role("button", name="Menu").click()
    page.locator(".md-sidebar--primary").get_by_role("link", name="Home", exact=True).wait_for()
    assert faults([page]) == []
