"""Runs the cases of tests/rules and holds every rule to having some."""

from __future__ import annotations

import inspect
import os
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from generator.diagnostics import Diagnostic
from generator.graph import CODES, load, select
from generator.rules import Rule, judge, rules

FOLDER = Path(__file__).parent / "rules"
KEYS = {"purpose", "files", "finds", "says"}
BY_NAME = {rule.code.name: rule for rule in rules()}
SUPPLIED = {
    "handbook.yml": """
id: case
title: A handbook
organisation: trust
publisher: The Trust
state: example
as_at: 2022-07-01
summary: A handbook for one case.
""",
    "organisations.yml": "- {id: trust, name: Trust, kind: icb}",
    "documents.yml": "[{id: plan, name: Board paper}, {id: guide, name: Guide}]",
}
"""What a case need not write: a handbook, the organisation `trust`, the documents `plan` and `guide`."""


class Case(dict[str, object]):
    """purpose; files, each a block of YAML; finds, each `file:line severity CODE`; says, the messages in order."""

    @property
    def rule(self) -> Rule:
        return BY_NAME[str(self["rule"])]

    @property
    def finds(self) -> list[str]:
        return list(self["finds"])  # type: ignore[call-overload, no-any-return]

    def write(self, root: Path) -> Path:
        for name, text in {**SUPPLIED, **self["files"]}.items():  # type: ignore[dict-item]
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return root

    def judged(self, root: Path) -> tuple[Diagnostic, ...]:
        loaded = load(self.write(root))
        assert not loaded.problems, f"the case itself is not sound: {loaded.problems}"
        assert loaded.model is not None
        return judge(loaded.model)


@cache
def cases(name: str) -> tuple[Case, ...]:
    path = FOLDER / f"{name}.yml"
    return tuple(Case(case, rule=name) for case in yaml.safe_load(path.read_text(encoding="utf-8")))


EVERY = [case for path in sorted(FOLDER.glob("*.yml")) for case in cases(path.stem)]
each_case = pytest.mark.parametrize("case", EVERY, ids=lambda case: f"{case['rule']}-{case['purpose']}"[:90])
each_rule = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code.name)


def as_line(found: Diagnostic) -> str:
    return f"{found.at.file}:{found.at.line} {found.severity} {found.code}"


def test_every_rule_has_a_file_of_cases_and_every_file_a_rule() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(BY_NAME)


@each_rule
def test_a_rule_has_a_passing_and_a_failing_case_and_one_for_each_doubt(rule: Rule) -> None:
    found = [case.finds for case in cases(rule.code.name)]
    outcomes = {line.split()[1] for finds in found for line in finds}
    assert [] in found, "no case passes"
    assert rule.code.severity in outcomes, "no case fails"
    code = inspect.getsource(rule.check).replace(rule.check.__doc__ or "", "")
    if rule.code.severity == "error" and re.search(r"\bdoubt\b|\buncertain\b", code):
        assert "warning" in outcomes, "the rule can be in doubt, but no case shows it"


@each_case
def test_a_case_has_the_right_keys(case: Case) -> None:
    keys = set(case) - {"rule"}
    assert keys <= KEYS, f"unknown: {sorted(keys - KEYS)}"
    assert keys >= {"purpose", "files", "finds"}


@each_case
def test_a_rule_finds_exactly_what_its_case_says(case: Case, tmp_path: Path) -> None:
    found = [d for d in case.judged(tmp_path) if d.code == case.rule.code.code]
    assert [as_line(d) for d in found] == case.finds
    if "says" in case:
        assert [d.message for d in found] == case["says"]


@each_case
def test_findings_are_in_order_and_the_same_twice(case: Case, tmp_path: Path) -> None:
    first = case.judged(tmp_path)
    assert first == tuple(sorted(first, key=Diagnostic.order))
    assert first == case.judged(tmp_path)


@each_case
def test_the_public_edition_can_be_judged(case: Case, tmp_path: Path) -> None:
    model = load(case.write(tmp_path)).model
    assert model is not None
    for day in ("2022-07-01", "2019"):
        judge(select(model, "public", day))


def test_findings_do_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    roots = [str(case.write(tmp_path / str(number))) for number, case in enumerate(EVERY)]
    script = (
        "import sys; from pathlib import Path; from generator.graph import load; from generator.rules import judge\n"
        "for root in sys.argv[1:]: print(judge(load(Path(root)).model))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", script, *roots],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent.parent)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1


@each_rule
def test_the_example_on_a_rules_page_is_what_it_prints(rule: Rule, tmp_path: Path) -> None:
    *paragraphs, last = [" ".join(part.split()) for part in rule.code.page.split("\n\n")]
    assert len(paragraphs) >= 3, "a page says what the rule finds, why it matters and how to mend it"
    assert all(part.endswith(".") for part in paragraphs)
    assert last.startswith("Example: ")
    printed = {
        found.message
        for number, case in enumerate(cases(rule.code.name))
        for found in case.judged(tmp_path / str(number))
        if found.code == rule.code.code
    }
    assert last.removeprefix("Example: ") in printed


@each_case
def test_every_finding_says_what_to_do(case: Case, tmp_path: Path) -> None:
    for found in case.judged(tmp_path):
        assert found.hint and not found.hint.endswith(".")
        assert found.message and not found.message.startswith(" ")
        assert found.at.file


def test_codes_are_unique_and_well_formed() -> None:
    codes = [code.code for code in (*CODES, *(rule.code for rule in rules()))]
    names = [code.name for code in (*CODES, *(rule.code for rule in rules()))]
    assert [code for code, count in Counter(codes).items() if count > 1] == []
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert all(re.fullmatch(r"GOV\d{3}", code) for code in codes)


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.name)
def test_every_page_of_the_catalogue_has_paragraphs(code: object) -> None:
    page = getattr(code, "page", "")
    assert len(page.split("\n\n")) >= 3
