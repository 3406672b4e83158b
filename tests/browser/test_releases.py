"""Versions in a browser, under the strict policy: old pages say so, every page offers the others, addresses lead on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, expect

from generator.cli import main
from tests.browser.conftest import DESKTOP, PHONE, serving
from tests.browser.test_front_door import faults
from tests.browser.test_policy import Watched
from tests.conftest import Files
from tests.doors.test_publish import LATER, OURS, POSTS

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def released(
    browser: Browser, write_handbook: Callable[[Files], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Watched]:
    out = tmp_path_factory.mktemp("releases") / "public"
    root = write_handbook({"organisations.yml": OURS, "posts.yml": POSTS})
    for version in ("1.0", "1.1"):
        run = CliRunner().invoke(main, ["publish", str(root), "--to", str(out), "--version", version])
        assert run.exit_code == 0, run.output
        (root / "posts.yml").write_text(LATER)
    with serving(out, strict=True) as address:
        yield Watched(browser, address, out)


def test_only_a_page_of_an_old_version_says_that_there_is_a_newer_one(released: Watched) -> None:
    page = released.page("1.1/roles/chief-nurse/")
    expect(page.locator(".older")).to_be_hidden()
    page = released.page("1.0/roles/nurse/")
    expect(page.locator(".older")).to_be_visible()
    page.locator(".older a").click()
    page.wait_for_url("**/1.1/roles/chief-nurse/")
    assert released.faults(page) == []


def test_the_same_page_is_opened_in_another_version_and_its_home_where_there_is_none(released: Watched) -> None:
    page = released.page("1.1/roles/")
    expect(page.get_by_label("Version", exact=True)).to_have_value("1.1")
    page.get_by_label("Version", exact=True).select_option("1.0")
    page.locator(".releases").get_by_role("button", name="Open").click()
    page.wait_for_url("**/1.0/roles/")
    page = released.page("1.0/roles/clerk/")
    page.get_by_label("Version", exact=True).select_option("1.1")
    page.locator(".releases").get_by_role("button", name="Open").click()
    page.wait_for_url("**/1.1/")


def test_an_address_under_latest_keeps_its_place_on_the_page(released: Watched) -> None:
    page = released.page("latest/about/#reading")
    page.wait_for_url("**/1.1/about/#reading")
    page = released.page("latest/roles/clerk/")
    expect(page.locator("h1")).to_have_text("No longer in the handbook")
    assert released.faults(page) == []


@pytest.mark.parametrize("address", ["", "1.0/roles/nurse/", "latest/roles/clerk/"])
def test_no_fault_in_either_colours(released: Watched, address: str) -> None:
    page = released.page(address, PHONE if address else DESKTOP)
    assert faults([page]) == []
