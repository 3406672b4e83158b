"""Questions as people type them into the site's own search, and the pages among the first three answers."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Views

pytestmark = pytest.mark.browser

CDIO = "roles/executive-chief-digital-and-information-officer/"
QUESTIONS = {
    "the SIRO": CDIO,
    "siro": "leads/",
    "Who is the senior information risk owner?": CDIO,
    "the Caldicott guardian": "roles/executive-medical-director/",
    "who looks after estates": "functions/estates/",
    "who is in charge of estates?": "roles/executive-director-of-finance/",
    "what an ICP is": "bodies/integrated-care-partnership/",
    "who chairs the Board": "roles/chair/",
    "board chair": "roles/chair/",
    "when the Stabilise phase ends": "phases/",
    "who leads on winter pressures": "roles/executive-director-of-strategy-and-system-oversight/",
    "who sits on the audit committee": "bodies/audit-committee/",
    "committees": "bodies/executive-committee/",
    "David Purdue": "people/",
    "emergency planning": "eprr/",
    "MP letter": "scenarios/mp-letters/",
    "strategic aims": "strategy/",
    "accountable emergency officer": "roles/executive-director-of-strategy-and-system-oversight/",
    "what does NECS stand for": "glossary/",
}


def answers(views: Views, question: str) -> list[str]:
    """The addresses of the first three pages that the search finds, as they stand one below the other."""
    page = views.page("")
    page.locator("[data-md-toggle=search]").evaluate("toggle => toggle.click()")
    page.locator(".md-search__input").type(question, delay=1)
    page.wait_for_selector(".md-search-result__item")
    page.wait_for_timeout(250)  # the list is drawn once more when the last letter is in
    found = page.locator(".md-search-result__item").evaluate_all(
        "items => items.slice(0, 3).map(item => item.querySelector('a').pathname.slice(1))"
    )
    return [str(address) for address in found]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_finds_its_page_among_the_first_three(views: Views, question: str) -> None:
    assert QUESTIONS[question] in answers(views, question)


def test_words_of_a_picture_do_not_count(views: Views) -> None:
    page = views.page("")
    index = page.evaluate("async () => (await (await fetch('search/search_index.json')).json()).docs")
    said = " ".join(entry["text"] for entry in index if entry["location"].startswith("roles/"))
    assert "One step in each direction" not in said
    assert "Download this picture" not in said
