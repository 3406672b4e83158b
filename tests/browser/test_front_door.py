"""The front door in a browser: its search by keyboard, without script and from a disk; nothing that axe finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.mkdocs_plugin import build_site
from generator.site.build import build
from generator.site.front_door import write_front_door
from tests.browser.conftest import DESKTOP, NARROW, PHONE, ROOT, Views, serving
from tests.browser.test_accessibility import COLOURS, EVERYTHING, judged
from tests.conftest import Files
from tests.doors.test_front_door import EARLY, LATE, OTHER, sourced

pytestmark = pytest.mark.browser

PAGES = ("", "compare/", "compare/trust-2022--trust-2025/", "compare/nenc-2022--trust-2022/")
EVERY = pytest.mark.parametrize("address", PAGES, ids=[address or "front door" for address in PAGES])
WIDTH = "() => document.scrollingElement.scrollWidth"


@pytest.fixture(scope="module")
def door(browser: Browser, write_handbook: Callable[[Files], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The front door to four handbooks, with the pages of one; to those of the others, its links lead in vain."""
    out = tmp_path_factory.mktemp("door")
    roots = [write_handbook(sourced(files)) for files in (EARLY, LATE, OTHER)]
    outcomes = [build(root) for root in (*roots, ROOT / "model" / "nenc-2022")]
    build_site(outcomes[0], ROOT / "mkdocs.yml", out / "trust-2022")
    every = [outcome.built for outcome in outcomes if outcome.built]
    assert len(every) == len(outcomes)
    write_front_door(out, every)
    return out


@pytest.fixture(scope="module")
def doors(browser: Browser, door: Path) -> Iterator[Views]:
    with serving(door) as address:
        yield Views(browser, address, door)


def ask(page: Page, words: str) -> list[str]:
    """Search, and give the titles found."""
    page.get_by_role("searchbox").fill(words)
    page.keyboard.press("Enter")
    page.get_by_role("status").filter(has_text=f"“{words}”").wait_for()
    return page.locator(".result__title").all_inner_texts()


@EVERY
def test_no_fault_in_either_colours_on_a_desktop_and_a_phone(doors: Views, address: str) -> None:
    pages = [doors.page(address, size) for size in (DESKTOP, PHONE)]
    for page in pages:
        page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert faults(pages) == []


def test_no_fault_with_results(doors: Views) -> None:
    pages = [doors.page("", size) for size in (DESKTOP, PHONE)]
    for page in pages:
        assert ask(page, "board")
    assert faults(pages) == []


def faults(pages: list[Page]) -> list[str]:
    """What axe finds in light colours, then in dark ones."""
    from axe_playwright_python.base import AXE_SCRIPT

    for page in pages:
        page.evaluate(AXE_SCRIPT)
    found = judged(pages, EVERYTHING)
    for page in pages:
        page.emulate_media(color_scheme="dark")
    try:
        return found + judged(pages, COLOURS)
    finally:
        for page in pages:
            page.emulate_media(color_scheme="light")


@EVERY
def test_a_page_never_scrolls_sideways(doors: Views, address: str) -> None:
    page = doors.page(address, NARROW)
    assert page.evaluate(WIDTH) <= 320
    page = doors.page(address)
    page.add_style_tag(content="html { font-size: 200% !important; }")
    assert page.evaluate(WIDTH) <= 1280


@pytest.mark.parametrize(
    ("words", "title", "handbook", "address"),
    [
        ("SIRO", "Senior information risk owner", "nenc-2022", "leads/#designation-senior-information-risk-owner"),
        ("who is the SIRO?", "Senior information risk owner", "nenc-2022", "leads/#designation-"),
        ("audit committee", "Audit Committee", "trust-2022", "bodies/audit/"),
        ("Audit Committees", "Audit Committee", "trust-2022", "bodies/audit/"),
        ("estates", "Estates", "trust-2022", "functions/estates/"),
        ("Who looks after estates?", "Estates", "trust-2022", "functions/estates/"),
        (
            "infection prev",
            "Infection prevention and control",
            "nenc-2022",
            "functions/infection-prevention-and-control/",
        ),
        ("caldicott", "Caldicott guardian", "nenc-2022", "leads/#designation-caldicott-guardian"),
        ("purdue", "David Purdue", "nenc-2022", "people/#person-david-purdue"),
        ("quality and safety committee", "Quality & Safety Committee", "trust-2025", "bodies/quality/"),
    ],
)
def test_the_right_page_is_found_first(doors: Views, words: str, title: str, handbook: str, address: str) -> None:
    page = doors.page("")
    ask(page, words)
    titles = page.locator(".result__title")
    expect(titles.first).to_have_text(title)
    first = [link for link in titles.all() if link.inner_text() == title]
    assert any((link.locator("a").get_attribute("href") or "").startswith(f"{handbook}/{address}") for link in first)


def test_a_result_names_its_handbook_its_page_and_what_it_is_about(doors: Views) -> None:
    page = doors.page("")
    ask(page, "SIRO")
    first = page.locator(".results li").first
    expect(first).to_contain_text("North East and North Cumbria ICB governance handbook 2022")
    expect(first).to_contain_text("Lead role, on the page “Who leads on what”")
    expect(first.locator(".result__line")).to_contain_text("The senior person who owns the risks")


def test_one_name_in_several_handbooks_is_found_in_each(doors: Views) -> None:
    page = doors.page("")
    titles = ask(page, "estates")
    assert titles[:4] == ["Estates"] * 4
    where = page.locator(".result__where").all_inner_texts()[:4]
    assert len({line.split(" · ")[0] for line in where}) == 4
    expect(page.get_by_role("status")).to_contain_text("in 4 handbooks")


