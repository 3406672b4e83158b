"""The assurance pages: all that is found in the staff edition, and in the public one nothing that is withheld."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.graph.model import Edition
from generator.site.build import Built, build, catalogue
from tests.conftest import Files, outcome_of

SECRET = {
    "handbook.yml": """
        id: case
        title: A handbook
        organisation: trust
        publisher: The Trust
        state: example
        as_at: 2022-07-01
        summary: A handbook for one case.
        review_by: 2022-06-01
        """,
    "site_config/rules.yml": "profile: none",
    "organisations.yml": "- {id: trust, name: Trust, kind: nhs_trust, sources: [{document: plan}]}",
    "posts.yml": """
        defaults: {organisation: trust, sources: [{document: plan}]}
        entries:
          - {id: open, name: Open Post, kind: senior, reports_to: [hidden, seen]}
          - {id: seen, name: Seen Post, kind: senior, reports_to: [upper, other]}
          - {id: upper, name: Upper Post, kind: senior}
          - {id: other, name: Other Post, kind: senior}
          - {id: hidden, name: Hidden Post, kind: senior, audience: staff}
        """,
    "bodies.yml": """
        defaults: {organisations: [trust], sources: [{document: plan}]}
        entries:
          - id: audit
            name: Audit Committee
            kind: committee
            purpose: P
            authority: assures
            quorum: Two
            meets: Monthly
            members:
              - {member: hidden, role: chair, audience: staff}
              - {member: open}
              - {member: seen}
          - {id: forum, name: Secret Forum, kind: forum, authority: advises, audience: staff}
        """,
    "designations.yml": """
        - {id: guardian, name: Guardian, held_by: [open, seen], withheld: [held_by], sources: [{document: plan}]}
        """,
}


@pytest.fixture
def made(write_handbook: Callable[[Files], Path]) -> Callable[[Files, Edition], Built]:
    def build_it(files: Files, edition: Edition) -> Built:
        outcome = build(write_handbook(files), edition)
        assert outcome.built is not None, outcome.findings
        return outcome.built

    return build_it


def page(built: Built, address: str = "assurance/") -> str:
    return next(page.markdown for page in built.pages if page.address == address)


def codes(built: Built) -> set[str]:
    return set(re.findall(r">(GOV\d{3})</a>", page(built)))


def test_the_public_page_shows_no_finding_of_what_is_withheld(made: Callable[[Files, Edition], Built]) -> None:
    public, staff = made(SECRET, "public"), made(SECRET, "staff")
    assert "Hidden Post" in page(staff)
    assert "Hidden" not in page(public)
    assert "GOV302" in codes(staff), "two posts carry the guardian's role"
    assert "GOV302" not in codes(public), "who carries it is withheld"
    assert "'Seen Post' reports to 2" in page(public).replace("&#39;", "'")
    assert "'Open Post' reports to" in page(staff).replace("&#39;", "'")
    assert "Open Post' reports to" not in page(public).replace("&#39;", "'")


def test_nothing_is_found_only_because_something_is_withheld(made: Callable[[Files, Edition], Built]) -> None:
    assert "GOV401" not in codes(made(SECRET, "staff"))
    assert "GOV401" not in codes(made(SECRET, "public")), "its chair is there, and only not published"


def test_a_review_that_is_overdue_stands_in_the_table_and_among_the_findings(
    made: Callable[[Files, Edition], Built],
) -> None:
    said = page(made(SECRET, "public"))
    assert "Overdue" in said
    assert "GOV504" in said


def test_every_sort_of_finding_has_an_anchor_in_the_catalogue(made: Callable[[Files, Edition], Built]) -> None:
    built = made(SECRET, "public")
    rules = page(built, "assurance/rules/")
    anchors = re.findall(r'<h3 id="(gov\d{3})">', rules)
    assert sorted(anchors) == [code.code.lower() for code in catalogue()]
    linked = re.findall(r'href="rules/#(gov\d{3})"', page(built))
    assert linked
    assert set(linked) <= set(anchors)
    assert "`" not in rules.split("\n---\n", 1)[1]


@pytest.mark.parametrize("name", ["lincolnshire-2022", "example"])
def test_the_real_handbooks_say_what_is_open_and_how_much_is_stated(name: str) -> None:
    outcome = outcome_of(name)
    assert outcome.built is not None
    said = page(outcome.built)
    warnings = [f for f in outcome.findings if f.severity == "warning"]
    assert f"<strong>{len(warnings)}</strong> warnings" in said, "nothing in these handbooks is withheld"
    assert "Questions for the governance team" in said
    for value, most in re.findall(r'<meter [^>]*max="(\d+)" value="(\d+)"', said):
        assert int(value) >= int(most)
    assert ("Assurance", (("Assurance", "assurance/index.md"), ("Rules", "assurance/rules.md"))) in [
        (title, entries[:2]) for title, entries in outcome.built.navigation
    ]
