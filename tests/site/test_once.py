"""Each thing is said in one place and once: organisations, doubts that a list shares, statements, portfolios."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.site.build import Built, build

Files = Mapping[str, str]

SOURCES = "sources: [{document: plan, at: Page 1}]"
GUESS = "sources: [{document: plan, at: Page 1, status: inferred, note: The page only hints at it.}]"
FILES: Files = {
    "organisations.yml": f"""
        defaults: {{{SOURCES}}}
        entries:
          - {{id: trust, name: Trust, kind: icb, text: It plans care.}}
          - {{id: far, name: Far Board, kind: icb, part_of: north, text: It lies elsewhere.}}
          - {{id: north, name: North, kind: region, topics: [system]}}
          - {{id: councils, name: Councils of the area, kind: local_authority, number: 3, text: They run social care.}}
        """,
    "bodies.yml": f"[{{id: forum, name: Forum, kind: forum, status: proposed, {SOURCES}}}]",
    "posts.yml": f"[{{id: head, name: Head of beds, kind: senior, organisation: trust, {SOURCES}}}]",
    "functions.yml": f"""
        defaults: {{{SOURCES}}}
        entries:
          - id: beds
            name: Beds
            assignments: [{{role: portfolio, holder: [head], words: Beds and cots}}]
        """,
    "statements.yml": f"""
        defaults: {{about: [forum], {SOURCES}}}
        entries:
          - {{id: one, name: It listens, set: How it works, topics: [system]}}
          - {{id: two, name: It speaks, set: How it works, topics: [system], about: [forum, councils]}}
          - {{id: three, name: It meets in spring, topics: [partners]}}
        """,
    "aims.yml": f"""
        defaults: {{{GUESS}}}
        entries:
          - {{id: health, name: Better health}}
          - {{id: money, name: Better use of money}}
        """,
    "agreements.yml": f"[{{id: deal, name: Deal, kind: contract, parties: [trust, councils], {SOURCES}}}]",
    "units.yml": f"[{{id: team, name: Team, unit_of: trust, {SOURCES}}}]",
    "principles.yml": f"[{{id: open, name: We are open, {SOURCES}}}]",
    "outcomes.yml": f"[{{id: good, name: All is well, {SOURCES}}}]",
    "objectives.yml": f"[{{id: staff, name: More staff, contributes_to: [health], {SOURCES}}}]",
    "definitions.yml": f"[{{id: icb, name: ICB, stands_for: Integrated care board, {SOURCES}}}]",
}


@pytest.fixture(scope="module")
def built(write_handbook: Callable[[Files], Path]) -> Built:
    outcome = build(write_handbook(FILES))
    assert outcome.built is not None, outcome.findings
    return outcome.built


def page(built: Built, address: str) -> str:
    return next(page.markdown for page in built.pages if page.address == address)


def test_an_organisation_stands_on_one_page_only(built: Built) -> None:
    for text in ("It lies elsewhere", "They run social care"):
        assert len([p.address for p in built.pages if text in p.markdown]) == 1
    assert "It lies elsewhere" in page(built, "system/") and "They run social care" in page(built, "partners/")
    assert 'href="../partners/"' in page(built, "glossary/")


def test_a_doubt_that_a_whole_list_shares_is_said_once(built: Built) -> None:
    said = page(built, "strategy/")
    assert said.count("The page only hints at it.") == 1
    assert said.index("The page only hints") < said.index("Better health")


def test_statements_about_a_thing_are_gathered_list_by_list(built: Built) -> None:
    said = page(built, "bodies/forum/")
    more = said[said.index("<dt>More about it") :].split("</dd>")[0]
    assert re.findall(r'href="([^"]+)">([^<]+)<', more) == [
        ("../../system/#statement-one", "How it works"),
        ("../../partners/#statement-three", "It meets in spring"),
    ]


def test_what_a_list_of_statements_is_about_is_said_once(built: Built) -> None:
    said = page(built, "system/")
    listed = said[said.index("## How it works") :]
    assert listed.count(">Forum</a>") == 1
    assert listed.count(">Councils of the area</a>") == 1


def test_a_function_says_once_in_whose_portfolio_it_is(built: Built) -> None:
    said = page(built, "functions/beds/")
    assert said.count("In the portfolio of") == 1
    assert "in the words “Beds and cots”" in said
    assert "Post of" not in page(built, "roles/head/")


def test_a_proposed_handbook_says_so_once_a_page(write_handbook: Callable[[Files], Path]) -> None:
    head = "{id: small, title: Small, organisation: trust, publisher: Us, summary: All, state: %s, as_at: 2024-01-01}"
    found = []
    for state in ("proposed", "in_force"):
        outcome = build(write_handbook({**FILES, "handbook.yml": head % state}))
        assert outcome.built is not None, outcome.findings
        found.append([page(outcome.built, a).count(">Proposed<") for a in ("bodies/", "bodies/forum/", "functions/")])
    assert found == [[1, 1, 1], [0, 1, 0]]


def test_headings_open_as_a_list_where_there_are_many(built: Built) -> None:
    counts = {p.address: len(re.findall(r"^## ", p.markdown, re.MULTILINE)) for p in built.pages}
    listed = {p.address for p in built.pages if 'class="contents"' in p.markdown}
    assert listed == {address for address, count in counts.items() if count > 4}
    assert listed
