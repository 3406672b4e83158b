"""The life of one committee: set up, renamed, its powers split between two, one of them closed.

Its pages, the pages of its powers, `decide --as-at`, the diff, the pictures of change and the history agree.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.changes import bring_together, find_changes
from generator.changes.overlay import overlay
from generator.changes.say import reason
from generator.cli import main
from generator.diagrams import diagrams
from generator.graph import load, select
from generator.site.build import Built, build
from tests.conftest import Files

SAID = "sources: [{document: plan, at: One}]"
LIFE: Files = {
    "handbook.yml": """
        id: life
        title: A life
        organisation: trust
        publisher: The Trust
        state: example
        as_at: 2024-12-31
        summary: The life of a committee.
        """,
    "organisations.yml": f"[{{id: trust, name: Trust, kind: nhs_trust, {SAID}}}]",
    "people.yml": f"[{{id: jo, name: Jo Bloggs, {SAID}}}, {{id: al, name: Al Smith, {SAID}}}]",
    "posts.yml": f"""
        - id: chair
          name: Chair
          kind: chair
          holders: [{{person: jo, from: 2021, until: 2023-05-31}}, {{person: al, from: 2023-06-01}}]
          {SAID}
        """,
    "bodies.yml": f"""
        defaults: {{kind: committee, accountable_to: board, members: [{{member: chair, role: chair}}], {SAID}}}
        entries:
          - {{id: board, name: Board, kind: board, accountable_to: trust}}
          - {{id: quality, name: Quality Committee, from: 2022-07-01, until: 2023-03-31, successor: safety}}
          - {{id: safety, name: Quality and Safety Committee, from: 2023-04-01, until: 2024-03-31}}
          - {{id: care, name: Care Committee, from: 2024-04-01, until: 2024-09-30}}
          - {{id: harm, name: Harm Committee, from: 2024-04-01}}
        """,
    "decisions.yml": f"""
        defaults: {{held_by: board, {SAID}}}
        entries:
          - id: plan
            name: Approve a care plan
            delegations:
              - {{delegate: quality, from: 2022-07-01, until: 2023-03-31}}
              - {{delegate: safety, from: 2023-04-01, until: 2024-03-31}}
              - {{delegate: care, from: 2024-04-01, until: 2024-09-30}}
          - id: report
            name: Close a report of harm
            delegations:
              - {{delegate: quality, from: 2022-07-01, until: 2023-03-31}}
              - {{delegate: safety, from: 2023-04-01, until: 2024-03-31}}
              - {{delegate: harm, from: 2024-04-01}}
        """,
    "change-events.yml": f"""
        defaults: {{decided_by: board, {SAID}}}
        entries:
          - {{id: set-up, name: Quality is set up, kind: establish, resulting: quality, decided_on: 2022-06-10,
              effective_on: 2022-07-01, instrument: Minute 8}}
          - {{id: renamed, name: Quality is renamed, kind: rename, original: quality, resulting: safety,
              decided_on: 2023-03-10, effective_on: 2023-04-01}}
          - {{id: split, name: The committee is split, kind: split, original: safety, resulting: [care, harm],
              decided_on: 2024-03-10, effective_on: 2024-04-01, text: Care plans went to the Care Committee.}}
          - {{id: closed, name: Care is closed, kind: disestablish, original: care, effective_on: 2024-10-01}}
        """,
}


@pytest.fixture(autouse=True)
def no_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures are not what these tests look at, and take long to lay out."""
    monkeypatch.setattr(sys.modules["generator.site.build"], "render", lambda drawings: {})


@pytest.fixture(scope="module")
def root(write_handbook: Callable[[Files], Path]) -> Path:
    return write_handbook(LIFE)


SITES: dict[str, Built] = {}
"""The handbook as it describes each day, built once."""


