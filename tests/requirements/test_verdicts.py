"""Runs the cases of this folder: each of the tests that a requirement can have, met, not met and open."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
import yaml

from generator.graph import Model, load, select
from generator.kinds.requirement import Test
from generator.requirements import Verdict, judge
from tests.conftest import SOUND

FOLDER = Path(__file__).parent
KEYS = {"purpose", "handbook", "edition", "files", "requirement", "answer", "why", "evidence", "rests_on"}
FRAMEWORK = """
id: case
name: A framework
summary: A framework for one case.
applies_to: [icb]
documents: [{id: standard, name: Standard}]
defaults: {sources: [{document: standard, at: Page 1}]}
requirements:
  - id: asked
    code: X1
    name: It is so
"""


class Case(dict[str, object]):
    """purpose; handbook, a line more for handbook.yml; files; requirement, its test; answer; what shows it and why."""

    def model(self, folder: Path) -> Model:
        files = {name: textwrap.dedent(text) for name, text in SOUND.items()}
        files["handbook.yml"] += f"{self.get('handbook', '')}\n"
        if "state:" in str(self.get("handbook", "")):
            files["handbook.yml"] = files["handbook.yml"].replace("state: example\n", "")
        for name, text in {**files, **self["files"]}.items():  # type: ignore[dict-item]
            _write(folder / "mine" / name, text)
        asked = textwrap.indent(str(self["requirement"]), "    ")
        _write(folder / "frameworks" / "case.yml", f"{FRAMEWORK}{asked}\n")
        loaded = load(folder / "mine", [folder / "frameworks"])
        assert not loaded.problems, f"the case itself is not sound: {loaded.problems}"
        assert loaded.model is not None
        return select(loaded.model, "public" if self.get("edition") == "public" else "staff")

    def verdict(self, folder: Path) -> Verdict:
        (judged,) = judge(self.model(folder))
        (verdict,) = judged.verdicts
        return verdict


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@cache
def cases(name: str) -> tuple[Case, ...]:
    return tuple(Case(case, test=name) for case in yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8")))


NAMES = sorted(path.stem for path in FOLDER.glob("*.yml"))
EVERY = [case for name in NAMES for case in cases(name)]
each_case = pytest.mark.parametrize("case", EVERY, ids=lambda case: f"{case['test']}-{case['purpose']}"[:90])


def test_there_is_a_file_of_cases_for_each_test_of_the_closed_set() -> None:
    assert set(NAMES) == {*get_args(Test), "judge"}


@pytest.mark.parametrize("name", get_args(Test))
def test_each_test_is_shown_met_not_met_and_open(name: str) -> None:
    assert {case["answer"] for case in cases(name)} == {"met", "not_met", "cannot_tell"}


@each_case
def test_a_case_has_the_right_keys_and_is_about_its_own_test(case: Case) -> None:
    assert set(case) - {"test"} <= KEYS
    asked = yaml.load(str(case["requirement"]), yaml.BaseLoader)
    assert asked.get("test", "judge") == case["test"]


@each_case
def test_a_verdict_is_what_its_case_says(case: Case, tmp_path: Path) -> None:
    verdict = case.verdict(tmp_path)
    assert verdict.answer == case["answer"], verdict.why
    if "why" in case:
        assert verdict.why == case["why"]
    if "evidence" in case:
        assert [str(end) for end in verdict.evidence] == case["evidence"]
    if "rests_on" in case:
        assert list(verdict.rests_on) == case["rests_on"]
    if verdict.answer in ("not_met", "cannot_tell"):
        assert verdict.rests_on == ()


@pytest.mark.parametrize("case", [c for c in EVERY if "handbook" not in c], ids=lambda case: str(case["purpose"])[:80])
def test_only_what_is_met_can_turn_when_the_handbook_is_partial_after_all(case: Case, tmp_path: Path) -> None:
    """What is stated stands; what follows from the whole alone becomes open, and nothing turns to its opposite."""
    before = case["answer"]
    after = Case({**case, "handbook": "coverage: partial"}).verdict(tmp_path).answer
    assert after in (before, "cannot_tell")


def test_verdicts_do_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    folders = []
    for number, case in enumerate(EVERY):
        case.model(tmp_path / str(number))
        folders.append(str(tmp_path / str(number)))
    script = (
        "import sys; from pathlib import Path; from generator.graph import load\n"
        "from generator.requirements import judge\n"
        "for root in map(Path, sys.argv[1:]):\n"
        "    model = load(root / 'mine', [root / 'frameworks']).model\n"
        "    print([(v.answer, v.why, v.evidence, v.rests_on) for j in judge(model) for v in j.verdicts])"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", script, *folders],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
