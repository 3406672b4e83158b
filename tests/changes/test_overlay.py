"""One picture over another: what came, went, became another, or is only not mentioned, and never by colour alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from generator.changes import bring_together, find_changes
from generator.changes.overlay import SIGNS, Overlay, overlay
from generator.diagrams import diagrams
from generator.draw.dot import spell
from generator.draw.looks import STROKE
from generator.drawing import BUDGET, Drawing, Mark, Node
from generator.graph import select
from generator.graph.model import Model
from generator.legend import legend
from generator.site.overlays import overlays
from tests.conftest import Files

Made = Callable[[Files], Model]
CARD = """
    id: case
    title: A handbook
    organisation: trust
    publisher: The Trust
    state: example
    as_at: 2024-01-01
    summary: A handbook for one case.
    {more}
    """
CSS = Path(__file__).parents[2] / "docs_templates" / "front" / "pictures.css"


def book(bodies: str, more: str = "coverage: whole") -> Files:
    """A trust with a board and some bodies under it."""
    return {
        "handbook.yml": CARD.format(more=more),
        "organisations.yml": "[{id: trust, name: Trust, kind: icb}]",
        "bodies.yml": "- {id: board, name: Board, kind: board, accountable_to: trust}\n" + bodies,
    }


def line(ident: str, name: str, more: str = "accountable_to: board") -> str:
    return f"- {{id: {ident}, name: {name}, kind: committee{', ' if more else ''}{more}}}\n"


def governance(made: Made, old: Files, new: Files) -> Overlay | None:
    """The overlay of the picture of the Board and its committees."""
    models = select(made(old), "public"), select(made(new), "public")
    diff = bring_together(*models, ("old", "new"))
    draw = diagrams()["governance"].draw
    return overlay(draw(models[0], None), draw(models[1], None), diff, find_changes(diff, lambda _: "noting"))


def told(found: Overlay | None) -> list[tuple[str, str, str]]:
    assert found is not None
    return [(row.sign, row.what, row.detail) for row in found.rows]


def cards(found: Overlay) -> dict[str, Mark]:
    return {node.name: node.mark for node in found.drawing.nodes}


AUDIT, MONEY, CARE = line("audit", "Audit"), line("money", "Money"), line("care", "Care")


def test_what_came_and_went_is_marked_with_its_lines_and_the_rest_is_quiet(sound_model: Made) -> None:
    found = governance(sound_model, book(AUDIT + MONEY), book(AUDIT + CARE))
    assert found is not None
    assert cards(found) == {"Board": "", "Audit": "", "Care": "added", "Money": "removed"}
    assert told(found) == [
        ("−", "Money (Committee)", ""),
        ("−", "Money is accountable to Board", ""),
        ("+", "Care (Committee)", ""),
        ("+", "Care is accountable to Board", ""),
    ]
    signed = {node.name: node.over for node in found.drawing.nodes}
    assert (signed["Care"], signed["Money"], signed["Audit"]) == ("+ New", "− No longer there", "Committee")
    assert [arrow.label for arrow in found.drawing.arrows if arrow.mark] == [
        "+ is accountable to",
        "− is accountable to",
    ]


def test_a_thing_under_a_new_name_is_one_changed_card_and_its_line_stays(sound_model: Made) -> None:
    ended = line("audit", "Audit", "until: 2023-12-31, successor: risk")
    found = governance(sound_model, book(AUDIT + MONEY), book(ended + line("risk", "Audit and Risk") + MONEY))
    assert found is not None
    assert cards(found) == {"Board": "", "Audit and Risk": "changed", "Money": ""}
    assert told(found) == [("±", "Audit and Risk (Committee)", "was Audit")]
    assert all(arrow.mark == "" for arrow in found.drawing.arrows)


def test_a_thing_that_was_split_says_into_what_and_what_came_of_it_says_of_what(sound_model: Made) -> None:
    split = """
        - {id: split, name: Audit is split, kind: split, original: audit, resulting: [money, care],
           effective_on: 2023-12-31}
        """
    gone = line("audit", "Audit", "until: 2023-12-30")
    new = book(gone + MONEY + CARE) | {"change-events.yml": split}
    found = {what: (sign, about) for sign, what, about in told(governance(sound_model, book(AUDIT), new))}
    assert found["Audit (Committee)"] == ("−", "split into Money and Care")
    assert found["Money (Committee)"] == found["Care (Committee)"] == ("+", "came of Audit")


def test_what_a_partial_handbook_does_not_mention_is_drawn_as_that_and_never_as_removed(sound_model: Made) -> None:
    found = governance(sound_model, book(AUDIT + MONEY), book(AUDIT + CARE, "coverage: partial"))
    assert found is not None
    assert cards(found) == {"Board": "", "Audit": "", "Care": "added", "Money": "only_old"}
    assert ("?−", "Money (Committee)", "") in told(found)
    assert ("?−", "Money is accountable to Board", "") in told(found)
    assert "?− Not mentioned in new" in [one.words for one in legend(found.drawing)]
    other = governance(sound_model, book(AUDIT, "coverage: partial"), book(AUDIT + CARE))
    assert other is not None
    assert cards(other)["Care"] == "only_new"


def test_silence_alone_and_no_change_at_all_give_no_picture(sound_model: Made) -> None:
    assert governance(sound_model, book(AUDIT + MONEY), book(AUDIT, "coverage: partial")) is None
    assert governance(sound_model, book(AUDIT), book(AUDIT)) is None
    diff = bring_together(sound_model(book(AUDIT)), sound_model(book(AUDIT)))
    assert overlays(diff, ()) == ()


def test_a_change_that_somebody_has_to_approve_marks_the_card_of_what_it_is_about(sound_model: Made) -> None:
    models = [sound_model(book(line("audit", "Audit", f"accountable_to: board, quorum: {n}"))) for n in ("Two", "Six")]
    diff = bring_together(*models)
    draw = diagrams()["governance"].draw
    drawings = draw(models[0], None), draw(models[1], None)
    assert overlay(*drawings, diff, find_changes(diff, lambda _: "editorial")) is None
    found = overlay(*drawings, diff, find_changes(diff, lambda _: "board"))
    assert told(found) == [("±", "Audit (Committee)", "The quorum of Audit changed")]


def test_a_picture_holds_no_more_than_can_be_read_and_its_table_holds_everything(sound_model: Made) -> None:
    old = "".join(line(f"old-{n}", f"Old {n}") for n in range(30))
    new = "".join(line(f"new-{n}", f"New {n}") for n in range(30))
    found = governance(sound_model, book(old), book(new))
    assert found is not None
    assert len(found.drawing.nodes) == BUDGET
    assert found.drawing.left_out == "21 more cards stand in the table."
    assert sum(what.endswith("(Committee)") for _, what, _ in told(found)) == 60
    assert not spell(found.drawing, lambda _: None).startswith("error")


def test_what_a_full_picture_had_no_room_for_did_not_go(sound_model: Made) -> None:
    everything = [line(f"b-{n:02}", f"B {n:02}") for n in range(60)]
    found = governance(sound_model, book("".join(everything)), book(CARE + "".join(everything[::-1])))
    assert told(found) == [("+", "Care (Committee)", ""), ("+", "Care is accountable to Board", "")]


def test_no_mark_rests_on_colour_alone() -> None:
    marks = [mark for mark in get_args(Mark) if mark]
    assert set(marks) == set(SIGNS) == set(STROKE)
    assert len({SIGNS[mark] for mark in marks}) == len(marks)
    assert len({(STROKE[mark].pattern, STROKE[mark].width) for mark in marks}) == len(marks)
    assert len({STROKE[mark].colour for mark in marks}) == len(marks)


def test_each_mark_is_drawn_with_its_stroke_alone_and_in_a_box() -> None:
    nodes = tuple(Node(mark, f"Card {mark}", mark=mark) for mark in SIGNS)
    words = tuple((mark, mark) for mark in SIGNS)
    dot = spell(Drawing("d", "T", "C", nodes, marks=words), lambda _: None)
    for mark, stroke in STROKE.items():
        (drawn,) = [one for one in dot.splitlines() if f"Card {mark}<" in one or f"Card {mark} " in one]
        assert stroke.colour in drawn
        assert ("peripheries=2" in drawn) == (stroke.pattern == "double")
        assert (stroke.pattern in drawn) or stroke.pattern in ("solid", "double")


def _light(colour: str) -> float:
    full = colour if len(colour) == 7 else "#" + "".join(letter * 2 for letter in colour[1:])
    parts = [int(full[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("dark", [False, True])
def test_marks_can_be_seen_and_words_be_read_in_light_and_dark(dark: bool) -> None:
    rules = re.findall(r"\.overlay \{(.*?)\}", CSS.read_text("utf-8"))
    colours: dict[str, str] = {}
    for rule in rules[: 2 if dark else 1]:
        colours |= dict(re.findall(r"--o-([a-z-]+): (#[0-9a-f]+)", rule))

    def contrast(one: str, other: str) -> float:
        low, high = sorted((_light(colours[one]), _light(colours[other])))
        return (high + 0.05) / (low + 0.05)

    for fill in ("paper", "added-fill", "removed-fill", "changed-fill", "new-fill"):
        assert contrast("ink", fill) >= 7
    for stroke in ("added", "removed", "changed", "new", "old", "quiet"):
        assert contrast(stroke, "paper") >= 4.5, stroke
    assert contrast("pale", "paper") >= 3