def built(root: Path, day: str) -> Built:
    if day in SITES:
        return SITES[day]
    outcome = build(root, "public", day)
    assert outcome.built is not None, outcome.findings
    return SITES.setdefault(day, outcome.built)


def page(site: Built, address: str) -> str:
    """The words of a page; empty where there is none."""
    text = next((page.markdown for page in site.pages if page.address == address), "")
    return " ".join(unescape(re.sub(r"<[^>]+>", "", text)).split())


def changed(root: Path, before: str, after: str) -> list[tuple[str, str, str]]:
    """The changes between two days, with the reason that is told."""
    loaded = load(root)
    assert loaded.model is not None
    diff = bring_together(*(select(loaded.model, "public", day) for day in (before, after)))
    found = find_changes(diff, lambda code: "noting")
    return [(one.code, one.what, reason(diff, one.ref)) for one in found if one.sort.theme == "bodies"]


def deciders(root: Path, decision: str, day: str) -> str:
    """Who may take a decision on a day, as the command says."""
    answer = CliRunner().invoke(main, ["decide", decision, "--handbook", str(root), "--as-at", day]).output
    return answer.splitlines()[answer.splitlines().index("Who decides") + 1].strip()


def drawn(root: Path, before: str, after: str) -> dict[str, str]:
    """The cards of the picture of change between two days, each with its sign; what stays has none."""
    loaded = load(root)
    assert loaded.model is not None
    models = [select(loaded.model, "public", day) for day in (before, after)]
    draw = diagrams()["governance"].draw
    found = overlay(draw(models[0], None), draw(models[1], None), bring_together(*models))
    assert found is not None
    return {node.name: node.over.split()[0] if node.mark else "" for node in found.drawing.nodes}


PERIODS = {
    "2022-01": ("Board", "Board"),
    "2022-12": ("Quality Committee", "Quality Committee"),
    "2023-12": ("Quality and Safety Committee", "Quality and Safety Committee"),
    "2024-06": ("Care Committee", "Harm Committee"),
    "2024-12": ("Board", "Harm Committee"),
}
"""Who decides on care plans, and on reports of harm, in each period of its life."""


@pytest.mark.parametrize("day", PERIODS)
def test_the_command_and_the_pages_name_the_same_deciders_in_each_period(root: Path, day: str) -> None:
    site = built(root, day)
    for decision, who in zip(("plan", "report"), PERIODS[day], strict=True):
        assert deciders(root, decision, day) == who
        assert f"Who decides {who} " in page(site, f"decisions/{decision}/")


def test_the_page_of_what_has_closed_says_where_each_power_went(root: Path) -> None:
    assert "could decide" not in page(built(root, "2023-12"), "bodies/safety/")
    split = page(built(root, "2024-06"), "bodies/safety/")
    asked = "What it could decide, and who is named for it now:"
    assert f"{asked} Approve a care plan: Care Committee Close a report of harm: Harm Committee" in split
    later = built(root, "2024-12")
    for closed in ("bodies/quality/", "bodies/safety/"):
        assert f"{asked} Approve a care plan: Board Close a report of harm: Harm Committee" in page(later, closed)
    assert f"{asked} Approve a care plan: Board 1 April 2024" in page(later, "bodies/care/")


def test_the_diff_says_that_each_power_went_to_another(root: Path) -> None:
    loaded = load(root)
    assert loaded.model is not None
    diff = bring_together(*(select(loaded.model, "public", day) for day in ("2023-12", "2024-06")))
    moved = [(o.what, o.before, o.after) for o in find_changes(diff, lambda _: "board") if o.code == "CHG722"]
    whole = "Quality and Safety Committee, without a limit"
    assert moved == [
        ("“Approve a care plan” is delegated to another", whole, "Care Committee, without a limit"),
        ("“Close a report of harm” is delegated to another", whole, "Harm Committee, without a limit"),
    ]


