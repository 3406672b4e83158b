"""Phases and dates on a line of time."""

from __future__ import annotations

from collections.abc import Callable

from generator.diagrams import diagrams
from generator.draw import render, spell
from generator.drawing import BUDGET, Drawing, twin
from generator.graph import Model, select
from tests.conftest import Files

FILES: Files = {
    "phases.yml": """
        - {id: first, name: First, from: 2022-01, until: 2022-09}
        - {id: second, name: Second, from: 2022-07, until: 2022-12}
        - {id: third, name: "Third <b> & \\\\N", from: 2022-09}
        - {id: undated, name: Undated, when: Later}
        """,
    "milestones.yml": """
        - {id: plan, name: Plan is published, due: 2023-03}
        - {id: soon, name: Some day, when: Spring 2023}
        """,
}


def drawn(model: Model) -> Drawing:
    made = diagrams()["phases"].draw(model, None)
    assert made is not None
    return made


def test_a_bar_covers_its_months_and_one_without_an_end_goes_on(sound_model: Callable[[Files], Model]) -> None:
    drawing = drawn(sound_model(FILES))
    spans = {node.name.split()[0]: node.span for node in drawing.nodes}
    columns = len(drawing.axis)
    assert spans == {"First": (0, 9), "Second": (6, 12), "Third": (8, columns), "Plan": (14, 15)}
    assert drawing.axis[0] == ("Jan", "2022")
    assert drawing.axis[14] == ("Mar", "2023")


def test_long_stretches_stand_in_quarters(sound_model: Callable[[Files], Model]) -> None:
    files = {"phases.yml": "[{id: long, name: Long, from: 2021-02, until: 2024-05}]"}
    drawing = drawn(sound_model(files))
    assert drawing.axis[0] == ("Q1", "2021")
    assert drawing.nodes[0].span == (0, 14)


def test_the_words_say_when_each_begins_and_ends(sound_model: Callable[[Files], Model]) -> None:
    said = [line.words for line in twin(drawn(sound_model(FILES)))]
    assert said[0] == "First (phase): January 2022 to September 2022"
    assert said[2].endswith(": From September 2022")


def test_graphviz_draws_it_with_hostile_names_as_they_are(sound_model: Callable[[Files], Model]) -> None:
    picture = render({"phases": spell(drawn(sound_model(FILES)), lambda ref: None)})["phases"]
    assert picture.svg is not None, picture.failure
    assert "Third &lt;b&gt; &amp; \\N" in picture.svg


def test_a_plan_stands_on_any_day(sound_model: Callable[[Files], Model]) -> None:
    for day in ("2021-01-01", "2022-07-01", "2030-01-01"):
        chosen = select(sound_model(FILES), "public", day)
        assert [phase.id for phase in chosen.all("phase")] == ["first", "second", "third", "undated"]
        assert [phase.status for phase in chosen.all("phase")] == ["in_force"] * 4


def test_of_more_than_can_be_read_the_first_are_drawn_and_the_rest_are_counted(
    sound_model: Callable[[Files], Model],
) -> None:
    phases = "".join(f"- {{id: p{n}, name: Phase {n}, from: {2000 + n}, until: {2000 + n}}}\n" for n in range(60))
    drawing = drawn(sound_model({**FILES, "phases.yml": phases}))
    assert len(drawing.nodes) <= BUDGET
    assert drawing.nodes[0].name == "Phase 0"
    assert "32 later phases stand in the table." in drawing.left_out
