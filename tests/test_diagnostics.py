"""Findings as text, JSON, GitHub annotations and SARIF: nothing an author writes can break any of them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import (
    At,
    Code,
    Diagnostic,
    Ref,
    as_text,
    brief,
    count_line,
    nearest,
    problem,
    worst,
)
from generator.report import as_github, as_json, as_sarif

CODE = Code("GOV999", "a_sort", "error", "What.\n\nWhy.\n\nHow.")
FOUND = Diagnostic(
    At("posts/chief nurse.yml", 4, 7),
    "GOV999",
    "error",
    "no unit is called 'executive-teem'",
    "did you mean 'executive-team'?",
    ((At("units.yml", 12, 3), "it stands here"),),
    (Ref("post", "chief-nurse"),),
)


def test_text_is_place_severity_code_and_message_then_hint_and_other_places() -> None:
    assert as_text(FOUND).splitlines() == [
        "posts/chief nurse.yml:4:7: error[GOV999]: no unit is called 'executive-teem'",
        "  hint: did you mean 'executive-team'?",
        "  see: units.yml:12:3: it stands here",
    ]


def test_without_a_hint_there_is_no_line_for_one() -> None:
    assert as_text(Diagnostic(At("a.yml"), "GOV999", "note", "so it is")) == "a.yml:1:1: note[GOV999]: so it is"


def test_a_finding_of_a_sort_has_the_sorts_code_and_severity() -> None:
    made = problem(CODE, At("a.yml", 2, 3), "so it is", related=[(At("b.yml"), "there")])
    assert made == Diagnostic(At("a.yml", 2, 3), "GOV999", "error", "so it is", related=((At("b.yml"), "there"),))


def test_json_holds_counts_and_every_part_of_a_finding() -> None:
    said = json.loads(as_json([FOUND]))
    assert said["counts"] == {"error": 1, "warning": 0, "note": 0, "waived": 0}
    assert said["findings"] == [
        {
            "file": "posts/chief nurse.yml",
            "line": 4,
            "col": 7,
            "severity": "error",
            "code": "GOV999",
            "message": "no unit is called 'executive-teem'",
            "hint": "did you mean 'executive-team'?",
            "related": [{"file": "units.yml", "line": 12, "col": 3, "message": "it stands here"}],
            "subjects": [{"kind": "post", "id": "chief-nurse"}],
            "why": "",
            "question": "",
            "waived": None,
        }
    ]


HOSTILE = st.text(max_size=40) | st.sampled_from(["a,b:c%d", "x\ny", "::error::", "%0A", "a::b"])


@given(HOSTILE, HOSTILE, HOSTILE)
def test_a_github_annotation_is_one_line_that_says_the_same(file: str, message: str, hint: str) -> None:
    line = as_github(Diagnostic(At(file, 3, 4), "GOV999", "note", message, hint))
    assert len(line.split("\n")) == 1
    command, _, data = line.removeprefix("::").partition("::")
    attributes = dict(part.split("=", 1) for part in command.removeprefix("notice ").split(","))
    assert set(attributes) == {"file", "line", "col", "title"}

    def undone(words: str) -> str:
        for code, sign in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
            words = words.replace(code, sign)
        return words

    assert undone(attributes["file"]) == file
    assert undone(data) == (f"{message}\n{hint}" if hint else message)


def test_sarif_names_the_place_as_an_address_and_the_sort_once() -> None:
    said = json.loads(as_sarif([FOUND, FOUND], [CODE, Code("GOV998", "other", "note", "x")], "1.2"))
    run = said["runs"][0]
    assert said["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["GOV999"]
    assert [result["ruleId"] for result in run["results"]] == ["GOV999", "GOV999"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "posts/chief%20nurse.yml"},
        "region": {"startLine": 4, "startColumn": 7},
    }


def at(file: str, line: int, col: int, severity: str = "error") -> Diagnostic:
    return Diagnostic(At(file, line, col), "GOV999", severity, "m")  # type: ignore[arg-type]


def test_findings_are_ordered_by_place_and_then_worst_first() -> None:
    ordered = [
        at("a.yml", 1, 1),
        at("a.yml", 2, 1, "error"),
        at("a.yml", 2, 1, "warning"),
        at("a.yml", 2, 1, "note"),
        at("a.yml", 10, 2),
        at("a.yml", 10, 10),
        at("b.yml", 1, 1),
    ]
    backwards = ordered[::-1]
    assert sorted(backwards, key=Diagnostic.order) == ordered


@pytest.mark.parametrize(
    ("severities", "worst_of", "line"),
    [
        ([], None, "0 errors, 0 warnings, 0 notes"),
        (["note"], "note", "0 errors, 0 warnings, 1 note"),
        (["note", "warning", "warning"], "warning", "0 errors, 2 warnings, 1 note"),
        (["warning", "error"], "error", "1 error, 1 warning, 0 notes"),
    ],
)
def test_findings_are_counted(severities: list[str], worst_of: str | None, line: str) -> None:
    found = [at("a.yml", 1, 1, severity) for severity in severities]
    assert worst(found) == worst_of
    assert count_line(found) == line


@pytest.mark.parametrize(
    ("word", "meant"), [("bord", "board"), ("baord", "board"), ("board", "board"), ("xyz", None), ("", None)]
)
def test_a_slip_is_recognised_and_a_stranger_is_not(word: str, meant: str | None) -> None:
    assert nearest(word, ["board", "audit", "finance"]) == meant


def test_the_nearest_word_does_not_depend_on_the_order_of_the_known_ones() -> None:
    assert nearest("audix", ["audit", "audif"]) == nearest("audix", ["audif", "audit"])


@given(st.text())
def test_quoted_words_are_short_and_on_one_line(words: str) -> None:
    said = brief(words, 20)
    assert len(said) <= 20
    assert len(said.splitlines()) <= 1
    assert said == " ".join(words.split()) or said.endswith("…")
