"""`handbook new DIR` writes a part of the worked example that hangs together and is the new owner's from the start."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.graph import load
from generator.graph.model import Model
from tests.doors.conftest import PROJECT


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    mine = tmp_path_factory.mktemp("new") / "mine"
    run = CliRunner().invoke(main, ["new", str(mine)])
    assert run.exit_code == 0, run.output
    return mine


@pytest.fixture(scope="module")
def model(folder: Path) -> Model:
    loaded = load(folder)
    assert loaded.model is not None
    assert loaded.problems == ()
    return loaded.model


def test_it_is_sound(folder: Path) -> None:
    run = CliRunner().invoke(main, ["check", str(folder)])
    assert run.exit_code == 0, run.output
    assert "0 errors" in run.output.splitlines()[-1]


def test_every_entry_is_one_of_the_worked_example(model: Model) -> None:
    example = load(PROJECT / "model" / "example").model
    assert example is not None
    kept = [entity.ref for entity in model.every() if entity.kind_name() not in ("organisation", "area")]
    assert [str(ref) for ref in kept if example.find(ref.kind, ref.id) is None] == []
    assert 40 < len(kept) < len(list(example.every())) / 2


def test_it_says_the_new_owners_name_and_never_the_examples(folder: Path, model: Model) -> None:
    assert model.handbook.id == "mine"
    ours = model.find("organisation", model.handbook.organisation)
    assert ours is not None
    assert ours.title == "Our Integrated Care Board"
    said = "".join(path.read_text("utf-8") for path in folder.rglob("*.yml"))
    assert "Example Shire" not in said
    assert "example-icb" not in said


def test_one_can_ask_it_who_decides(folder: Path) -> None:
    words = ["decide", "award a contract", "--amount", "500000.01", "--handbook", str(folder), "--format", "json"]
    run = CliRunner().invoke(main, words)
    assert run.exit_code == 0, run.output
    told = json.dumps(json.loads(run.output))
    assert "Chief Executive" in told
    assert "Director of Finance" in told


def test_a_folder_in_use_is_left_as_it_is(folder: Path) -> None:
    run = CliRunner().invoke(main, ["new", str(folder)])
    assert run.exit_code == 2
    assert "holds something already" in run.output
