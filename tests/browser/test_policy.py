"""Under the strict policy that its own headers ask for, a handbook and the front door do all they can do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from generator.site.hosting import POLICY
from tests.browser.conftest import DESKTOP, PAGES, PHONE, Views, serving
from tests.browser.test_front_door import ask, door

__all__ = ["door"]

pytestmark = pytest.mark.browser

NOTED = """
    window.refused = [];
    document.addEventListener("securitypolicyviolation", event => {
        window.refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
"""


INSERTED = """() => {
    const made = document.createElement("script");
    made.text = "window.ran = 1";
    document.body.append(made);
}"""


class Watched(Views):
    """Pages that note what the policy refuses and what goes wrong in them."""

    def page(self, address: str, size: tuple[int, int] = DESKTOP) -> Page:
        """A page of the site, with nothing noted yet."""
        self.wrong: list[str] = []
        return super().page(address, size)

    def _open(self, size: tuple[int, int]) -> Page:
        page = super()._open(size)
        page.add_init_script(NOTED)
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        return page

    def _note(self, said: ConsoleMessage) -> None:
        """Keep what a page complains of; a picture opened by itself makes the browser ask for an icon of its own."""
        if said.type in ("error", "warning") and not said.location.get("url", "").endswith("/favicon.ico"):
            self.wrong.append(f"{said.text} {said.location.get('url', '')}")

    def faults(self, page: Page) -> list[str]:
        """What was refused or went wrong, and every request to somewhere else."""
        refused: list[str] = page.evaluate("() => window.refused")
        outside = [url for url in self.requests if not url.startswith((self.site, "about:", "data:", "blob:"))]
        return [*refused, *self.wrong, *outside]


@pytest.fixture(scope="module")
def strict(browser: Browser, folder: Path) -> Iterator[Watched]:
    with serving(folder, strict=True) as address:
        yield Watched(browser, address, folder)


@pytest.fixture(scope="module")
def strict_doors(browser: Browser, door: Path) -> Iterator[Watched]:
    with serving(door, strict=True) as address:
        yield Watched(browser, address, door)


def test_the_policy_is_sent_and_allows_no_script_inside_a_page(strict: Watched) -> None:
    page = strict.page("")
    response = page.reload()
    assert response is not None
    assert response.headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY
    page.evaluate(INSERTED)
    assert page.evaluate("() => window.ran") is None
    assert any("script-src" in words for words in page.evaluate("() => window.refused"))


def test_nothing_on_a_page_of_many_sorts_is_refused_or_asked_for_elsewhere(strict: Watched) -> None:
    for address in (*PAGES[::4], "about/how-to-read/", "404.html"):
        page = strict.page(address)
        assert strict.faults(page) == [], address


@pytest.mark.long
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_nothing_on_any_sort_of_page_is_refused_or_asked_for_elsewhere(strict: Watched, size: tuple[int, int]) -> None:
    for address in PAGES:
        page = strict.page(address, size)
        assert strict.faults(page) == [], address


def test_search_works(strict: Watched) -> None:
    page = strict.page("")
    page.get_by_role("button", name="Search the handbook").click()
    page.keyboard.type("who leads on safeguarding?")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("h="))
    assert strict.faults(page) == []


def test_pictures_open_in_full_screen_zoom_and_are_saved(strict: Watched) -> None:
    page = strict.page("bodies/board/")
    page.get_by_role("button", name=re.compile("Open full screen")).first.click()
    page.get_by_role("button", name="Larger").click()
    page.keyboard.press("Escape")
    with page.expect_download() as saved:
        page.get_by_role("button", name=re.compile("PNG")).first.click()
    assert saved.value.suggested_filename.endswith(".png")
    assert Path(saved.value.path()).read_bytes()[:4] == b"\x89PNG"
    assert strict.faults(page) == []


def test_a_picture_opened_by_itself_is_drawn_in_its_colours(strict: Watched) -> None:
    page = strict.page("pictures/picture-body-board.svg")
    filled = page.evaluate("() => [...document.querySelectorAll('[fill]')].map(n => getComputedStyle(n).fill)")
    assert len(set(filled)) > 1
    assert page.evaluate("() => window.refused") == []


def test_colours_are_chosen_and_kept(strict: Watched) -> None:
    page = strict.page("")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"
    page.locator("label[title='Switch to dark colours']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(strict.site + "bodies/board/")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert strict.faults(page) == []
    page.evaluate("() => localStorage.clear()")


def test_short_forms_are_explained_and_tables_narrowed_down(strict: Watched) -> None:
    page = strict.page("leads/")
    page.locator("abbr").first.focus()
    page.get_by_role("searchbox").last.fill("safeguarding")
    expect(page.get_by_text(re.compile(r"\d+ of \d+ shown")).first).to_be_visible()
    assert strict.faults(page) == []


def test_the_front_door_searches_and_compares(strict_doors: Watched) -> None:
    page = strict_doors.page("")
    assert ask(page, "audit committee")
    assert strict_doors.faults(page) == []
    for address in ("compare/", "compare/trust-2022--trust-2025/"):
        page = strict_doors.page(address)
        assert strict_doors.faults(page) == [], address
