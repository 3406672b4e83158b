"""Drawings in DOT, compared with what they were: tests/golden holds them, HANDBOOK_GOLDEN=write writes them anew."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from generator.diagnostics import Ref
from generator.draw import render, spell
from generator.drawing import Arrow, Drawing, Group, Node

GOLDEN = Path(__file__).parent.parent / "golden"

GOVERNANCE = Drawing(
    "governance",
    "Who answers to whom",
    "The Board and its committees",
    (
        Node("board", "Board", over="Board", under="25 seats", look="board", ref=Ref("body", "board")),
        Node("audit", "Audit Committee", ref=Ref("body", "audit")),
        Node("icp", "Integrated Care Partnership of all the places", border="dashed"),
        Node("ccg", "The old groups", look="organisation", border="double"),
    ),
    (
        Arrow("audit", "board", "is accountable to", "accountable", backwards=True),
        Arrow("icp", "board", "works with", "works_with", worked_out=True, note="drawn in a figure that is lost"),
        Arrow("ccg", "board", "advises", "advises", label="advises"),
    ),
)
SEATS = Drawing(
    "seats",
    "Seats on the Board",
    "Each card is a seat",
    (
        Node("chair", "Chair", under="Zoë Müller", look="seat", ref=Ref("post", "chair")),
        Node("two", "Non-executive members", over="2 seats", look="seat", ref=Ref("body", "board"), anchor="seats"),
        Node("three", 'A "quoted" \\N <b> & {{ name }}', look="person"),
        Node("alone", "Somebody else", look="more"),
    ),
    (Arrow("alone", "voting", "sits beside"),),
    (Group("voting", "With a vote", ("chair", "two"), columns=2), Group("other", "", ("three",), boxed=False)),
    flow="right",
    stacked=True,
    letters=18,
)


def address(ref: Ref) -> str | None:
    return f"{ref.kind}/{ref.id}/"


@pytest.mark.parametrize("drawing", [GOVERNANCE, SEATS], ids=lambda drawing: drawing.id)
def test_a_drawing_is_spelled_as_it_was(drawing: Drawing) -> None:
    spelled = spell(drawing, address)
    path = GOLDEN / f"{drawing.id}.dot"
    if os.environ.get("HANDBOOK_GOLDEN") == "write":
        path.write_text(spelled, "utf-8")
    assert spelled == path.read_text("utf-8")


@pytest.mark.parametrize("drawing", [GOVERNANCE, SEATS], ids=lambda drawing: drawing.id)
def test_ids_of_the_model_never_become_names_in_dot(drawing: Drawing) -> None:
    statements = re.findall(r"^\t+(\w+)(?: -> (\w+))? \[", spell(drawing, address), re.MULTILINE)
    names = {name for pair in statements for name in pair if name} - {"graph", "node", "edge"}
    assert names
    assert all(re.fullmatch(r"n\d+", name) for name in names)


def test_a_line_drawn_backwards_points_the_same_way() -> None:
    spelled = spell(GOVERNANCE, address)
    (line,) = [line for line in spelled.splitlines() if "line-accountable" in line]
    assert line.strip().startswith("n0 -> n1")
    assert "dir=back" in line
    assert "arrowtail=normal" in line
    assert "arrowhead" not in line


def test_a_line_that_was_worked_out_is_dashed_and_says_why() -> None:
    (line,) = [line for line in spell(GOVERNANCE, address).splitlines() if "worked-out" in line]
    assert "style=dashed" in line
    assert "(worked out: drawn in a figure that is lost)." in line


def test_what_has_no_page_is_no_link() -> None:
    assert "URL" not in spell(GOVERNANCE, lambda ref: None)
    assert "HREF" not in spell(SEATS, lambda ref: None)


def test_no_letter_of_the_model_can_end_a_text_in_dot() -> None:
    spelled = spell(SEATS, address)
    assert "\\" not in spelled
    assert "<b>" not in spelled
    assert "&lt;b&gt;" in spelled


def test_what_is_spelled_can_be_laid_out(tmp_path: Path) -> None:
    pictures = render({d.id: spell(d, address) for d in (GOVERNANCE, SEATS)}, cache=tmp_path)
    assert [picture.failure for picture in pictures.values()] == ["", ""]
