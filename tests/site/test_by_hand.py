"""Pages written by hand stand in the same frame as generated ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.site.build import build
from tests.conftest import Files

OURS = "- {id: trust, name: Trust, kind: icb, sources: [{status: external, note: told}]}"
PAGE = "---\ntitle: Our <own> page\n---\n# Our own page\n\n**Bold** words.\n"


def test_a_page_by_hand_has_the_way_to_it_and_the_line_on_the_edition(write_handbook: Callable[[Files], Path]) -> None:
    files = {"organisations.yml": OURS, "site_config/pages/about/own.md": PAGE}
    navigation = "- {title: Reference, pages: [about/, about/own/]}"
    built = build(write_handbook({**files, "site_config/navigation.yml": navigation})).built
    assert built is not None
    page = next(page for page in built.pages if page.source == "about/own.md")
    assert page.address == "about/own/"
    assert page.markdown.startswith("---\ntitle: Our <own> page\n---\n"), "its head stays as it is"
    assert '<li><a href="../">About this handbook</a></li>' in page.markdown
    assert '<li aria-current="page">Our &#60;own&#62; page</li>' in page.markdown
    assert "\n# Our own page\n\n**Bold** words.\n" in page.markdown
    assert '<div class="edition"' in page.markdown
    assert "No review date is set" in page.markdown
    assert built.navigation == (
        ("Reference", (("About this handbook", "about/index.md"), ("Our <own> page", "about/own.md"))),
    )


def test_a_page_by_hand_wins_over_a_generated_one_wherever_its_file_lies(
    write_handbook: Callable[[Files], Path],
) -> None:
    files = {"organisations.yml": OURS, "site_config/pages/data.md": "# Our data\n\nAsk us.\n"}
    built = build(write_handbook(files)).built
    assert built is not None
    (page,) = [page for page in built.pages if page.address == "data/"]
    assert page.source == "data.md"
    assert page.title == "Our data"
    assert "Ask us." in page.markdown
    assert ("Our data", "data.md") in [entry for _, entries in built.navigation for entry in entries]


def test_a_page_by_hand_that_cannot_be_read_is_a_finding(write_handbook: Callable[[Files], Path]) -> None:
    folder = "site_config/pages/"
    files = {
        "organisations.yml": OURS,
        f"{folder}latin.md": "Caf\xe9".encode("latin-1"),
        f"{folder}list.md": "---\n- a\n---\n",
        f"{folder}broken.md": "---\ntitle: [\n---\n",
    }
    outcome = build(write_handbook(files))
    assert outcome.built is None
    errors = {f"{f.at.file} {f.code}" for f in outcome.findings if f.severity == "error"}
    assert {f"{folder}latin.md GOV032", f"{folder}list.md GOV032"} <= errors
    assert any(line.startswith(f"{folder}broken.md") for line in errors)
