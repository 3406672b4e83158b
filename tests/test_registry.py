"""The seams: a file put into a room is found, and one that contributes nothing fails loudly."""

from __future__ import annotations

import importlib
import itertools
from pathlib import Path
from types import ModuleType

import pytest

from generator.registry import EmptyModuleError, discover

NAMES = (f"room_{number}" for number in itertools.count())


def found(folder: Path, monkeypatch: pytest.MonkeyPatch, **modules: str) -> tuple[str, ...]:
    """What is discovered in a room of modules; a contribution is a text that begins with `rule`."""
    name = next(NAMES)
    room = folder / name
    room.mkdir()
    for module, text in {"__init__": "", **modules}.items():
        (room / f"{module}.py").write_text(text, "utf-8")
    monkeypatch.syspath_prepend(str(folder))
    package = importlib.import_module(name)

    def wanted(thing: object, module: ModuleType) -> bool:
        return isinstance(thing, str) and thing.startswith("rule")

    return discover(package, wanted)


def test_each_public_module_gives_one_thing_in_the_order_of_their_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modules = {"zebra": "x = 'rule z'", "apple": "x = 'rule a'", "_shared": "x = 'rule of nobody'"}
    assert found(tmp_path, monkeypatch, **modules) == ("rule a", "rule z")


@pytest.mark.parametrize(("text", "number"), [("", 0), ("x = 'rule'\ny = 'rule too'", 2)])
def test_a_module_that_gives_nothing_or_two_things_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, number: int
) -> None:
    with pytest.raises(EmptyModuleError, match=rf"room_\d+\.odd must hold one contribution and holds {number}"):
        found(tmp_path, monkeypatch, odd=text)


def test_an_empty_room_is_an_empty_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(tmp_path, monkeypatch) == ()