def test_the_line_shown_holds_what_was_asked_for_marked(doors: Views) -> None:
    page = doors.page("")
    ask(page, "buildings")
    first = page.locator(".results li").first
    expect(first.locator(".result__line mark").first).to_have_text(re.compile("buildings", re.IGNORECASE))


def test_the_search_works_by_keyboard_alone_and_says_what_it_found(doors: Views) -> None:
    page = doors.page("")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("audit committee")
    status = page.get_by_role("status")
    expect(status).to_have_attribute("aria-live", "polite")
    expect(status).to_have_text(re.compile(r"^\d+ results for “audit committee” in \d handbooks$"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Search", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".result__title a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/trust-2022/bodies/audit/$"))
    expect(page.locator("h1")).to_have_text("Audit Committee")


def test_an_address_can_hold_a_search_that_the_way_back_finds_again(doors: Views) -> None:
    page = doors.page("")
    ask(page, "audit committee")
    assert page.url.endswith("/?q=audit%20committee")
    page.locator(".result__title a").first.click()
    page.go_back()
    expect(page.locator(".result__title").first).to_have_text("Audit Committee")
    page = doors.page("?q=quality+%26%20safety+committee")
    expect(page.get_by_role("searchbox")).to_have_value("quality & safety committee")
    expect(page.locator(".result__title").first).to_have_text("Quality & Safety Committee")


def test_many_results_are_shown_bit_by_bit_and_the_focus_moves_on(doors: Views) -> None:
    page = doors.page("")
    assert len(ask(page, "quality")) == 20
    more = page.get_by_role("button", name=re.compile(r"^Show \d+ more$"))
    more.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".results li").nth(20).get_by_role("link")).to_be_focused()


def test_words_that_do_not_stand_together_are_found_apart_and_that_is_said(doors: Views) -> None:
    page = doors.page("")
    assert ask(page, "estates xylophone")[0] == "Estates"
    expect(page.get_by_role("status")).to_contain_text("Nothing holds all of these words.")
    assert ask(page, "xylophone") == []
    expect(page.get_by_role("status")).to_contain_text("Nothing was found")


def test_what_is_asked_for_is_only_ever_text(doors: Views) -> None:
    page = doors.page("?q=%3Cimg%20src%3Dx%20onerror%3D%22window.bad%3D1%22%3E%20board")
    page.get_by_role("status").filter(has_text="<img").wait_for()
    assert page.locator("main img").count() == 0
    assert page.evaluate("() => window.bad") is None
    page = doors.page("?q=%E0%A4%A")
    expect(page.get_by_role("searchbox")).to_have_value("%E0%A4%A")


def test_an_emptied_field_leaves_no_results(doors: Views) -> None:
    page = doors.page("")
    ask(page, "board")
    page.get_by_role("searchbox").fill("")
    expect(page.locator(".results")).to_have_count(0)
    expect(page.get_by_role("status")).to_have_text("")


def test_nothing_is_loaded_until_the_search_is_used(doors: Views) -> None:
    doors.requests.clear()
    page = doors.page("")
    assert not any("search-data" in url for url in doors.requests)
    page.get_by_role("searchbox").focus()
    page.wait_for_function("() => window.handbookSearch")
    assert any("search-data" in url for url in doors.requests)
    assert [url for url in doors.requests if not url.startswith((doors.site, "about:", "data:"))] == []


def test_where_the_data_cannot_be_loaded_it_is_said(doors: Views) -> None:
    context = doors.browser.new_context()
    context.route("**/search-data.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(doors.site + "?q=board")
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")
    context.close()


def test_without_script_there_is_no_field_and_links_lead_on(doors: Views) -> None:
    words = "Searching all handbooks at once needs JavaScript."
    expect(doors.page("").get_by_text(words)).to_be_hidden()
    context = doors.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(doors.site)
    assert not page.locator("form").is_visible()
    expect(page.get_by_text(words)).to_be_visible()
    page.get_by_role("link", name="Who checks the books?").click()
    expect(page.locator("h1")).to_have_text("Audit Committee")
    page.goto(doors.site)
    page.get_by_role("link", name="Trust 2022 and Trust 2025").click()
    expect(page.locator("h1")).to_have_text("Trust 2022 and Trust 2025 compared")
    context.close()


def test_from_a_disk_the_search_works_and_links_open_pages(doors: Views, door: Path) -> None:
    context = doors.browser.new_context()
    page = context.new_page()
    page.goto((door / "index.html").as_uri())
    ask(page, "audit committee")
    page.locator(".result__title a").first.click()
    expect(page.locator("h1")).to_have_text("Audit Committee")
    page.get_by_role("navigation", name="You are here").get_by_role("link", name="Committees and groups").click()
    expect(page.locator("h1")).to_have_text("Committees and groups")
    page.goto((door / "index.html").as_uri())
    page.get_by_role("link", name="Trust 2022 and Trust 2025").click()
    page.get_by_role("link", name="Audit Committee").click()
    expect(page.locator("h1")).to_have_text("Audit Committee")
    context.close()


def test_on_paper_only_what_can_be_read_there_is_left(doors: Views) -> None:
    page = doors.page("")
    page.emulate_media(media="print", color_scheme="dark")
    try:
        for chrome in (".banner", "form", ".skip"):
            assert not page.locator(chrome).is_visible(), chrome
        assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        page.goto(doors.site + "compare/nenc-2022--trust-2022/")
        hidden = page.locator(".alone details li").first
        assert hidden.evaluate("one => one.getBoundingClientRect().height") > 0
    finally:
        page.emulate_media(media="screen", color_scheme="light")
