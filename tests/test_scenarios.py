"""Scenarios run as they are written: in words, in lanes, and held against the scheme."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from generator.diagnostics import Ref
from generator.diagrams import diagrams
from generator.draw import render, spell
from generator.draw.lanes import against, in_rows
from generator.drawing import Arrow, Drawing, Group, Node, TwinLine, twin
from generator.graph import Model, load
from generator.graph.flow import flow_of
from generator.graph.model import confidence
from generator.kinds.scenario_step import ScenarioStep
from generator.legend import legend
from generator.rules import judge
from generator.site.build import Built, build
from tests.conftest import HANDBOOKS, ROOT, Files

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>x</script> \\N \\" </TABLE> & {{ 7 }} ]> --'
STATED = "defaults: {sources: [{document: plan, at: One, status: sourced}]}\nentries:"
CARE = f"""
{STATED}
- id: care
  name: Costly care
  trigger: Somebody needs care
  basis: per_year
  involves: [director]
  steps:
    - key: cost
      action: Work out the cost
      actor_words: The team
      next:
        - {{to: small, up_to: £1m}}
        - {{to: large, above: £1m}}
    - {{key: small, action: Approve it, actor: director, next: [{{to: begin}}]}}
    - {{key: large, action: Decide on it, actor: board, escalates_to: board, text: At its next meeting.}}
    - key: begin
      action: Begin the care
      actor: [director, clerk]
      together: no
      actor_words: The local director
      ends: The care begins
