"""The table of changes: a thing that was only renamed stands under its earlier name before, under its own after."""

from __future__ import annotations

from collections.abc import Callable

from generator.graph import Model
from generator.tables import tables
from tests.conftest import Files

FILES: Files = {
    "posts.yml": "- {id: digital, name: Director of Digital, kind: executive}",
    "change-events.yml": """
        - id: renamed
          name: A new name
          kind: rename
          original: digital
          resulting: digital
          earlier_name: Director of Computing
          effective_on: 2022-05-01
        """,
}


def test_a_thing_that_was_renamed_had_its_earlier_name_before(sound_model: Callable[[Files], Model]) -> None:
    table = tables()["change_events"].fill(sound_model(FILES), None)
    (row,) = table.rows
    assert row[table.columns.index("Before")].words == "Director of Computing"
    assert [thing.id for thing in row[table.columns.index("After")].things] == ["digital"]
    assert not any("it was called" in cell.words for cell in row), "it is said once"
