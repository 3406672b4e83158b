"""What readers do: with a keyboard, on a narrow screen, with large text, on paper, and without any third party."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, PAGES, PHONE, Views

pytestmark = pytest.mark.browser

SEEN = """() => {
    const one = document.activeElement;
    const drawn = one.matches(".md-option") ? one.parentElement.querySelector("label:not([hidden])") : one;
    const box = drawn.getBoundingClientRect();
    const drawnAt = box.width > 0 && box.height > 0;
    return drawnAt && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
}"""
"""Whether what has the focus is in sight; of a colour switch, its label."""

WIDTH = "() => document.scrollingElement.scrollWidth"
EVERY = pytest.mark.parametrize("address", PAGES, ids=[address or "home" for address in PAGES])


@EVERY
def test_a_page_of_320_px_never_scrolls_sideways(views: Views, address: str) -> None:
    assert views.page(address, NARROW).evaluate(WIDTH) <= 320


@pytest.mark.long
@EVERY
def test_text_of_twice_the_size_never_scrolls_a_page_sideways(views: Views, address: str) -> None:
    page = views.page(address)
    page.add_style_tag(content="html { font-size: 250% !important; }")  # Material's own is 125 %
    assert page.evaluate(WIDTH) <= 1280


def test_no_request_leaves_this_machine(views: Views) -> None:
    for address in PAGES:
        if views.site + address not in views.requests:
            views.page(address)
    assert [url for url in views.requests if not url.startswith((views.site, "about:", "data:", "blob:"))] == []


def test_colours_follow_the_system_and_the_switch(views: Views) -> None:
    context = views.browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(views.site)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("radio", name="Switch to light colours").focus()
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    context.close()


def test_a_short_form_is_explained_on_focus_until_escape(views: Views) -> None:
    page = views.page("bodies/board/")
    short = page.locator(".md-content abbr").first
    meaning = short.get_attribute("title") or page.locator("abbr[title]").first.get_attribute("title")
    short.focus()
    tip = page.get_by_role("tooltip")
    expect(tip).to_be_visible()
    expect(tip).to_contain_text(str(meaning))
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def test_a_list_narrows_down_by_keyboard_and_says_so(views: Views) -> None:
    page = views.page("functions/")
    field = page.get_by_label("Show only entries with these words")
    field.focus()
    page.keyboard.type("safeguarding place")
    shown = page.locator("[data-filtered] tbody tr:not(.table-group):visible")
    said = page.locator(".table-filter output")
    expect(said).to_have_attribute("aria-live", "polite")
    expect(said).to_have_text(re.compile(rf"^{shown.count()} of \d+ shown$"))
    assert 0 < shown.count() < 20
    assert all("safeguarding" in text.lower() for text in shown.all_inner_texts())
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    expect(said).to_have_text("")


def test_a_group_without_a_row_left_is_not_shown(views: Views) -> None:
    page = views.page("roles/")
    page.get_by_label("Show only entries with these words").fill("nurse")
    headings = page.locator(".table-group:visible").all_inner_texts()
    assert headings
    assert not any(heading.startswith("Partner members") for heading in headings)


def test_full_screen_takes_the_focus_and_gives_it_back(views: Views) -> None:
    page = views.page("bodies/board/")
    opener = page.get_by_role("button", name="Open full screen").first
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    assert page.evaluate("() => !!document.activeElement.closest('dialog')")
    before = dialog.locator("svg").bounding_box()
    page.keyboard.press("+")
    after = dialog.locator("svg").bounding_box()
    assert before and after and after["width"] > before["width"]
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()
    expect(page.locator("figure.picture svg").first).to_be_visible()


def test_full_screen_moves_by_touch_and_zooms(views: Views) -> None:
    page = views.page("bodies/board/", PHONE)
    page.get_by_role("button", name="Open full screen").first.tap()
    view = page.locator(".picture-full__view")
    for _ in range(4):
        page.get_by_role("button", name="Larger").tap()
    assert view.evaluate("view => view.scrollWidth > view.clientWidth && getComputedStyle(view).overflowX === 'auto'")
    wide = view.evaluate("view => view.scrollWidth")
    page.get_by_role("button", name="Fit").tap()
    assert view.evaluate("view => view.scrollWidth") < wide
    page.get_by_role("button", name="Close").tap()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_on_a_phone_the_words_stand_before_the_picture(views: Views) -> None:
    page = views.page("", PHONE)
    words = page.get_by_text("The same in words").first.bounding_box()
    picture = page.locator("figure.picture svg").first.bounding_box()
    assert words and picture and words["y"] < picture["y"]


def test_a_link_in_a_picture_is_reached_and_followed_by_keyboard(views: Views) -> None:
    page = views.page("")
    page.get_by_role("button", name="Open full screen").first.focus()
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("() => !!document.activeElement.closest('svg')"):
            break
    name = page.evaluate("() => document.activeElement.getAttribute('aria-label')")
    assert name
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/bodies/[^/]+/$"))
    expect(page.locator("h1")).to_have_text(name.split(" (")[0])


def test_the_keyboard_goes_through_a_picture_in_the_order_of_reading(views: Views) -> None:
    page = views.page("bodies/board/")
    places = page.locator("#picture-seats-board svg a").evaluate_all(
        "links => links.map(link => link.getBoundingClientRect()).map(box => [Math.round(box.top), box.left])"
    )
    assert len(places) > 20
    rows = [place[0] // 20 for place in places]
    assert rows == sorted(rows)


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(views: Views) -> None:
    page = views.page("bodies/board/", PHONE)
    menu = page.get_by_role("button", name="Menu")
    menu.focus()
    page.keyboard.press("Enter")
    home = page.locator(".md-sidebar--primary").get_by_role("link", name="Home", exact=True)
    expect(home).to_be_focused()
    expect(home).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(home).to_be_hidden()


def test_no_stop_of_the_keyboard_is_out_of_sight(views: Views) -> None:
    for size in ((1280, 900), PHONE):
        page = views.page("roles/executive-chief-nurse/", size)
        for _ in range(25):
            page.keyboard.press("Tab")
            assert page.evaluate(SEEN), page.evaluate("() => document.activeElement.outerHTML.slice(0, 200)")


def on_paper(page: Page) -> Page:
    page.emulate_media(media="print")
    return page


def test_on_paper_only_the_page_is_left(views: Views) -> None:
    page = on_paper(views.page("bodies/board/"))
    try:
        for chrome in (".md-header", ".md-tabs", ".md-sidebar", ".md-footer", ".picture__tools", ".crumbs"):
            assert page.locator(f"{chrome}:visible").count() == 0, chrome
        assert page.locator("figure.picture svg:visible").count() > 0
        assert page.evaluate(WIDTH) <= 1280
    finally:
        page.emulate_media(media="screen")


def test_a_picture_is_saved_as_png_and_says_so(views: Views) -> None:
    page = views.page("phases/")
    figure = page.locator("figure.picture").first
    with page.expect_download() as saved:
        figure.get_by_role("button", name="Download this picture (PNG)").click()
    assert saved.value.suggested_filename == "picture-phases.png"
    assert saved.value.path().read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    expect(figure.locator(".picture__told")).to_have_text("Saved as picture-phases.png")


def test_a_page_leads_to_the_one_before_and_the_one_after(views: Views) -> None:
    page = views.page("scenarios/child-safeguarding-issue/")
    pager = page.get_by_role("navigation", name="Before and after")
    after = pager.locator("a[rel=next]").inner_text().splitlines()[-1]
    pager.locator("a[rel=next]").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(after)
    page.get_by_role("navigation", name="Before and after").locator("a[rel=prev]").click()
    assert page.url.endswith("scenarios/child-safeguarding-issue/")
