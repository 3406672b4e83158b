"""What users type and what they get: sentences, exit codes, never a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from generator.kinds import kinds
from tests.doors.conftest import NENC, SMALL, handbook


def test_check_of_the_real_handbook_is_sound_and_shows_conflicts_as_warnings() -> None:
    run = handbook("check", "nenc-2022")
    assert run.returncode == 0
    assert "0 errors" in run.stdout.splitlines()[-1]
    assert "model/nenc-2022/bodies/board.yml:" in run.stdout
    assert run.stderr == ""
    assert handbook("check", "nenc-2022", "--fail-on", "warning").returncode == 1
    assert handbook("check", "nenc-2022", "--fail-on", "never").returncode == 0


def test_three_mistakes_in_three_files_are_three_findings_in_one_run(starter: Path) -> None:
    (starter / "people.yml").write_text("defaults:\n\tsources: []\n" + (starter / "people.yml").read_text())
    finance = starter / "posts" / "director-of-finance.yml"
    finance.write_text(finance.read_text().replace("[chief-executive]", "[chief-exekutive]"))
    audit = starter / "bodies" / "audit-committee.yml"
    audit.write_text(audit.read_text().replace("accountable_to: board", "accountable_to: audit-committee"))
    run = handbook("check", starter)
    assert run.returncode == 1
    found = [line for line in run.stdout.splitlines() if ": error[" in line]
    assert len(found) == 3, run.stdout
    assert sorted(line.split(": error")[0].split("mine/")[1] for line in found) == [
        "bodies/audit-committee.yml:4:1",
        "people.yml:2:1",
        "posts/director-of-finance.yml:5:14",
    ]
    assert run.stdout.count("  hint: ") >= 3
    assert "did you mean 'chief-executive'?" in run.stdout
    assert "not judged: people.yml" in run.stdout


@pytest.mark.parametrize("shape", ["json", "github", "sarif"])
def test_findings_in_the_formats_of_other_tools(shape: str) -> None:
    run = handbook("check", "nenc-2022", "--format", shape)
    assert run.returncode == 0
    if shape == "github":
        assert run.stdout.startswith("::")
    else:
        assert json.loads(run.stdout)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["build", "nenc-20222"], "did you mean 'nenc-2022'?"),
        (["explain", "unreadable_fil"], "did you mean unreadable_file?"),
        (["export", "jsn"], "did you mean json?"),
        (["schema", "pots"], "did you mean post?"),
        (["new", "pots", "x"], "did you mean post?"),
        (["new", "post", "Chief Nurse"], "small letters"),
        (["new", "post", "chair"], "already"),
        (["build", "--as-at", "yesterday"], "2022-07-01"),
        (["build", "nenc-2022", "--all"], "not both"),
        (["biuld"], "No such command"),
    ],
)
def test_misuse_gives_a_sentence_and_exit_code_2(arguments: list[str], says: str) -> None:
    run = handbook(*arguments)
    assert run.returncode == 2
    assert says in run.stderr
    assert "Traceback" not in run.stderr + run.stdout


def test_explain_shows_every_code_and_each_has_a_page() -> None:
    lines = handbook("explain").stdout.splitlines()
    assert len(lines) > 25
    for line in lines[:3]:
        assert len(handbook("explain", line.split()[0]).stdout) > 150


def test_export_json_comes_out_whole_in_a_pipe_and_in_a_file(tmp_path: Path) -> None:
    piped = handbook("export", "json", "nenc-2022")
    assert piped.returncode == 0
    assert handbook("export", "json", "nenc-2022", "-o", tmp_path / "x.json").returncode == 0
    assert (tmp_path / "x.json").read_text("utf-8") == piped.stdout
    assert json.loads(piped.stdout)["handbook"]["edition"] == "public"


def test_a_new_entry_is_sound_once_filled_in(starter: Path) -> None:
    run = handbook("new", "post", "director-of-strategy", "--handbook", starter)
    assert run.returncode == 0
    path = starter / "posts" / "director-of-strategy.yml"
    assert "# What it answers for, a line each." in path.read_text()
    assert handbook("check", starter).returncode == 0


@pytest.mark.parametrize("kind", ["body", "function", "person", "definition", "designation", "organisation", "area"])
def test_a_new_entry_of_each_kind_reads_without_an_error(kind: str, starter: Path) -> None:
    assert handbook("new", kind, "brand-new", "--handbook", starter).returncode == 0
    run = handbook("check", starter)
    assert "error[GOV0" not in run.stdout, run.stdout


def test_the_schema_takes_every_file_of_the_real_models() -> None:
    schemas = json.loads(handbook("schema").stdout)
    folders = {kind.FOLDER: name for name, kind in kinds().items()} | {"handbook": "handbook"}
    for root in (NENC, SMALL):
        for path in sorted(root.rglob("*.yml")):
            stem = path.relative_to(root).parts[0].removesuffix(".yml")
            data = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
            errors = list(jsonschema.Draft202012Validator(_stringly(schemas[folders[stem]])).iter_errors(data))
            assert errors == [], f"{path}: {[e.message[:300] for e in errors]}"


def _stringly(schema: object) -> object:
    """The schema for a reader that takes every scalar as text, as the loader does."""
    if isinstance(schema, dict):
        made = {name: _stringly(value) for name, value in schema.items()}
        return {**made, "type": "string"} if schema.get("type") == "integer" else made
    return [_stringly(item) for item in schema] if isinstance(schema, list) else schema


def test_the_schema_refuses_an_unknown_field() -> None:
    schema = json.loads(handbook("schema", "post").stdout)
    validator = jsonschema.Draft202012Validator(schema)
    good = {"id": "chair", "name": "Chair", "kind": "chair"}
    assert validator.is_valid(good)
    assert not validator.is_valid({**good, "nmae": "Chair"})
    assert not validator.is_valid({**good, "kind": "boss"})


def test_a_fault_of_ours_is_said_in_a_sentence(starter: Path) -> None:
    run = handbook("build", starter, "--out", "/proc/nowhere/site")
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert run.stderr.startswith("handbook: ")
