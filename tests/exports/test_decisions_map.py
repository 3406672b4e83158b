"""The functions and decisions map as CSV: the same rows as the page, and nothing that a spreadsheet could run."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from generator.exports import exports
from generator.graph import Model
from generator.tables import tables
from tests.conftest import Files

FILES: Files = {
    "bodies.yml": "- {id: board, name: Board, kind: board}",
    "posts.yml": "- {id: chief, name: \"=cmd|' /C calc'!A0\", kind: chief_executive}",
    "decisions.yml": """
        - id: award
          name: Award a contract
          level: system
          held_by: board
          delegations:
            - {delegator: board, delegate: chief, instrument: sord, limit: {amount: £1m, basis: per_year}}
        """,
}


def read(model: Model) -> list[list[str]]:
    return list(csv.reader(io.StringIO(exports()["decisions_map"].make(model).decode("utf-8-sig"))))


def test_it_has_a_row_for_each_of_the_table(sound_model: Callable[[Files], Model]) -> None:
    model = sound_model(FILES)
    table = tables()["decisions_map"].fill(model, None)
    head, *rows = read(model)
    assert head == list(table.columns)
    assert len(rows) == len(table.rows) > 0
    assert any("Award a contract" in row and "Across the system" in row for row in rows)


def test_a_name_is_no_formula(sound_model: Callable[[Files], Model]) -> None:
    cells = [cell for row in read(sound_model(FILES)) for cell in row]
    assert any("=cmd" in cell for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


def test_a_model_without_decisions_has_none(sound_model: Callable[[Files], Model]) -> None:
    assert exports()["decisions_map"].make(sound_model({})) == b""
