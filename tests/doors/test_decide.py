"""The command `decide`: one screen of answer, listed matches, what is missing, and the exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.doors.conftest import PROJECT, handbook

CHIEF = "Chief Executive (Samantha Allen) and Executive Director of Place Based Delivery"


def test_the_one_limit_of_the_sources_is_answered_as_the_example_it_is() -> None:
    run = handbook("decide", "continuing healthcare", "--amount", "£1,200,000")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Approve an individual care package\n£1.2 million a year · 1 July 2022" in run.stdout
    assert "Executive Committee\n    Above £1 million a year\n    The source gives this as an example" in run.stdout
    assert f"{CHIEF} (Central and Tees Valley) (Dave Gallagher) together" in run.stdout
    assert f"{CHIEF} (North Cumbria and North) (Mark Adams) together" in run.stdout
    assert "The financial limits are not in the source." in run.stdout
    assert len(run.stdout.splitlines()) < 40
    assert run.stderr == ""


def test_both_ways_are_certain_once_the_place_is_told() -> None:
    run = handbook(
        "decide", "care package", "--amount", "1200000", "--place", "Central and Tees Valley", "--format", "json"
    )
    assert run.returncode == 0
    answer = json.loads(run.stdout)
    deciders = [[one["id"] for one in route["deciders"]] for route in answer["routes"]]
    director = "executive-director-of-place-based-delivery-central-and-tees-valley"
    assert sorted(deciders) == [["chief-executive", director], ["executive-committee"]]
    assert all(route["example"] for route in answer["routes"])
    assert answer["routes"][0]["limit"] == {
        "above": "1000000", "up_to": None, "basis": "per_year", "words": "above £1 million a year",
    }  # fmt: skip


@pytest.mark.parametrize("amount", ["1000000", "£1m", "£999,999.99", "0"])
def test_nothing_is_said_of_a_million_or_less(amount: str) -> None:
    run = handbook("decide", "approve-a-care-package", "--amount", amount)
    assert run.returncode == 1
    assert "Not stated\n  Who decides this for sums up to £1 million a year\n  Whom to ask:" in run.stdout
    assert "Who decides\n" not in run.stdout
    assert "The financial limits are not in the source." in run.stdout


def test_several_matches_are_listed_and_none_is_chosen() -> None:
    run = handbook("decide", "settle")
    assert run.returncode == 1
    assert "could mean 3 of the model's entries" in run.stdout
    assert "  settle-further-sub-committees: Settle further sub-committees" in run.stdout
    listed = json.loads(handbook("decide", "settle", "--format", "json").stdout)
    assert len(listed["matches"]) == 3


def test_what_may_not_be_delegated_says_so() -> None:
    run = handbook("decide", "annual report")
    assert run.returncode == 1
    assert "This decision may not be delegated." in run.stdout


def test_the_reverse_says_with_whom_and_up_to_what() -> None:
    run = handbook("decide", "--by", "Chief Executive")
    assert run.returncode == 0
    assert "May decide together with others\n  Approve an individual care package" in run.stdout
    powers = json.loads(handbook("decide", "--by", "executive-committee", "--format", "json").stdout)["powers"]
    assert [power["decision"]["id"] for power in powers].count("approve-a-business-case-before-procurement") == 2
    nothing = handbook("decide", "--by", "executive-director-of-innovation")
    assert nothing.returncode == 1
    assert "names no decision" in nothing.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ([], 2, "name a decision"),
        (["x", "--by", "board"], 2, "not both"),
        (["--by", "board", "--amount", "5"], 2, "leave out --amount"),
        (["care package", "--amount", "lots"], 2, "is not a sum of money"),
        (["care package", "--amount", "-5"], 2, "is not a sum of money"),
        (["care package", "--case", "urgent"], 2, "key=value"),
        (["care package", "--case", "urgent=perhaps"], 2, "yes, no"),
        (["business case", "--case", "in-work-programme=yess"], 2, "did you mean 'yes'?"),
        (["care package", "--as-at", "soon"], 2, "2022-07-01"),
        (["care package", "--handbook", "nenc-2202"], 2, "did you mean 'nenc-2022'?"),
        (["sort out the stationery"], 1, "no decision is called"),
        (["approve-a-care-pakage"], 1, "did you mean"),
        (["--by", "chief-exekutive"], 1, "did you mean"),
        (["care package", "--place", "atlantis"], 1, "no place is called"),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_sentence(arguments: list[str], code: int, says: str) -> None:
    run = handbook("decide", *arguments)
    assert run.returncode == code, run.stdout + run.stderr
    assert says in run.stderr
    assert "Traceback" not in run.stderr


def test_a_model_that_does_not_read_is_not_asked(starter: Path) -> None:
    (starter / "decisions.yml").write_text("{id: pay, name: Pay, held_by: bord}\n")
    run = handbook("decide", "pay", "--handbook", starter)
    assert run.returncode == 1
    assert "did you mean 'board'?" in run.stdout
    assert "cannot be asked" in run.stderr
    (starter / "decisions.yml").write_text("{id: pay, name: Pay, held_by: board}\n")
    assert "Board" in handbook("decide", "pay", "--handbook", starter, cwd=PROJECT).stdout


def test_the_worked_example_says_that_it_is_invented() -> None:
    run = handbook("decide", "sign a contract", "--handbook", "example", "--amount", "£750k")
    assert run.returncode == 0
    assert "Chief Executive and Director of Finance together" in run.stdout
    assert "Board → Chief Executive and Director of Finance, above £500,000 and up to £2 million" in run.stdout
    assert run.stdout.endswith("Illustration: this organisation is invented.\n")
