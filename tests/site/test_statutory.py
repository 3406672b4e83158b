"""The tables of the statutory functions and the key of the function map, on small handbooks of their own."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.graph import Model
from generator.site.build import build
from generator.table import Cell, Table
from generator.tables import tables

Files = Mapping[str, str]

SOURCES = "sources: [{document: plan, at: Page 1}]"
TRUST = {"organisations.yml": f"- {{id: trust, name: Trust, kind: icb, {SOURCES}}}"}
LAW = {
    **TRUST,
    "function-groups.yml": f"""
        defaults: {{{SOURCES}}}
        entries:
          - {{id: care, name: Care}}
          - {{id: money, name: Money}}
          - {{id: data, name: Data, statutory_functions: none}}
        """,
    "statutory-functions.yml": f"""
        defaults: {{{SOURCES}}}
        entries:
          - {{id: accounts, name: Draw up accounts, group: money, references: [9, 3-5], marker_raw: none}}
          - id: after-care
            name: Arrange after-care
            group: care
            references: [4, 7]
            act: [First Act 1999, Second Act 2001]
            marker_raw: asterisk
            delegable_to_trusts: unknown
            as_printed: First Act 1899
        """,
}


def shown(table: Table) -> list[dict[str, str]]:
    return [{name: cell.words for name, cell in zip(table.columns, row, strict=True)} for row in table.rows]


def filled(model: Model, name: str) -> Table:
    return tables()[name].fill(model, None)


def test_entries_stand_in_the_order_of_their_headings(sound_model: Callable[[Files], Model]) -> None:
    table = filled(sound_model(LAW), "statutory_functions")
    assert shown(table) == [
        {
            "Duty or power": "Arrange after-care",
            "References": "4, 7",
            "Act": "First Act 1999; Second Act 2001",
            "Marker": "Asterisk",
            "May trusts carry it out": "Not known",
            "Remarks": "The source prints “First Act 1899”.",
            "Heading": "Care",
        },
        {
            "Duty or power": "Draw up accounts",
            "References": "9, 3, 4, 5",
            "Act": "",
            "Marker": "No sign",
            "May trusts carry it out": "Not stated",
            "Remarks": "",
            "Heading": "Money",
        },
    ]
    assert table.anchors == ("after-care", "accounts")


def test_a_row_can_be_chosen_by_each_of_its_numbers(sound_model: Callable[[Files], Model]) -> None:
    table = filled(sound_model(LAW), "statutory_functions")
    assert table.choices == ("Heading", "References", "Marker")
    assert table.options(1) == [["Money"], ["9", "3", "4", "5"], ["No sign"]]


def test_a_function_in_which_it_is_carried_out_has_its_column(sound_model: Callable[[Files], Model]) -> None:
    law = LAW["statutory-functions.yml"].replace("group: care", "group: care\n            function: wards")
    files = {**LAW, "statutory-functions.yml": law, "functions.yml": f"- {{id: wards, name: Wards, {SOURCES}}}"}
    table = filled(sound_model(files), "statutory_functions")
    column = table.columns.index("Carried out in")
    assert [[str(thing) for thing in row[column].things] for row in table.rows] == [["function/wards"], []]


def test_headings_are_counted_and_those_without_say_so(sound_model: Callable[[Files], Model]) -> None:
    rows = filled(sound_model(LAW), "statutory_groups").rows
    assert [[cell.words for cell in row[1:]] for row in rows] == [
        ["1", "2"],
        ["1", "4"],
        ["None, as the source says", ""],
    ]


def test_absent_and_repeated_numbers_are_found(sound_model: Callable[[Files], Model]) -> None:
    rows = {row[0].words: row[1].words for row in filled(sound_model(LAW), "statutory_references").rows}
    assert rows == {
        "Entries": "2",
        "References beside them": "6",
        "Different numbers": "5",
        "Lowest and highest": "3 and 9",
        "Numbers between them that stand beside no entry": "2: 6, 8",
        "Numbers that stand more than once": "4: once beside ‘Draw up accounts’, once beside ‘Arrange after-care’",
    }


def test_a_table_is_chosen_from_by_its_own_words_where_no_others_are_given() -> None:
    table = Table("t", "T", ("Name", "Sort"), ((Cell("A"), Cell("Board")),), choices=("Sort", "Name"))
    assert table.options(0) == [["Board"], ["A"]]


def test_choices_stand_on_the_page_as_data_whatever_they_say(write_handbook: Callable[[Files], Path]) -> None:
    name = """A "b" 'c' <i> & *d*"""
    groups = LAW["function-groups.yml"].replace("name: Care", f"name: {json.dumps(name)}")
    outcome = build(write_handbook({**LAW, "function-groups.yml": groups}))
    assert outcome.built is not None, outcome.findings
    page = next(page for page in outcome.built.pages if page.address == "functions/statutory/")
    found = re.search(r'data-choices="([^"]*)"', page.markdown)
    assert found and json.loads(html.unescape(found[1])) == ["Heading", "References", "Marker"]
    options = [json.loads(html.unescape(said)) for said in re.findall(r'data-options="([^"]*)"', page.markdown)]
    assert options == [[[name], ["4", "7"], ["Asterisk"]], [["Money"], ["9", "3", "4", "5"], ["No sign"]]]
    assert "<i>" not in page.markdown
    assert "The law's own wording governs" in page.markdown


def function_map(root: Path) -> str:
    outcome = build(root)
    assert outcome.built is not None, outcome.findings
    return next(page.markdown for page in outcome.built.pages if page.address == "functions/map/")


def test_a_key_is_shown_by_colour_pattern_and_word(write_handbook: Callable[[Files], Path]) -> None:
    said = function_map(
        write_handbook(
            {
                **TRUST,
                "function-groups.yml": f"""
                    defaults: {{{SOURCES}}}
                    entries:
                      - {{id: planning, name: Planning, key: Planning}}
                      - {{id: money, name: Money, key: Planning}}
                      - {{id: wards, name: Wards, key: Caring}}
                      - id: data
                        name: Data
                        key: {{sources: [{{document: plan, at: Map, status: lost_figure, note: The colour is lost}}]}}
                    """,
                "functions.yml": f"- {{id: beds, name: Beds, group: wards, {SOURCES}}}",
            }
        )
    )
    legend, tiles = said.partition('<ul class="key-tiles">')[::2]
    assert re.findall(r'<li class="(key key--\w+)">', legend) == ["key key--1", "key key--2", "key key--none"]
    assert "The colour is lost" in legend and "Planning" in legend and "Caring" in legend
    tiles = tiles.partition("</ul>")[0]
    assert re.findall(r'<li class="key (key--\w+)".*?>(\w+)</(?:a|strong)>', tiles) == [
        ("key--1", "Money"),
        ("key--2", "Wards"),
        ("key--none", "Data"),
    ]
    assert re.findall(r'<span class="key__word">(\w+)</span>', tiles) == ["Planning", "Caring"]
    assert "1 function" in tiles
    headings = re.findall(r"^## (.+?) \{", said, re.MULTILINE)
    assert headings == ["The map at a glance", "Planning", "Wards"], "what a tile says whole has no section of its own"
    assert [said.count(f'id="function_group-{name}"') for name in ("money", "data")] == [1, 1]


def test_a_map_without_a_key_has_no_legend(write_handbook: Callable[[Files], Path]) -> None:
    files = {
        **TRUST,
        "function-groups.yml": f"- {{id: wards, name: Wards, {SOURCES}}}",
        "functions.yml": f"- {{id: beds, name: Beds, group: wards, {SOURCES}}}",
    }
    assert "key-" not in function_map(write_handbook(files))
