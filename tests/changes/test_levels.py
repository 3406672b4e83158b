"""Which change needs whose approval is configuration: read, checked, and the handbook's own wins."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.changes import sorts
from generator.changes.levels import level_of
from generator.site.settings import settings
from tests.conftest import Files

Write = Callable[[Files], Path]


def test_the_most_exact_pattern_counts_and_what_fits_none_is_for_noting() -> None:
    level = level_of({"CHG*": "editorial", "CHG1*": "committee", "CHG12*": "noting", "CHG120": "board"})
    assert [level(code) for code in ("CHG120", "CHG121", "CHG110", "CHG910")] == [
        "board",
        "noting",
        "committee",
        "editorial",
    ]
    assert level_of({})("CHG120") == "noting"


def test_what_widens_or_narrows_powers_needs_the_board_and_wording_nobody(write_handbook: Write) -> None:
    chosen = settings(write_handbook({}))
    assert chosen.problems == ()
    level = level_of(chosen.levels)
    assert {level(code) for code in ("CHG100", "CHG110", "CHG111", "CHG120", "CHG501", "CHG711", "CHG730")} == {"board"}
    assert {level(code) for code in ("CHG910", "CHG920", "CHG834")} == {"editorial"}
    assert all(level(code) for code in sorts())


def test_a_handbook_may_say_otherwise(write_handbook: Write) -> None:
    chosen = settings(write_handbook({"site_config/changes.yml": "CHG910: board"}))
    assert chosen.problems == ()
    assert level_of(chosen.levels)("CHG910") == "board"
    assert level_of(chosen.levels)("CHG920") == "editorial"


@pytest.mark.parametrize(
    ("written", "at", "message", "hint"),
    [
        ("CGH120: board", 1, "'CGH120' is the code of no class of change", "did you mean 'CHG120'?"),
        ("CHG3*: board\nXYZ*: board", 2, "'XYZ*' is the code of no class of change", "`handbook diff` shows"),
        ("CHG120: bord", 1, "'bord' is no level of a change", "did you mean 'board'?"),
        ("CHG120: [board]", 1, "'' is no level of a change", "the levels are: board, committee"),
        ("- CHG120", 1, "the file must be lines `code: level`", "write a code"),
    ],
)
def test_a_mistake_is_a_finding(write_handbook: Write, written: str, at: int, message: str, hint: str) -> None:
    chosen = settings(write_handbook({"site_config/changes.yml": written}))
    (found,) = chosen.problems
    assert (found.at.file, found.at.line, found.message) == ("site_config/changes.yml", at, message)
    assert hint in found.hint
