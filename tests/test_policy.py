"""How strictly a handbook is judged: profiles, severities by pattern, waivers, and rules that break down."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator import rules as room
from generator.diagnostics import Code, Diagnostic, count_line
from generator.graph.model import Model
from generator.report import as_github, as_groups, as_json, as_sarif
from generator.rules import Finding, Rule, judge
from generator.site.build import build, catalogue, check
from generator.site.policy import read_policy
from tests.conftest import Files

FORUM = "- {id: forum, name: Forum, kind: forum, authority: decides}"
WAIVER = """
    - code: GOV110
      on: body/forum
      who: The Chair
      why: Its terms are being rewritten.
      until: 2022-09-30
    """


@pytest.fixture
def judged(write_handbook: Callable[[Files], Path]) -> Callable[[Files], list[Diagnostic]]:
    def made(files: Files) -> list[Diagnostic]:
        return list(check(write_handbook({"bodies.yml": FORUM, **files}))[1])

    return made


def of(found: list[Diagnostic], code: str) -> Diagnostic | None:
    return next((d for d in found if d.code == code), None)


def test_the_profile_follows_from_the_kind_of_organisation_and_can_be_chosen(
    judged: Callable[[Files], list[Diagnostic]],
) -> None:
    council = {"organisations.yml": "- {id: trust, name: Trust, kind: local_authority}"}
    assert of(judged({}), "GOV411")
    assert not of(judged(council), "GOV411")
    assert of(judged({**council, "site_config/rules.yml": "profile: icb-minimum"}), "GOV411")
    assert not of(judged({"site_config/rules.yml": "profile: none"}), "GOV411")


@pytest.mark.parametrize(
    ("written", "severity"),
    [
        ("GOV1*: note", "note"),
        ("GOV110: warning\n  GOV1*: note", "warning"),
        ("GOV1*: note\n  GOV110: warning", "warning"),
        ("GOV9*: note", "error"),
        ("GOV*: off", None),
    ],
)
def test_the_pattern_that_fits_best_decides_on_severity(
    written: str, severity: str | None, judged: Callable[[Files], list[Diagnostic]]
) -> None:
    found = of(judged({"site_config/rules.yml": f"severity:\n  {written}\n"}), "GOV110")
    assert (found.severity if found else None) == severity


@pytest.mark.parametrize(("written", "found"), [("", 0), ("settings: {review_depth: 2}", 1)])
def test_how_far_a_change_is_felt_can_be_set(
    written: str, found: int, judged: Callable[[Files], list[Diagnostic]]
) -> None:
    files = {
        "site_config/rules.yml": f"severity: {{}}\n{written}\n",
        "posts.yml": "- {id: clerk, name: Clerk, kind: senior}",
        "decisions.yml": "- {id: award, name: Award a contract, lead: clerk}",
        "scenarios.yml": "- {id: a-purchase, name: A purchase, involves: function/buying}",
        "functions.yml": "- {id: buying, name: Buying}\n",
        "change-events.yml": """
            - {id: new-title, name: New title, kind: rename, resulting: clerk, effective_on: 2022-05-05}
            """,
        "designations.yml": "- {id: buyer, name: Buyer, held_by: [clerk]}",
        "reviews.yml": "- {id: seen, of: [award, buyer], reviewed_on: 2022-05-06, by: clerk, outcome: stands}",
        "assignments.yml": "- {id: buys, holder: [clerk], function: buying, role: accountable}",
    }
    listed = [d for d in judged(files) if d.code == "GOV508"]
    felt = [d for d in listed if "A purchase" in d.message]
    assert len(felt) == found
    if felt:
        assert "'A purchase' (involves 'Buying', which work: is assigned to it;" in felt[0].message


@pytest.mark.parametrize(
    ("share", "members", "low"), [("1/3", "Three", False), ("1/2", "Three", True), ("1/4", "Two", False)]
)
def test_the_least_share_of_a_quorum_can_be_set(
    share: str, members: str, low: bool, judged: Callable[[Files], list[Diagnostic]]
) -> None:
    board = f"- {{id: board, name: Board, kind: board, seat_total: 8, quorum: {members} members}}"
    found = judged({"bodies.yml": board, "site_config/rules.yml": f"settings: {{least_quorum: {share}}}"})
    assert bool(of(found, "GOV413")) == low


def test_an_override_never_makes_a_doubt_an_error(judged: Callable[[Files], list[Diagnostic]]) -> None:
    board = "- {id: board, name: Board, kind: board}"
    found = judged({"bodies.yml": board, "site_config/rules.yml": "severity: {GOV401: error}"})
    silent = of(found, "GOV401")
    assert silent
    assert silent.severity == "warning"


@pytest.mark.parametrize(
    ("file", "written", "code", "says"),
    [
        ("rules.yml", "severity: {GVO110: note}", "GOV040", "did you mean 'GOV110'?"),
        ("rules.yml", "severity: {GOV110: nota}", "GOV040", "did you mean 'note'?"),
        ("rules.yml", "severity: note", "GOV040", "GOV8*"),
        ("rules.yml", "profile: icb", "GOV040", "icb-minimum"),
        ("rules.yml", "profil: none", "GOV040", "did you mean 'profile'?"),
        ("rules.yml", "settings: {review_deph: 2}", "GOV010", "did you mean 'review_depth'?"),
        ("rules.yml", "settings: {review_depth: 0}", "GOV010", "must be 1 or more"),
        ("rules.yml", "settings: {least_quorum: low}", "GOV010", "must be a share such as 1/3"),
        ("rules.yml", "settings: none", "GOV010", ""),
        ("waivers.yml", WAIVER.replace("GOV110", "GVO110"), "GOV040", "did you mean 'GOV110'?"),
        ("waivers.yml", WAIVER.replace("GOV110", "GOV1*"), "GOV040", ""),
        ("waivers.yml", WAIVER.replace("body/forum", "body/forun"), "GOV040", "did you mean 'body/forum'?"),
        ("waivers.yml", WAIVER.replace("body/forum", "forum"), "GOV040", "body/forum"),
        ("waivers.yml", WAIVER.replace("who: The Chair", ""), "GOV010", "who"),
        ("waivers.yml", WAIVER.replace("2022-09-30", "soon"), "GOV010", "until"),
        ("waivers.yml", "waivers: none", "GOV040", "dash"),
    ],
)
def test_a_slip_in_the_policy_is_a_finding_with_the_right_name(
    file: str, written: str, code: str, says: str, judged: Callable[[Files], list[Diagnostic]]
) -> None:
    found = [d for d in judged({f"site_config/{file}": written}) if d.at.file == f"site_config/{file}"]
    assert [d.code for d in found] == [code]
    assert says in found[0].message + found[0].hint
    assert found[0].severity == "error"


def test_a_waived_error_stays_in_sight_and_does_not_hold_up_a_build(
    write_handbook: Callable[[Files], Path],
) -> None:
    quiet = {"site_config/rules.yml": "profile: none"}
    assert build(write_handbook({"bodies.yml": FORUM, **quiet, **SOURCED})).built is None
    root = write_handbook({"bodies.yml": FORUM, **quiet, **SOURCED, "site_config/waivers.yml": WAIVER})
    outcome = build(root)
    found = of(list(outcome.findings), "GOV110")
    assert found
    assert found.waived
    assert (found.severity, found.waived.severity, found.waived.who) == ("note", "error", "The Chair")
    assert count_line(outcome.findings).endswith("1 waived")
    assert outcome.built is not None
    page = next(page.markdown for page in outcome.built.pages if page.address == "assurance/")
    assert "Its terms are being rewritten" in page
    assert "30 September 2022" in page


SOURCED = {
    "bodies.yml": f"{FORUM[:-1]}, sources: [{{document: plan}}]}}",
    "organisations.yml": ("- {id: trust, name: Trust, kind: icb, sources: [{document: plan}]}"),
}


def test_every_format_shows_a_waiver(judged: Callable[[Files], list[Diagnostic]]) -> None:
    found = [d for d in judged({"site_config/waivers.yml": WAIVER}) if d.code == "GOV110"]
    codes = catalogue()
    text = as_groups(found, codes)
    assert "note[GOV110]" in text
    assert "waived: by The Chair until 2022-09-30, else it would be an error: Its terms" in text
    said = json.loads(as_json(found, codes))
    assert said["counts"] == {"error": 0, "warning": 0, "note": 0, "waived": 1}
    assert said["findings"][0]["waived"]["severity"] == "error"
    assert "waived by The Chair" in as_github(found[0])
    result = json.loads(as_sarif(found, codes, "1"))["runs"][0]["results"][0]
    assert result["level"] == "error"
    assert result["suppressions"][0]["status"] == "accepted"
    assert "Its terms" in result["suppressions"][0]["justification"]


def test_an_expired_waiver_is_a_finding_and_what_it_waived_counts_again(
    judged: Callable[[Files], list[Diagnostic]],
) -> None:
    found = judged({"site_config/waivers.yml": WAIVER.replace("2022-09-30", "2022-06-30")})
    expired, open_one = of(found, "GOV041"), of(found, "GOV110")
    assert expired
    assert "30 June 2022" in expired.message
    assert open_one
    assert (open_one.severity, open_one.waived) == ("error", None)
    assert not of(judged({"site_config/waivers.yml": WAIVER.replace("2022-09-30", "2022-07-01")}), "GOV041")


def test_a_waiver_that_waives_nothing_is_a_finding(judged: Callable[[Files], list[Diagnostic]]) -> None:
    mended = FORUM.replace("decides", "advises")
    assert of(judged({"bodies.yml": mended, "site_config/waivers.yml": WAIVER}), "GOV042")


def test_a_finding_that_gathers_several_is_waived_only_where_each_is_named(
    judged: Callable[[Files], list[Diagnostic]],
) -> None:
    two = "- {id: a, name: A, kind: committee}\n- {id: b, name: B, kind: committee}\n"
    waiver = WAIVER.replace("GOV110", "GOV401")
    one = judged({"bodies.yml": two, "site_config/waivers.yml": waiver.replace("body/forum", "body/a")})
    both = judged({"bodies.yml": two, "site_config/waivers.yml": waiver.replace("body/forum", "[body/a, body/b]")})
    first, second = of(one, "GOV401"), of(both, "GOV401")
    assert first
    assert first.waived is None
    assert second
    assert second.waived


def test_a_rule_that_breaks_down_is_our_fault_and_hides_no_other(
    sound_model: Callable[[Files], Model], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(model: Model) -> Iterator[Finding]:
        yield Finding(model.all("body")[0].ref, "found before", "mend it")
        raise ZeroDivisionError("by nought")

    every = room.rules()
    fault = Rule(Code("GOV199", "broken", "warning", "What.\n\nWhy.\n\nHow."), broken)
    monkeypatch.setattr(room, "rules", lambda: (*every, fault))
    found = list(judge(sound_model({"bodies.yml": FORUM})))
    crash, before = of(found, "GOV043"), of(found, "GOV199")
    assert crash
    assert "GOV199" in crash.message
    assert "not of your model" in crash.message
    assert "by nought" in crash.message
    assert before
    assert of(found, "GOV110"), "the other rules were held against the model all the same"


def test_the_projects_policy_can_be_read_and_the_handbooks_wins(write_handbook: Callable[[Files], Path]) -> None:
    root = write_handbook({"site_config/rules.yml": "profile: local-authority\nseverity: {GOV8*: note}"})
    policy, problems = read_policy(root)
    assert problems == ()
    assert policy.profile == "local-authority"
    assert policy.severities[-1] == ("GOV8*", "note")