"""
PLAIN: Files = {
    "bodies.yml": f"{STATED} [{{id: board, name: Board, kind: board}}]",
    "posts.yml": STATED + " [{id: director, name: Director, kind: executive}, {id: clerk, name: Clerk, kind: other}]",
    "organisations.yml": f"{STATED} [{{id: trust, name: Trust, kind: icb}}]",
    "scenarios.yml": CARE,
}


def drawn(model: Model, scenario: str) -> Drawing:
    made = diagrams()["scenario_flow"].draw(model, model.get(Ref("scenario", scenario)))
    assert made is not None
    return made


def words(lines: tuple[TwinLine, ...]) -> list[str]:
    return [said for line in lines for said in (line.words, *words(line.under))]


@cache
def real(root: Path) -> Model:
    model = load(root).model
    assert model is not None
    return model


@cache
def laid_out(root: Path) -> dict[str, tuple[Drawing, ET.Element]]:
    """Every scenario of a handbook with its picture."""
    model = real(root)
    drawings = [drawn(model, s.id) for s in model.all("scenario") if flow_of(model, s.ref).steps]
    pictures = render({d.id: spell(d, lambda _: None) for d in drawings})
    return {d.id: (d, ET.fromstring(pictures[d.id].svg or "")) for d in drawings}


TOLD = [root for root in HANDBOOKS if any(flow_of(real(root), s.ref).steps for s in real(root).all("scenario"))]
"""The real handbooks whose scenarios have steps."""


def test_steps_stand_in_the_order_written_and_the_next_one_follows_where_no_way_is_given(
    sound_model: Callable[[Files], Model],
) -> None:
    flow = flow_of(sound_model(PLAIN), Ref("scenario", "care"))
    assert [step.key for step in flow.steps] == ["cost", "small", "large", "begin"]
    assert {key: [way.to for way in ways] for key, ways in flow.ways.items()} == {
        "cost": ["small", "large"],
        "small": ["begin"],
        "large": ["begin"],
        "begin": [],
    }
    assert flow.reached() == flow.finishing() == {"cost", "small", "large", "begin"}
    assert (flow.number("begin"), flow.number("gone"), flow.step("gone")) == (4, 0, None)


def test_lanes_follow_the_first_step_of_each_and_the_trigger_comes_first(
    sound_model: Callable[[Files], Model],
) -> None:
    drawing = drawn(sound_model(PLAIN), "care")
    assert [group.title for group in drawing.groups] == ["The team", "Director", "Board", "The local director"]
    assert [(node.over, node.name, node.look) for node in drawing.nodes] == [
        ("What sets it off", "Somebody needs care", "trigger"),
        ("Step 1", "Work out the cost", "step"),
        ("Step 2", "Approve it", "step"),
        ("Step 3", "Decide on it", "step"),
        ("Step 4", "Begin the care", "end"),
    ]
    assert drawing.nodes[-1].under == "The care begins"
    assert [arrow.label for arrow in drawing.arrows] == ["", "up to £1 million", "above £1 million", "", ""]
    assert "Sums are counted a year." in drawing.caption


def test_the_picture_says_in_words_who_takes_each_step_and_what_each_way_turns_on(
    sound_model: Callable[[Files], Model],
) -> None:
    said = words(twin(drawn(sound_model(PLAIN), "care")))
    assert said[:3] == ["The team", "Somebody needs care (what sets it off)", "Work out the cost (step 1)"]
    assert said[said.index("The local director") + 1] == "Begin the care (step 4): The care begins"
    assert "Work out the cost goes on to Decide on it (above £1 million)." in said
    assert "Somebody needs care leads to Work out the cost." in said


def test_more_lanes_than_fit_become_one_in_which_each_card_says_who_acts(
    sound_model: Callable[[Files], Model],
) -> None:
    steps = [{"key": f"s{n}", "action": f"Act {n}", "actor_words": f"Team {n}"} for n in range(6)]
    steps[-1]["ends"] = "Over"
    drawing = drawn(sound_model({"scenarios.yml": yaml.safe_dump([{"id": "x", "name": "X", "steps": steps}])}), "x")
    assert len(drawing.groups) == 1
    assert [node.over for node in drawing.nodes] == [f"Step {n + 1}: Team {n}" for n in range(6)]


def test_a_scenario_of_one_step_has_no_picture(sound_model: Callable[[Files], Model]) -> None:
    model = sound_model({"scenarios.yml": "[{id: x, name: X, steps: [{key: a, action: Act, ends: Over}]}]"})
    assert diagrams()["scenario_flow"].draw(model, model.get(Ref("scenario", "x"))) is None


def test_each_card_has_its_own_place_under_those_that_lead_to_it() -> None:
    nodes = tuple(Node(name, name.upper()) for name in "abcde")
    lanes = (Group("1", "One", ("a", "c", "e"), lane=True), Group("2", "Two", ("b", "d"), lane=True))
    arrows = tuple(Arrow(*pair, "then") for pair in ("ab", "bc", "cd", "da", "de"))
    drawing = Drawing("d", "T", "", nodes, arrows, lanes)
    rows = in_rows(drawing)
    assert rows == [["a", None], [None, "b"], ["c", None], [None, "d"], ["e", None]]
    assert [arrow.head for arrow in arrows if against(arrow, rows)] == ["a"]


def test_an_arrow_to_the_left_in_one_row_does_not_turn_the_lanes_round() -> None:
    nodes = tuple(Node(name, name.upper()) for name in "ab")
    lanes = tuple(Group(name, name, (name,), lane=True) for name in "ab")
    drawing = Drawing("d", "T", "", nodes, (Arrow("b", "a", "then"),), lanes)
    assert in_rows(drawing) == [["a", "b"]]
    svg = ET.fromstring(render({"d": spell(drawing, lambda _: None)})["d"].svg or "")
    heads = [min(xs(group)) for group in svg.iter(f"{SVG}g") if "heading" in group.get("class", "")]
    cards = [min(xs(card)) for card in cards_of(svg)]
    assert heads == sorted(heads)
    assert cards == sorted(cards)


def test_hostile_words_are_text_in_the_picture(sound_model: Callable[[Files], Model]) -> None:
    step = {"action": f"Act {HOSTILE}", "actor_words": f"Team {HOSTILE}", "text": HOSTILE}
    steps = [
        {**step, "key": "a", "next": [{"to": "b", "when": f"if {HOSTILE}"}, {"to": "c", "otherwise": "yes"}]},
        {**step, "key": "b", "actor_words": HOSTILE, "ends": HOSTILE},
        {**step, "key": "c", "ends": "Over"},
    ]
    scenario = {"id": "x", "name": HOSTILE, "trigger": f"Now {HOSTILE}", "steps": steps}
    drawing = drawn(sound_model({"scenarios.yml": yaml.safe_dump([scenario])}), "x")
    svg = ET.fromstring(render({"x": spell(drawing, lambda _: None)})["x"].svg or "")
    assert not [e for e in svg.iter() if e.tag.rpartition("}")[2] in ("script", "foreignObject", "table")]
    shown = "".join("".join(text.itertext()) for text in svg.iter(f"{SVG}text"))
    for said in ("Act", "Team", "Now", "if"):
        assert re.sub(r"\s", "", f"{said} {HOSTILE}") in re.sub(r"\s", "", shown)


@pytest.fixture(scope="module")
def site(write_handbook: Callable[[Files], Path]) -> Built:
    outcome = build(write_handbook(PLAIN))
    assert outcome.built is not None, outcome.findings
    return outcome.built


def told(built: Built, address: str) -> str:
    """What readers see of a page, in one line."""
    (page,) = [page for page in built.pages if page.address == address]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page.markdown)).split())


def test_the_page_says_each_step_with_who_acts_and_the_ways_on(site: Built) -> None:
    said = told(site, "scenarios/care/")
    assert "Work out the cost Who acts: The team." in said
    assert "Up to £1 million a year: go on to step 2 Above £1 million a year: go on to step 3" in said
    assert "Approve it Who acts: Director . Then: go on to step 4" in said
    assert "Where it cannot be settled here, it goes to Board ." in said
    assert "Begin the care Who acts: The local director: Director or Clerk . It ends here: The care begins." in said
    assert said.index("Begin the care") < said.index("step by step.")  # the words come before the picture


def test_whoever_acts_in_a_scenario_says_so_once(site: Built) -> None:
    said = told(site, "roles/director/")
    assert "Scenarios it acts in { #scenarios } Costly care : step 2 (approve it), step 4 (begin the care)" in said
    assert "Also linked" not in said
    model = site.model
    near = diagrams()["neighbourhood"].draw(model, model.get(Ref("post", "director")))
    assert near is not None
    assert [(group.title, len(group.nodes)) for group in near.groups] == [("Acts in the scenario", 1)]
    assert "Hears of trouble in the scenario Costly care" in told(site, "bodies/board/")


@pytest.mark.parametrize("root", HANDBOOKS, ids=lambda root: root.name)
def test_every_scenario_of_a_real_handbook_can_be_followed(root: Path) -> None:
    codes = {"GOV701", "GOV702", "GOV703", "GOV705"}
    assert [d for d in judge(real(root)) if d.code in codes] == []


def test_the_example_has_scenarios_with_sums_escalation_and_an_urgent_decision() -> None:
    model = real(ROOT / "model" / "example")
    flows = {s.id: flow_of(model, s.ref) for s in model.all("scenario")}
    assert len(flows) == 3
    bands = [[w for ws in flow.ways.values() for w in ws if w.above or w.up_to] for flow in flows.values()]
    assert sum(len(found) >= 4 for found in bands) == 2
    assert any(model.out(step.ref, "escalates_to") for flow in flows.values() for step in flow.steps)
    urgent = [s for f in flows.values() for s in f.steps if any(c.fact == "urgent" for c in s.case)]
    assert [sorted(e.id for e in model.targets(s.ref, "actor")) for s in urgent] == [["chair", "chief-executive"]]


def test_every_step_of_2022_is_stated_or_marked_as_ours_and_no_sum_is_made_up(nenc: Model) -> None:
    steps = [s for s in nenc.all("scenario_step") if isinstance(s, ScenarioStep)]
    scenarios = nenc.all("scenario")
    assert len(scenarios) == 9
    assert all(4 <= len(flow_of(nenc, s.ref).steps) <= 10 for s in scenarios)
    assert {confidence(step.said()) for step in steps} == {"sourced", "illustrative"}
    assert sum(confidence(step.said()) == "sourced" for step in steps) == 8
    sums = {pence for step in steps for way in step.next for pence in (way.above, way.up_to) if pence}
    assert sums == {100_000_000}
    assert not any(step.amount for step in steps)
    said = " ".join(str(v) for step in steps for v in (step.action, step.actor_words, step.ends, step.text))
    assert set(re.findall(r"£\S+ \w+", said)) <= {"£1 million"}


def test_the_one_limit_leads_to_both_examples_and_below_it_to_an_honest_end(nenc: Model) -> None:
    flow = flow_of(nenc, Ref("scenario", "high-cost-continuing-healthcare"))
    (cost,) = [step for step in flow.steps if any(way.above for way in step.next)]
    above, below = cost.next
    assert [confidence(cost.said("next", n)) for n in (0, 1)] == ["sourced", "illustrative"]
    lowest = flow.step(below.to)
    assert lowest is not None
    assert lowest.ends == "Who approves it is not stated in the source"
    routes = [flow.step(way.to) for way in flow.ways[above.to]]
    acting = [{e.id for e in nenc.targets(step.ref, "actor")} for step in routes if step]
    place = "executive-director-of-place-based-delivery"
    assert acting == [
        {"chief-executive", f"{place}-central-and-tees-valley"},
        {"chief-executive", f"{place}-north-and-north-cumbria"},
        {"executive-committee"},
    ]
    assert all("example" in (way.when or "") for way in flow.ways[above.to])


@pytest.mark.parametrize("root", TOLD, ids=lambda root: root.name)
def test_every_step_of_a_real_scenario_is_named_in_the_words_of_its_picture(root: Path) -> None:
    for drawing, _ in laid_out(root).values():
        said = words(twin(drawing))
        for node in drawing.nodes:
            assert any(line.startswith(f"{node.name} ({node.over[0].lower()}{node.over[1:]})") for line in said)
        assert len(legend(drawing)) <= 6


@pytest.mark.parametrize("root", TOLD, ids=lambda root: root.name)
def test_lanes_keep_their_order_and_nothing_lies_on_anything_else(root: Path) -> None:
    for name, (drawing, svg) in laid_out(root).items():
        assert int(svg.get("width", "0")) <= 900, name
        heads = [g for g in svg.iter(f"{SVG}g") if "heading" in g.get("class", "").split()]
        lefts = [min(xs(head)) for head in heads]
        assert lefts == sorted(lefts), name
        lines = sorted({float(e.get("cx", "0")) for e in svg.iter(f"{SVG}ellipse")})
        assert len(lines) == len(drawing.groups) + 1, name
        lane_of = {node: index for index, group in enumerate(drawing.groups) for node in group.nodes}
        cards = list(cards_of(svg))
        boxes = [(min(xs(card)), min(ys(card)), max(xs(card)), max(ys(card))) for card in cards]
        for node, box in zip(drawing.nodes, boxes, strict=True):
            assert lines[lane_of[node.id]] < box[0] < box[2] < lines[lane_of[node.id] + 1], (name, node.name)
        labels = [
            (float(t.get("x", "0")), float(t.get("y", "0")) - 4)
            for edge in svg.iter(f"{SVG}g")
            if edge.get("class", "").startswith("edge")
            for t in edge.iter(f"{SVG}text")
        ]
        for one, (left, top, right, bottom) in enumerate(boxes):
            assert all(apart(boxes[one], other) for other in boxes[one + 1 :]), name
            assert not [x for x, y in labels if left < x < right and top < y < bottom], name
        assert len(set(labels)) == len(labels), name


def cards_of(svg: ET.Element) -> Iterator[ET.Element]:
    """The cards of a picture, in their order."""
    return (g for g in svg.iter(f"{SVG}g") if "look-" in g.get("class", ""))


def numbers(group: ET.Element) -> list[tuple[float, float]]:
    """The points of the shapes in a group, and where its text begins."""
    written = " ".join(e.get("points") or e.get("d") or "" for e in group.iter() if e.tag.endswith(("polygon", "path")))
    points = [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", written)]
    return points or [(float(t.get("x", "0")), float(t.get("y", "0"))) for t in group.iter(f"{SVG}text")]


def xs(group: ET.Element) -> list[float]:
    return [x for x, _ in numbers(group)]


def ys(group: ET.Element) -> list[float]:
    return [y for _, y in numbers(group)]


def apart(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
