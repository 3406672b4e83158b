"""A handbook of an organisation that does not exist says so on every page, and keeps search engines away."""

from __future__ import annotations

from pathlib import Path

from generator.mkdocs_plugin import build_site
from tests.conftest import outcome_of

PROJECT = Path(__file__).parents[2]


def test_every_page_of_the_example_says_that_it_is_invented(tmp_path: Path) -> None:
    outcome = outcome_of("example")
    assert outcome.built is not None
    assert all("Illustration: this organisation is invented." in page.markdown for page in outcome.built.pages)
    build_site(outcome, PROJECT / "mkdocs.yml", tmp_path)
    for address in ("", "decisions/", "decisions/award-a-contract/", "bodies/board/"):
        assert '<meta name="robots" content="noindex">' in (tmp_path / address / "index.html").read_text("utf-8")


def test_what_is_invented_as_a_whole_is_not_said_to_be_worked_out_line_by_line() -> None:
    outcome = outcome_of("example")
    assert outcome.built is not None
    drawn = [drawing for page in outcome.built.pages for drawing in page.drawings]
    assert any(drawing.arrows for drawing in drawn)
    assert not any(arrow.worked_out for drawing in drawn for arrow in drawing.arrows)


def test_a_real_handbook_does_not() -> None:
    outcome = outcome_of("nenc-2022")
    assert outcome.built is not None
    assert not any("is invented" in page.markdown for page in outcome.built.pages)
