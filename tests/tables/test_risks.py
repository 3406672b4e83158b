"""The table of risks shows what sources say of each, and no column of gaps."""

from __future__ import annotations

from collections.abc import Callable

from generator.graph import Model
from generator.graph.select import select
from generator.table import Table
from generator.tables import tables
from tests.conftest import Files

HEAD = "defaults: {sources: [{document: plan, at: Risks}]}\nentries:\n"


def risks(model: Model) -> Table:
    return tables()["risks"].fill(model, None)


def words(table: Table) -> list[list[str]]:
    return [[cell.words or " ".join(map(str, cell.things)) for cell in row] for row in table.rows]


def test_columns_that_no_risk_fills_are_left_out(sound_model: Callable[[Files], Model]) -> None:
    table = risks(sound_model({"risks.yml": HEAD + "  - {id: flood, name: Flood, cause: Rain}\n"}))
    assert table.columns == ("Risk", "Cause")
    assert words(table) == [["Flood", "Rain"]]
    assert table.by == "" and table.anchors == ("flood",)


def test_a_gap_in_a_column_that_others_fill_is_not_stated(sound_model: Callable[[Files], Model]) -> None:
    text = (
        HEAD
        + "  - {id: flood, name: Flood, impact: Wet feet, owner: board, notes: Seldom.}\n"
        + "  - {id: fire, name: Fire, status: closed, impact: none}\n"
    )
    body = "id: board\nname: Board\nkind: board\nsources: [{document: plan, at: Board}]\n"
    table = risks(sound_model({"risks.yml": text, "bodies/board.yml": body}))
    assert table.columns == ("Risk", "Impact", "Owner", "More")
    assert words(table) == [
        ["Flood", "Wet feet", "body/board", "Seldom."],
        ["Fire (closed)", "A source says that there is none", "Not stated", ""],
    ]


def test_risks_stand_list_by_list_in_the_order_of_their_numbers(sound_model: Callable[[Files], Model]) -> None:
    text = (
        HEAD
        + "  - {id: b, name: B, set: First, number: 2}\n"
        + "  - {id: z, name: Z}\n"
        + "  - {id: a, name: A, set: First, number: 1}\n"
    )
    table = risks(sound_model({"risks.yml": text}))
    assert [(heading, [words(table)[row][0] for row in rows]) for heading, rows in table.groups()] == [
        ("First", ["A", "B"]),
        ("Other risks", ["Z"]),
    ]


def test_a_doubt_stands_once_beside_the_risk_or_beside_the_field_that_has_it(
    sound_model: Callable[[Files], Model],
) -> None:
    text = (
        "- {id: a, name: A, cause: Rain, sources: [{document: plan, at: Risks, status: inferred, note: Guessed}]}\n"
        "- id: b\n  name: B\n  sources: [{document: plan, at: Risks}]\n"
        "  cause: {value: Wind, sources: [{document: plan, at: Risks, status: conflict, note: Two say so}]}\n"
    )
    table = risks(sound_model({"risks.yml": text}))
    assert [[cell.status for cell in row] for row in table.rows] == [["inferred", None], [None, "conflict"]]


def test_what_is_withheld_is_not_published_and_never_missing(sound_model: Callable[[Files], Model]) -> None:
    text = HEAD + "  - {id: a, name: A, cause: Rain, control: Umbrellas, withheld: [control]}\n"
    table = risks(select(sound_model({"risks.yml": text}), "public"))
    assert table.columns == ("Risk", "Cause", "What is done about it")
    assert words(table) == [["A", "Rain", "Not published"]]
