"""A picture's text twin says everything that the picture shows, and its legend nothing that it does not."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Ref
from generator.drawing import (
    BUDGET,
    Arrow,
    Border,
    Drawing,
    Group,
    Look,
    Manner,
    Node,
    TwinLine,
    card,
    reads,
    sentence,
    twin,
)
from generator.legend import BORDER_WORDS, LOOK_WORDS, legend


def words(lines: tuple[TwinLine, ...]) -> list[str]:
    """Every line of a twin, a line's own words before each of those under it."""
    return [said for line in lines for said in ([line.words, *(f"{line.words} {s}" for s in words(line.under))])]


def drawn(nodes: str, *arrows: Arrow, groups: tuple[Group, ...] = ()) -> Drawing:
    """A drawing of nodes named like their ids, in capitals."""
    return Drawing("d", "Title", "Caption", tuple(Node(n, n.upper()) for n in nodes.split()), arrows, groups)


def test_a_card_in_words_is_name_sort_and_what_stands_under_it() -> None:
    assert card(Node("a", "Board")) == "Board"
    assert card(Node("a", "Board", "Committee", "12 seats")) == "Board (committee): 12 seats"
    assert card(Node("a", "Board", over="Board")) == "Board"


def test_a_line_reads_as_a_sentence_with_its_doubt() -> None:
    assert sentence("A", Arrow("a", "b", "reports to"), "B") == "A reports to B."
    assert sentence("A", Arrow("a", "b", "reports to", worked_out=True), "B").endswith("(worked out from the source).")
    assert (
        sentence("A", Arrow("a", "b", "sees", worked_out=True, note="a guess."), "B")
        == "A sees B (worked out: a guess)."
    )


@pytest.mark.parametrize(
    ("node", "says", "reading"),
    [
        (Node("a", "Scrutiny Committees"), "works with", "work with"),
        (Node("a", "Health and Wellbeing Boards"), "is a body of", "are bodies of"),
        (Node("a", "Area ICPs", under="4 of them"), "is part of", "are part of"),
        (Node("a", "Local authorities of the North", look="organisation"), "has as a body", "have as a body"),
        (Node("a", "Directors of Public Health", look="post"), "carries", "carry"),
        (Node("a", "The places", under="13 of them", look="area"), "covers", "cover"),
        (Node("a", "Insights, Strategy and Policy Group"), "works with", "works with"),
        (Node("a", "Audit Committee"), "works with", "works with"),
        (Node("a", "NECS", look="organisation"), "is part of", "is part of"),
        (Node("a", "Complaints", look="function"), "is listed under", "is listed under"),
        (Node("a", "Board for services"), "covers", "covers"),
    ],
)
def test_what_stands_for_several_takes_the_plural(node: Node, says: str, reading: str) -> None:
    arrow = Arrow("a", "b", says)
    assert reads(node, arrow) == reading
    said = twin(Drawing("d", "Title", "Caption", (node, Node("b", "B")), (arrow,)))
    assert any(line.words == f"{node.name} {reading} B." for line in said)


def test_boxes_that_no_line_joins_stand_in_words_under_their_heading() -> None:
    twinned = twin(drawn("a b c", groups=(Group("g", "Group", ("a", "b")),)))
    assert words(twinned) == ["Group", "Group A", "Group B", "C"]


def test_lines_that_say_the_same_of_one_thing_are_one_sentence_with_a_list() -> None:
    arrows = [Arrow(tail, "a", "reports to") for tail in "bcd"]
    (line,) = twin(drawn("a b c d", *arrows))
    assert line.words == "Each of these reports to A:"
    assert [under.words for under in line.under] == ["B", "C", "D"]


def test_a_line_to_a_group_holds_for_each_thing_in_it() -> None:
    said = words(twin(drawn("a b c", Arrow("a", "g", "sees"), groups=(Group("g", "Group", ("b", "c")),))))
    assert said == ["A sees:", "A sees: B", "A sees: C"]


def test_what_a_box_leads_to_stands_on_its_name() -> None:
    ref = Ref("post", "x")
    drawing = Drawing(
        "d", "T", "", (Node("a", "A", ref=ref), Node("b", "B"), Node("c", "C")), (Arrow("a", "b", "sees"),)
    )
    first = next(line for line in twin(drawing) if "sees" in line.words)
    assert [(part.words, part.ref) for part in first.parts if part.ref] == [("A", ref)]


LOOKS, BORDERS, MANNERS = (get_args(t) for t in (Look, Border, Manner))


@st.composite
def drawings(draw: st.DrawFn) -> Drawing:
    size = draw(st.integers(1, 8))
    nodes = tuple(
        Node(f"n{n}", f"Name {n}.", look=draw(st.sampled_from(LOOKS)), border=draw(st.sampled_from(BORDERS)))
        for n in range(size)
    )
    names = [node.id for node in nodes]
    grouped = draw(st.lists(st.sampled_from(names), unique=True))
    groups = (Group("g", "Heading", tuple(grouped)),) if grouped else ()
    ends = st.sampled_from([*names, *(group.id for group in groups)])
    arrow = st.builds(
        Arrow,
        tail=ends,
        head=ends,
        says=st.sampled_from(["reports to", "advises", "holds"]),
        manner=st.sampled_from(MANNERS),
        worked_out=st.booleans(),
        note=st.sampled_from(["", "a guess"]),
    )
    return Drawing("d", "T", "C", nodes, tuple(draw(st.lists(arrow, max_size=10))), groups)


@given(drawings())
def test_the_twin_names_every_box_and_says_every_line(drawing: Drawing) -> None:
    said = words(twin(drawing))
    names = {node.id: node.name for node in drawing.nodes}
    members = {group.id: group.nodes for group in drawing.groups}
    for name in names.values():
        assert any(name in line for line in said)
    for arrow in drawing.arrows:
        for tail in members.get(arrow.tail, (arrow.tail,)):
            for head in members.get(arrow.head, (arrow.head,)):
                parts = (names[tail], arrow.says, names[head], "worked out" if arrow.worked_out else "")
                assert any(all(part in line for part in parts) for line in said)


@given(drawings())
def test_the_legend_names_what_is_drawn_and_nothing_else(drawing: Drawing) -> None:
    lines = legend(drawing)
    assert {line.name for line in lines if line.sort == "look"} == {node.look for node in drawing.nodes}
    assert {line.name for line in lines if line.sort == "border"} == {n.border for n in drawing.nodes} - {"solid"}
    assert {(line.name, line.worked_out) for line in lines if line.sort == "line"} == {
        (arrow.manner, arrow.worked_out) for arrow in drawing.arrows
    }
    assert len(set(lines)) == len(lines)
    for arrow in drawing.arrows:
        key = ("line", arrow.manner, arrow.worked_out)
        (line,) = [one for one in lines if (one.sort, one.name, one.worked_out) == key]
        assert arrow.says in line.words


def test_every_look_and_border_has_words() -> None:
    assert set(LOOK_WORDS) == set(LOOKS)
    assert set(BORDER_WORDS) == set(BORDERS)


def test_a_picture_holds_no_more_than_can_be_read() -> None:
    nodes = tuple(Node(f"n{n}", "A") for n in range(BUDGET + 1))
    assert Drawing("d", "T", "C", nodes[:-1])
    with pytest.raises(ValueError, match=f"at most {BUDGET}"):
        Drawing("d", "T", "C", nodes)