def test_pictures_of_change_show_it_set_up_renamed_split_and_closed(root: Path) -> None:
    assert drawn(root, "2022-01", "2022-12")["Quality Committee"] == "+"
    renamed = drawn(root, "2022-12", "2023-12")
    assert renamed["Quality and Safety Committee"] == "±"
    assert "Quality Committee" not in renamed
    split = drawn(root, "2023-12", "2024-06")
    assert (split["Quality and Safety Committee"], split["Care Committee"], split["Harm Committee"]) == ("−", "+", "+")
    closed = drawn(root, "2024-06", "2024-12")
    assert (closed["Care Committee"], closed["Harm Committee"], closed["Board"]) == ("−", "", "")


def test_it_is_set_up(root: Path) -> None:
    assert page(built(root, "2022-01"), "bodies/quality/") == ""
    assert page(built(root, "2022-01"), "changes/") == ""
    site = built(root, "2022-12")
    assert "1 July 2022: Quality is set up, decided by Board on 10 June 2022 (Minute 8)" in page(
        site, "bodies/quality/"
    )
    assert "Quality is set up" in page(site, "changes/")
    ((code, what, why),) = changed(root, "2022-01", "2022-12")
    assert (code, what) == ("CHG100", "Quality Committee is new, from 1 July 2022")
    assert why == "Quality is set up (decided by Board on 10 June 2022; Minute 8; from 1 July 2022)"


def test_it_is_renamed(root: Path) -> None:
    site = built(root, "2023-12")
    old, new = page(site, "bodies/quality/"), page(site, "bodies/safety/")
    assert "This committee has closed. Its last day was 31 March 2023." in old
    assert "It was replaced by Quality and Safety Committee." in old
    assert "has closed" not in new
    assert "It replaced Quality Committee." in new
    assert "1 April 2023: Quality is renamed, decided by Board on 10 March 2023" in new
    chair = page(site, "roles/chair/")
    assert "Held by Al Smith, since 1 June 2023" in chair
    assert "Held before by Jo Bloggs, 2021 to 31 May 2023" in chair
    assert "Quality and Safety Committee as chair" in chair
    assert "Quality Committee as chair" not in chair
    ((code, what, why),) = changed(root, "2022-12", "2023-12")
    assert (code, what) == ("CHG104", "Quality Committee goes on as Quality and Safety Committee, from 1 April 2023")
    assert why.startswith("Quality is renamed (decided by Board on 10 March 2023")


def test_it_is_split(root: Path) -> None:
    site = built(root, "2024-06")
    assert "It was replaced by Care Committee and Harm Committee." in page(site, "bodies/safety/")
    assert "Care plans went to the Care Committee." in page(site, "bodies/safety/")
    assert "It replaced Quality and Safety Committee." in page(site, "bodies/care/")
    ((code, what, why),) = changed(root, "2023-12", "2024-06")
    assert (code, what) == ("CHG106", "Quality and Safety Committee was split into Care Committee and Harm Committee")
    assert why.startswith("The committee is split")


def test_one_of_the_two_closes(root: Path) -> None:
    site = built(root, "2024-12")
    care = page(site, "bodies/care/")
    assert "This committee has closed. Its last day was 30 September 2024." in care
    assert "The sources do not say what replaced it." in care
    assert "has closed" not in page(site, "bodies/harm/")
    ((code, what, why),) = changed(root, "2024-06", "2024-12")
    assert (code, what) == ("CHG102", "Care Committee has closed; its last day was 30 September 2024")
    assert why == "Care is closed (decided by Board; from 1 October 2024)"
    told = page(site, "changes/")
    latest_first = ["Care is closed", "The committee is split", "Quality is renamed", "Quality is set up"]
    assert latest_first == sorted(latest_first, key=told.index)


def test_over_its_whole_life_nothing_is_left_but_what_came_of_it(root: Path) -> None:
    codes = [code for code, _, _ in changed(root, "2022-12", "2024-12")]
    assert codes == ["CHG104"]
