"""Editors know the files of site_config too, and their settings are brought up to date without touching the rest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from generator.cli import main
from generator.kinds import kinds
from generator.site.schemas import every_schema, schema_globs
from tests.conftest import ROOT


class _Plain(yaml.SafeLoader):
    """As editors of YAML 1.2 read it: dates, yes, no, on and off stay text."""


_Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in some if not tag.endswith((":timestamp", ":bool"))]
    for first, some in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
CONFIGURED = sorted((ROOT / "site_config").glob("*.yml"))


def faults(name: str, text: str) -> list[str]:
    data: Any = yaml.load(text, _Plain)
    return [error.message for error in jsonschema.Draft202012Validator(every_schema()[name]).iter_errors(data)]


def schema_of(path: Path) -> str:
    (name,) = [name for name, globs in schema_globs().items() if f"**/site_config/{path.name}" in globs]
    return name


def test_no_file_of_the_configuration_takes_the_name_of_a_kind() -> None:
    assert set(every_schema()) == set(schema_globs())
    assert {schema_of(path) for path in CONFIGURED} & set(kinds()) == set()


@pytest.mark.parametrize("path", CONFIGURED, ids=lambda path: path.name)
def test_a_file_of_the_project_fits_its_schema(path: Path) -> None:
    assert faults(schema_of(path), path.read_text("utf-8")) == []


@pytest.mark.parametrize("name", ["statement.yml", "contact.yml"])
def test_what_such_a_file_offers_to_fill_in_fits_too(name: str) -> None:
    lines = (ROOT / "site_config" / name).read_text("utf-8").splitlines()
    offered = lines[next(i for i, line in enumerate(lines) if line.startswith("# Take the signs")) + 2 :]
    until = next((i for i, line in enumerate(offered) if line == "#"), len(offered))
    text = "\n".join(line.removeprefix("# ") for line in offered[:until])
    assert yaml.safe_load(text)
    assert faults(schema_of(Path(name)), text) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("rules", "profile: icb-minimum\nseverity: {GOV8*: note, GOV202: off}\nsettings: {review_depth: 2}"),
        ("rules", "settings: {least_quorum: 1/4}"),
        ("waivers", "- {code: GOV302, on: designation/x, who: The Chair, why: So it is., until: 2022-12}"),
        ("waivers", "- {code: GOV302, on: [post/x, body/y], who: The Chair, why: So it is., until: 2022-12-31}"),
        ("changes", "CHG10*: board\nCHG120: noting"),
    ],
)
def test_what_is_right_passes(name: str, text: str) -> None:
    assert faults(name, text) == []


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("rules", "profile: icb", "'icb' is not one of"),
        ("rules", "severity: {GOV208: loud}", "'loud' is not one of"),
        ("rules", "severity: {GVO208: note}", "'GVO208'"),
        ("rules", "settings: {review_deph: 2}", "'review_deph' was unexpected"),
        ("rules", "settings: {review_depth: deep}", "is not of type 'integer'"),
        ("waivers", "- {code: GOV302, on: body/x, who: Me, until: 2022}", "'why' is a required property"),
        ("waivers", "{code: GOV302}", "is not of type 'array', 'null'"),
        ("changes", "CHG10*: bored", "'bored' is not one of"),
        ("changes", "CHX1: board", "'CHX1'"),
        ("brand", "colour: blue", "'colour' was unexpected"),
    ],
)
def test_a_slip_is_marked_while_one_types(name: str, text: str, says: str) -> None:
    assert any(says in fault for fault in faults(name, text)), faults(name, text)


def test_a_rules_code_is_explained_while_one_types() -> None:
    severity = every_schema()["rules"]["properties"]["severity"]["properties"]
    assert severity["GOV504"]["description"].startswith("A handbook, document, body")


def written(folder: Path, settings: str) -> tuple[str, str]:
    """The settings after `handbook schema` has been run in a folder that had some, and what it said."""
    path = folder / ".vscode" / "settings.json"
    path.parent.mkdir()
    path.write_text(settings, encoding="utf-8")
    run = CliRunner().invoke(main, ["schema", "--out", str(folder / ".vscode" / "schema")])
    assert run.exit_code == 0, run.output
    assert {path.stem for path in (folder / ".vscode" / "schema").iterdir()} == set(schema_globs())
    return path.read_text("utf-8"), run.stderr


def test_the_editors_settings_keep_what_is_not_ours(tmp_path: Path) -> None:
    theirs = {"editor.rulers": [120], "yaml.schemas": {"./.vscode/schema/gone.json": ["x"], "./own.json": ["y"]}}
    text, said = written(tmp_path, json.dumps(theirs))
    after = json.loads(text)
    assert list(after) == ["editor.rulers", "yaml.schemas"]
    assert after["editor.rulers"] == [120]
    assert after["yaml.schemas"].pop("./own.json") == ["y"]
    assert {Path(name).stem: globs for name, globs in after["yaml.schemas"].items()} == schema_globs()
    assert "settings.json: brought up to date" in said


def test_settings_that_are_right_are_not_written_again(tmp_path: Path) -> None:
    text = (ROOT / ".vscode" / "settings.json").read_text("utf-8")
    assert written(tmp_path, text)[0] == text


def test_settings_with_remarks_are_left_alone_and_that_is_said(tmp_path: Path) -> None:
    text = '{ // ours\n "editor.rulers": [100] }'
    after, said = written(tmp_path, text)
    assert after == text
    assert "not plain JSON" in said
