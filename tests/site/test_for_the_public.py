"""The accessibility statement, contacts, publication scheme, meetings and registers: only what somebody wrote."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic
from generator.site.build import Built, build, check
from tests.conftest import Files

Write = Callable[[Files], Path]

SAID = "sources: [{status: external, note: told}]"
OURS = f"- {{id: trust, name: Trust, kind: icb, {SAID}}}"
CONTACTS = """
    - {purpose: question, name: Governance team, email: governance@example.org}
    - {purpose: complaint, name: Complaints team, phone: 0191 000 0000, answered_within: 20 working days}
    - {purpose: board, name: Corporate office, link: "https://example.org/board?a=1&b=2"}
    - {purpose: enforcement, name: The regulator, text: Write to it.}
    - {purpose: accessibility, name: Digital team <b>, post: 1 Example Street}
    """
STATEMENT = """
    applies_to: This handbook.
    standard: Web Content Accessibility Guidelines version 2.2, level AA
    compliance: partial
    can: [Read every picture as text]
    not_accessible:
      - {what: Wide tables scroll sideways, why: not_met, criterion: 1.4.10 Reflow, plan: To be mended}
      - {what: Old papers, why: out_of_scope}
    improving: We look at it every spring.
    enforcement: The regulator enforces the regulations.
    tested_on: 2022-03-01
    tested_by: Our own team
    tested_how: By hand and by machine.
    prepared: 2021-03
    reviewed: 2022-03-02
    """


def made(write: Write, **configuration: str) -> tuple[Built, list[Diagnostic]]:
    files = {f"site_config/{name}.yml": text for name, text in configuration.items()}
    outcome = build(write({"organisations.yml": OURS, **files}))
    assert outcome.built is not None, outcome.findings
    return outcome.built, [f for f in outcome.findings if f.at.file.startswith("site_config/")]


def words(built: Built, address: str) -> str:
    """What a page says."""
    page = next(page for page in built.pages if page.address == address)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.markdown)).split())


def test_without_configuration_nothing_is_claimed_and_all_of_it_is_a_finding(write_handbook: Write) -> None:
    built, findings = made(write_handbook)
    said = words(built, "accessibility/")
    assert "nothing is claimed here" in said
    assert "how the regulations are enforced" in said
    for claim in ("WCAG", "fully meets", "partly meets", "does not meet", "Equality", "2018"):
        assert claim not in said
    contact = words(built, "contact/")
    assert "Nobody is named: " in contact
    assert "@" not in contact
    assert [(f.code, f.severity) for f in findings] == [("GOV035", "note"), ("GOV033", "note")]


def test_where_the_organisation_publishes_its_own_handbook_a_gap_is_a_warning(write_handbook: Write) -> None:
    own = f"- {{id: trust, name: The Trust, kind: icb, {SAID}}}"
    _, findings = check(write_handbook({"organisations.yml": own}))
    found = [(f.code, f.severity) for f in findings if f.at.file.startswith("site_config/")]
    assert found == [("GOV035", "warning"), ("GOV033", "warning")]


def test_a_whole_statement_says_what_is_configured(write_handbook: Write) -> None:
    built, findings = made(write_handbook, statement=STATEMENT, contact=CONTACTS)
    assert findings == []
    said = words(built, "accessibility/")
    for line in (
        "partly meets Web Content Accessibility Guidelines version 2.2, level AA, because of what is listed below.",
        "Wide tables scroll sideways (success criterion 1.4.10 Reflow). To be mended",
        "What the regulations do not cover",
        "Digital team <b>",
        "Last reviewed 2 March 2022",
        "Statement prepared March 2021",
    ):
        assert line in said
    assert "does not say" not in said
    assert "too great" not in said
    page = next(page for page in built.pages if page.address == "contact/")
    assert 'href="https://example.org/board?a=1&amp;b=2"' in page.markdown
    assert 'href="mailto:governance@example.org"' in page.markdown
    assert "What is missing" not in page.markdown


def test_a_part_that_is_missing_is_named_alone(write_handbook: Write) -> None:
    built, findings = made(write_handbook, statement="compliance: full\nreviewed: 2022", contact=CONTACTS)
    (finding,) = findings
    assert finding.code == "GOV033"
    assert "what is not accessible" not in finding.message
    assert "when it was prepared" in finding.message
    said = words(built, "accessibility/")
    assert "This statement does not say yet:" in said
    assert "fully meets the standard it is held against, which the statement does not name." in said


@pytest.mark.parametrize(("reviewed", "old"), [("2021-06-29", True), ("2021-07-01", False), ("2026-01-01", False)])
def test_a_statement_that_nobody_looked_at_for_a_year_is_a_finding(
    write_handbook: Write, reviewed: str, old: bool
) -> None:
    statement = STATEMENT.replace("2022-03-02", reviewed)
    _, findings = made(write_handbook, statement=statement, contact=CONTACTS)
    assert [f.code for f in findings] == (["GOV034"] if old else [])


def test_mistakes_in_configuration_are_findings_at_their_place(write_handbook: Write) -> None:
    files = {
        "organisations.yml": OURS,
        "site_config/statement.yml": "compliance: perfect\n",
        "site_config/contact.yml": "- {purpose: board, name: Office, email: nobody}\n"
        "- {purpose: board, name: Office, link: 'javascript:x()'}\n",
        "site_config/publication_scheme.yml": "- {title: One, about: It, page: [a/]}\n",
    }
    outcome = build(write_handbook(files))
    assert outcome.built is None
    places = {f"{f.at.file}:{f.at.line}" for f in outcome.findings if f.severity == "error"}
    assert places == {
        "site_config/statement.yml:1",
        "site_config/contact.yml:1",
        "site_config/contact.yml:2",
        "site_config/publication_scheme.yml:1",
    }


def test_the_publication_scheme_leads_to_the_pages_there_are_and_says_what_is_missing(write_handbook: Write) -> None:
    built, _ = made(write_handbook)
    said = words(built, "publication-scheme/")
    page = next(page for page in built.pages if page.address == "publication-scheme/")
    assert len(re.findall(r"^## ", page.markdown, re.MULTILINE)) == 7
    assert '<a href="../about/">About this handbook</a>' in page.markdown
    assert "../roles/" not in page.markdown
    assert "contracts. No page of this handbook is about this" in said
    assert "not its publication scheme" in said
    own = "- {title: Money, about: What it costs, elsewhere: [{name: Accounts, link: https://example.org/accounts}]}"
    built, _ = made(write_handbook, publication_scheme=own)
    assert "Money { #class-1 } What it costs. Accounts (on another site)" in words(built, "publication-scheme/")


def test_every_page_leads_to_the_statement_and_the_contacts(write_handbook: Write) -> None:
    built, _ = made(write_handbook)
    for page in built.pages:
        assert "accessibility/" in page.markdown or page.address == "accessibility/", page.address
        assert "contact/" in page.markdown or page.address == "contact/", page.address


def test_meetings_and_registers_stand_on_pages(write_handbook: Write) -> None:
    bodies = f"""
        - id: board
          name: Board
          kind: forum
          next_meeting: 2022-07-20
          meets_at: The town hall
          papers: https://example.org/papers?a=1&b=2
          in_public: yes
          {SAID}
        - {{id: old, name: Old Group, kind: forum, next_meeting: 2022-05, {SAID}}}
        """
    shares = "id: shares, kind: interest, name: Shares, declared_by: jo, sort: financial, action: Leaves the room"
    pen = "id: pen, kind: gift, name: A pen, declared_by: jo, given_by: A firm, value: £5, accepted: declined"
    registers = f"[{{{shares}, {SAID}}}, {{{pen}, {SAID}}}]"
    people = f"- {{id: jo, name: Jo Bell, {SAID}}}"
    files = {"organisations.yml": OURS, "bodies.yml": bodies, "registers.yml": registers, "people.yml": people}
    outcome = build(write_handbook(files))
    assert outcome.built is not None, outcome.findings
    board = words(outcome.built, "bodies/board/")
    for line in ("Next meeting 20 July 2022", "Where The town hall", "Papers https://example.org/papers?a=1&b=2"):
        assert line in board
    assert "Last meeting given May 2022" in words(outcome.built, "bodies/old/")
    table = words(outcome.built, "registers/").replace(" From elsewhere", "")
    assert "Interests (1) Shares Jo Bell Financial Leaves the room" in table
    assert "A pen Jo Bell A firm £5 Declined" in table
    assert "Hospitality (" not in table
    assert "Declared on" not in table


def test_without_entries_there_is_no_page_of_registers(write_handbook: Write) -> None:
    built, _ = made(write_handbook)
    assert "registers/" not in {page.address for page in built.pages}
