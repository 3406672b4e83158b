"""Herefordshire and Worcestershire 2021: all that the slides hold is there, in the numbers in which they hold it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from generator.graph import Model, load
from generator.kinds._entity import Entity, Source
from generator.kinds.body import Body
from generator.kinds.milestone import Milestone
from generator.kinds.post import Post
from generator.kinds.statement import Statement
from tests.conftest import ROOT

BULLETS = (
    (16, 36),
    (40, 59),
    (75, 81),
    (85, 88),
    (92, 110),
    (114, 115),
    (119, 121),
    (125, 127),
    (129, 133),
    (137, 142),
    (146, 157),
    (161, 168),
    (172, 178),
    (182, 191),
    (195, 206),
    (210, 223),
    (227, 236),
    (240, 243),
)
"""The first and last line of each run of bullets in the text of the slides: 104 bullets and 63 beneath them."""
TABLES = (10, 61, 63, 64, 65, 66, 67, 69, 71, 247, 248)
"""The lines outside the bullets that say something: the opening sentence, the minimum Board, the milestones."""


@pytest.fixture(scope="module")
def planned() -> Model:
    loaded = load(ROOT / "model" / "herefordshire-worcestershire-2021")
    assert loaded.sound, loaded.problems
    assert loaded.model is not None
    return loaded.model


def every_source(model: Model) -> Iterator[tuple[Entity, Source]]:
    for entity in model.every():
        for sources in entity.facts.sources.values():
            for source in sources:
                yield entity, source


def statements(model: Model, heading: str) -> list[Statement]:
    found = [one for one in model.all("statement") if isinstance(one, Statement) and one.set == heading]
    return sorted(found, key=lambda one: one.number or 0)


def test_the_board_has_ten_seats_of_four_kinds(planned: Model) -> None:
    board = planned.find("body", "board")
    assert isinstance(board, Body)
    assert board.seat_total == 10
    assert [(group.id, group.number) for group in board.seats] == [
        ("non-executives", 3),
        ("executives", 3),
        ("partner-members", 3),
        ("chief-executive", 1),
    ]
    seats = planned.origins(board.ref, "body", "membership")
    posts = [post for seat in seats for post in planned.targets(seat.ref, "member") if isinstance(post, Post)]
    kinds = Counter(post.kind for post in posts)
    assert kinds == {"chair": 1, "non_executive": 2, "executive": 3, "partner_member": 3, "chief_executive": 1}


def test_two_committees_must_be_there(planned: Model) -> None:
    committees = [one.id for one in planned.all("body") if isinstance(one, Body) and one.kind == "committee"]
    assert committees == ["audit-committee", "remuneration-committee"]


def test_six_functions_are_laid_down(planned: Model) -> None:
    group = planned.find("function_group", "defined-functions")
    assert group is not None
    assert len(planned.into(group.ref, "group", "function")) == 6


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("This system", 3),
        ("ICS Partnership", 13),
        ("ICS NHS Body", 14),
        ("People and culture", 7),
        ("Specific people requirements", 4),
        ("Place-based partnerships", 6),
        ("Five forms that a place-based partnership may take", 5),
        ("Primary Care Networks", 3),
        ("Voluntary, community and social enterprises", 3),
        ("NHS trusts", 3),
        ("Three ways to govern a provider collaboration", 3),
        ("What guidance on clinical and professional leadership will reflect", 5),
        ("Four levels of oversight", 4),
        ("How partners are helped to work together on money", 5),
        ("Eight things to have for data and digital work", 8),
    ],
)
def test_each_list_is_whole_and_in_order(planned: Model, heading: str, number: int) -> None:
    assert [one.number for one in statements(planned, heading)] == list(range(1, number + 1))


def test_the_system_was_expected_on_the_third_level(planned: Model) -> None:
    third = statements(planned, "Four levels of oversight")[2]
    assert "Herefordshire and Worcestershire" in (third.text or "")
    assert [thing.id for thing in planned.targets(third.ref, "about")] == ["herefordshire-and-worcestershire"]


def test_eighteen_milestones_stand_under_four_quarters(planned: Model) -> None:
    milestones = [one for one in planned.all("milestone") if isinstance(one, Milestone)]
    under = Counter(re.sub(r".*(Quarter \d of 2021/22)", r"\1", one.when or "") for one in milestones)
    assert under == {f"Quarter {quarter} of 2021/22": number for quarter, number in enumerate((2, 5, 4, 7), 1)}
    assert [one for one in milestones if one.due] == []


def test_what_the_slides_contradict_is_left_in_conflict(planned: Model) -> None:
    disputed = {entity.id for entity, source in every_source(planned) if source.status == "conflict"}
    assert disputed == {"prepare-direct-commissioning", "ics-partnership--hw-providers"}


def test_the_lost_picture_is_named_once(planned: Model) -> None:
    lost = [entity.id for entity, source in every_source(planned) if source.status == "lost_figure"]
    assert lost == ["herefordshire-and-worcestershire"]


def test_every_bullet_of_the_slides_is_somewhere_in_the_handbook(planned: Model) -> None:
    """A source that names a whole slide, of eight lines or more, does not count for its bullets."""
    cited: set[int] = set()
    for _, source in every_source(planned):
        for first, last in re.findall(r"(\d+)(?:-(\d+))?", source.lines or ""):
            if int(last or first) - int(first) < 8:
                cited |= set(range(int(first), int(last or first) + 1))
    said = {line for first, last in BULLETS for line in range(first, last + 1)}
    assert len(said) == 104 + 63
    assert sorted(said - cited) == []
    assert sorted(set(TABLES) - cited) == []


def test_every_fact_says_where_it_stands_and_every_doubt_why(planned: Model) -> None:
    sources = list(every_source(planned))
    assert [e.id for e, s in sources if s.status in ("inferred", "conflict", "lost_figure") and not s.note] == []
    assert [e.id for e, s in sources if s.status == "sourced" and not (s.document and s.at and s.lines)] == []
