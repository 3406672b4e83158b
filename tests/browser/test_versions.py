"""Any two versions are compared on the page itself, and the page says what `handbook diff` of the two says."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from generator.changes.levels import level_of
from generator.cli import main
from generator.history import read_records
from generator.site.past import release
from generator.site.settings import settings
from tests.browser.conftest import NARROW, serving
from tests.browser.test_accessibility import faults
from tests.browser.test_policy import Watched
from tests.doors.conftest import SMALL

pytestmark = pytest.mark.browser

GROUP = """id: pharmacy-group
name: Pharmacy Group
kind: committee
accountable_to: board
authority: advises
purpose: Looks at medicines.
members: [{member: medical-director, role: chair}]
sources: [{document: constitution}]
"""
DEARER = "medicines and their cost."
AUDIT = "bodies/audit-committee.yml"
VERSIONS: tuple[tuple[tuple[str, str, str], ...], ...] = (
    (),
    ((AUDIT, "Two members", "Three members"), ("bodies/board.yml", "Every two months", "Every month")),
    ((AUDIT, "Three members", "One member"), ("bodies/pharmacy-group.yml", "", GROUP)),
    (
        (AUDIT, "Four times a year", "Twice a year"),
        ("bodies/board.yml", "Every month", "Every two months"),
        ("bodies/pharmacy-group.yml", "medicines.", DEARER),
    ),
    (
        (AUDIT, "name: Audit Committee", "name: Audit and Risk Committee"),
        ("bodies/pharmacy-group.yml", GROUP.replace("medicines.", DEARER), ""),
    ),
)
"""What each version changed: a quorum twice, meetings there and back, a group that came, changed and went, a name."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook with five versions, each with its record."""
    mine = shutil.copytree(SMALL, tmp_path_factory.mktemp("versions") / "mine")
    card = (mine / "handbook.yml").read_text("utf-8")
    for number, edits in enumerate(VERSIONS):
        for file, before, after in edits:
            path = mine / file
            text = path.read_text("utf-8") if path.exists() else ""
            changed = text.replace(before.rstrip(), after.rstrip(), 1) if before else after
            assert changed != text
            path.write_text(changed, "utf-8")
            if not changed.strip():
                path.unlink()
        day = f"2026-0{number + 4}-01 "
        said = card.replace('version: "0.1"', f'version: "1.{number}"').replace("2026-04-01 ", day)
        (mine / "handbook.yml").write_text(said, "utf-8")
        run = CliRunner().invoke(main, ["publish", str(mine), "--to", str(mine.parent / "public")])
        assert run.exit_code == 0, run.output
    return mine


@pytest.fixture(scope="module")
def watched(browser: Browser, root: Path) -> Iterator[Watched]:
    with serving(root.parent / "public", strict=True) as address:
        yield Watched(browser, address, root.parent / "public")


def shown(page: Page) -> set[tuple[str, str]]:
    """Before and after of each change that the page shows."""
    rows = page.locator(".between__result tbody tr").all()
    found = [[words.strip() for words in row.locator("td").all_inner_texts()] for row in rows]
    return {(before, after) for before, after, _ in found}


def test_the_page_says_of_any_two_versions_what_a_diff_of_their_records_says(watched: Watched, root: Path) -> None:
    records, problems = read_records(root, "public")
    assert problems == ()
    level = level_of(settings(root).levels)
    page = watched.page("1.4/changes/")
    for first, last in itertools.combinations(range(len(records)), 2):
        page.get_by_label("From", exact=True).select_option(str(first))
        page.get_by_label("To", exact=True).select_option(str(last))
        steps = release(records[last].model, records[first : first + 1], level).steps
        expected = {(one.before, one.after) for one in steps}
        names = f"1.{first} to 1.{last}"
        assert shown(page) == expected, names
        assert expected, names
    assert watched.faults(page) == []


def test_an_address_names_both_versions_and_the_keyboard_is_enough(watched: Watched) -> None:
    page = watched.page("1.4/changes/?from=1.1&to=1.3")
    status = page.get_by_role("status")
    expect(status).to_contain_text("from 1.1, 1 May 2026 to 1.3, 1 July 2026")
    page.get_by_label("From", exact=True).focus()
    page.keyboard.press("ArrowUp")
    expect(status).to_contain_text("from 1.0, 1 April 2026 to 1.3, 1 July 2026")
    assert "from=1.0&to=1.3" in page.url
    page.get_by_label("To", exact=True).select_option("0")
    expect(status).to_have_text("Choose a later version to compare with.")


def test_without_script_every_version_stands_there_with_its_changes(browser: Browser, watched: Watched) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{watched.site}1.4/changes/")
    expect(page.locator("#between")).to_be_hidden()
    for name in ("This version (1.4)", "Version 1.3", "Version 1.2", "Version 1.1", "Version 1.0"):
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    expect(page.get_by_role("row", name="The quorum of Audit Committee changed").first).to_be_visible()
    context.close()


def test_no_fault_and_no_scrolling_sideways(browser: Browser, watched: Watched) -> None:
    for size in ((1280, 900), NARROW):
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
        page = context.new_page()
        page.goto(f"{watched.site}1.4/changes/")
        page.locator(".between__result table").wait_for()
        assert page.evaluate("() => document.scrollingElement.scrollWidth") <= size[0]
        assert faults([page]) == []
        context.close()
