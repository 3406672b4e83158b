"""Whatever stands in a scheme comes out as that text, on pages and in the data that the finder puts into a page."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path

from generator.site.build import Built, build

Write = Callable[[Mapping[str, str]], Path]
WORST = "<script>alert(1)</script> {{ 7*7 }} | x | ](javascript:alert(1)) 'q' `c` **b** \\N &lt; Zoë"
PLAIN = "harmless"


class _Tags(HTMLParser):
    """The tags of a text, and the handlers and addresses in them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.risky: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.risky += [
            name for name, value in attrs if name.startswith("on") or (value or "").startswith("javascript:")
        ]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(text: str) -> _Tags:
    tags = _Tags()
    tags.feed(text)
    return tags


def made(write: Write, words: str) -> Built:
    said = json.dumps(words)
    ours = "sources: [{status: illustrative}]"
    root = write(
        {
            "organisations.yml": f"[{{id: trust, name: Trust, kind: nhs_trust, {ours}}}]",
            "areas.yml": f"[{{id: north, name: {said}, level: place, {ours}}}]",
            "posts.yml": f"""
                - id: chief
                  name: {said}
                  kind: chief_executive
                  deputies: [{{deputy: head, when: away, clause: {said}}}]
                  {ours}
                - {{id: head, name: Head, kind: senior, {ours}}}
                """,
            "bodies.yml": f"""
                - id: board
                  name: {said}
                  kind: board
                  members: [{{member: chief, role: chair}}]
                  urgent_decisions:
                    - {{name: {said}, by: [chief, head], consults: [{said}], report: {said}, clause: {said}}}
                  terms_of_reference: {{version: {said}, attendees: [{said}], under: {said}}}
                  {ours}
                """,
            "decisions.yml": f"""
                - id: pay
                  name: {said}
                  theme: {said}
                  clause: {said}
                  held_by: board
                  gap: {said}
                  asks: [{{fact: night, ask: {said}, answers: [{said}, other]}}]
                  delegations:
                    - delegate: chief
                      area: north
                      clause: {said}
                      conditions: [{said}]
                      case: {{night: {said}}}
                      report_to: board
                      report: {said}
                      passed_on_to: {said}
                      limit: {{amount: £5, basis: per_case}}
                    - {{delegator: chief, delegate: head, text: {said}, until: 2021-01-01}}
                  {ours}
                """,
        }
    )
    outcome = build(root)
    assert outcome.built is not None, outcome.findings
    return outcome.built


def test_a_hostile_scheme_is_only_text(write_handbook: Write) -> None:
    plain, hostile = made(write_handbook, PLAIN), made(write_handbook, WORST)
    for one, other in zip(plain.pages, hostile.pages, strict=True):
        assert one.address == other.address
        assert read(one.markdown).tags == read(other.markdown).tags, one.address
        assert read(other.markdown).risky == []
    answers = json.loads(hostile.files["data/decisions/pay.json"])["answers"]
    assert len(answers) == len(json.loads(plain.files["data/decisions/pay.json"])["answers"])
    for answer in answers:
        tags = read(answer)
        assert set(tags.tags) <= {"h3", "ul", "li", "a"}
        assert tags.risky == []
    assert any(WORST in "".join(read(answer).words) for answer in answers)


def test_nothing_withheld_stands_in_the_pages_or_data_of_decisions(write_handbook: Write) -> None:
    ours = "sources: [{status: illustrative}]"
    root = write_handbook(
        {
            "organisations.yml": f"[{{id: trust, name: Trust, kind: icb, {ours}}}]",
            "posts.yml": f"""
                - {{id: secret-post, name: Secret Post, kind: senior, audience: staff, {ours}}}
                - {{id: chief, name: Chief, kind: chief_executive, {ours}}}
                """,
            "bodies.yml": f"[{{id: board, name: Board, kind: board, {ours}}}]",
            "decisions.yml": f"""
                - id: pay
                  name: Pay
                  held_by: board
                  gap: The secret gap
                  withheld: [gap]
                  delegations:
                    - {{delegate: secret-post, limit: {{amount: £5, basis: per_case}}}}
                    - {{id: open, delegate: chief, clause: Secret clause, withheld: [clause]}}
                    - {{id: kept, delegate: chief, audience: staff, conditions: [A secret condition]}}
                  {ours}
                - {{id: hidden, name: The secret decision, held_by: board, audience: staff, {ours}}}
                """,
        }
    )
    public, staff = build(root).built, build(root, "staff").built
    assert public is not None
    assert staff is not None
    assert "data/decisions/hidden.json" not in public.files
    everything = b"".join([*public.files.values(), *(page.markdown.encode() for page in public.pages)])
    assert b"ecret" not in everything.replace(b"ecretar", b"")  # a secretary is no secret
    assert b"somebody who is not published" in public.files["data/decisions/pay.json"]
    assert b"Secret Post" in staff.files["data/decisions/pay.json"]
