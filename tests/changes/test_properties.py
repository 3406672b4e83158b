"""What must hold of any two models: nothing is lost, undoing mirrors, and weight is never called wording."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.changes import Change, Diff, bring_together, find_changes, sorts
from generator.changes.edits import apply
from generator.diagnostics import At
from generator.graph import Model
from generator.graph.decode import decode
from generator.graph.handbook import Handbook
from generator.graph.resolve import resolve
from generator.kinds import kinds
from generator.source import Mapping, Node, Sequence, Text

HERE = At("case.yml")


def node(value: Any) -> Node:
    """Plain data as it would be read from a file."""
    if isinstance(value, dict):
        entries = {name: node(part) for name, part in value.items() if part is not None}
        return Mapping(entries, HERE, dict.fromkeys(entries, HERE))
    if isinstance(value, list):
        return Sequence(tuple(node(part) for part in value), HERE)
    return Text(str(value), HERE, plain=True)


def model(data: dict[str, Any]) -> Model:
    """A model made straight from data, without files."""
    written: dict[str, list[Any]] = {name: [] for name in kinds()}
    problems: list[Any] = []
    for kind, entries in data["entities"].items():
        for entry in entries:
            decoded = decode(kinds()[kind], node(entry))
            problems += decoded.problems
            for entity in decoded.entities:
                written[entity.kind_name()].append(entity)
    resolved = resolve(written, set())
    assert not problems
    assert not resolved.problems
    card = Handbook(
        id="case",
        title="A handbook",
        organisation="trust",
        publisher="The Trust",
        state="example",
        as_at="2022-07-01",
        summary="A case.",
        coverage=data["coverage"],
    )
    return Model(card, resolved.entities, resolved.edges, "staff", card.as_at)


IDS = ("a", "b", "c", "d")
names = st.sampled_from(["Alpha", "Beta", "Gamma", "Delta", "the alpha"])
prose = st.sampled_from([None, "One way of saying it.", "Another way."])
status = st.sampled_from([None, None, None, "closed", "proposed"])
sources = st.sampled_from([None, [{"document": "plan"}], [{"document": "plan", "status": "inferred", "note": "So."}]])


def some(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from([None, *values])


@st.composite
def handbooks(draw: st.DrawFn) -> dict[str, Any]:
    """The data of a small handbook: bodies with seats, posts with holders and portfolios, functions, lead roles."""
    posts = [f"p{one}" for one in draw(st.lists(st.sampled_from(IDS), unique=True, min_size=1))]
    bodies = [f"b{one}" for one in draw(st.lists(st.sampled_from(IDS), unique=True, min_size=1))]
    functions = [f"f{one}" for one in draw(st.lists(st.sampled_from(IDS), unique=True))]
    people = ["jo", "al"]

    def common(kind: list[str], ident: str) -> dict[str, Any]:
        others = [one for one in kind if one != ident]
        return {
            "id": ident,
            "name": draw(names),
            "status": draw(status),
            "successor": draw(some(*others)),
            "notes": draw(prose),
            "sources": draw(sources),
            "until": draw(some("2023-03-31")),
        }

    def body(ident: str) -> dict[str, Any]:
        return {
            **common(bodies, ident),
            "kind": draw(st.sampled_from(["committee", "forum"])),
            "authority": draw(some("decides", "assures", "advises", "consults")),
            "quorum": draw(some("Four members", "Five members", "none")),
            "accountable_to": draw(some(*[f"body/{one}" for one in bodies if one != ident])),
            "responsibilities": draw(some(["One"], ["Two", "One"])),
            "members": draw(st.lists(seat(), max_size=3)) or None,
        }

    def seat() -> st.SearchStrategy[dict[str, Any]]:
        return st.fixed_dictionaries(
            {
                "member": st.sampled_from([f"post/{one}" for one in posts]),
                "role": some("chair", "attendee"),
                "voting": some("yes", "no"),
                "until": some("2022-01"),
                "status": status,
            }
        )

    def post(ident: str) -> dict[str, Any]:
        holding = st.fixed_dictionaries(
            {"person": st.sampled_from([*people, "none"]), "kind": some("acting"), "status": status}
        )
        line = st.fixed_dictionaries({"words": names, "function": some(*functions), "role": some("accountable")})
        return {
            **common(posts, ident),
            "kind": "executive",
            "reports_to": draw(some(*[[f"post/{one}"] for one in posts if one != ident])),
            "holders": draw(st.lists(holding, max_size=2)) or None,
            "portfolio": draw(st.lists(line, max_size=3)) or None,
        }

    def function(ident: str) -> dict[str, Any]:
        return {
            **common(functions, ident),
            "level": draw(some("system", "place")),
            "leaves_when": draw(some("Until safe transfer", "In April")),
            "text": draw(prose),
        }

    event = {
        "id": "e",
        "name": "Something is changed",
        "kind": draw(st.sampled_from(["split", "merge", "rename", "transfer"])),
        "original": [f"body/{one}" for one in draw(st.lists(st.sampled_from(bodies), unique=True, max_size=2))],
        "resulting": [f"body/{one}" for one in draw(st.lists(st.sampled_from(bodies), unique=True, max_size=2))],
    }
    return {
        "coverage": draw(st.sampled_from(["whole", "whole", "partial"])),
        "entities": {
            "document": [{"id": "plan", "name": "Plan"}],
            "person": [{"id": one, "name": one} for one in people],
            "function": [function(one) for one in functions],
            "post": [post(one) for one in posts],
            "body": [body(one) for one in bodies],
            "designation": [{"id": "lead", "name": "Lead", "held_by": draw(some([posts[0]], "none"))}],
            "change_event": draw(st.sampled_from([[], [event]])),
        },
    }


def compared(old: Model, new: Model) -> tuple[Diff, tuple[Change, ...]]:
    diff = bring_together(old, new)
    return diff, find_changes(diff, lambda code: "noting")


quickly = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@given(handbooks())
@quickly
def test_a_model_does_not_differ_from_itself(data: dict[str, Any]) -> None:
    _, found = compared(model(data), model(data))
    assert found == ()


def holds_for(first: dict[str, Any], second: dict[str, Any]) -> None:
    old, new = model(first), model(second)
    diff, found = compared(old, new)
    before, after = ({ref: dict(e.values) for ref, e in side.entries.items()} for side in (diff.old, diff.new))
    assert apply(before, [edit for one in found for edit in one.edits]) == after
    _, back = compared(new, old)
    mirrored = sorted((sorts()[one.code].mirror, one.before, one.after) for one in found)
    assert sorted((one.code, one.after, one.before) for one in back) == mirrored
    for one in found:
        told = {edit.field for edit in one.edits}
        if one.code in ("CHG910", "CHG920", "CHG835"):
            assert not told & {"quorum", "authority", "voting", "accountable_to", "role", "level", "held_by", None}


@given(handbooks(), handbooks())
@quickly
def test_nothing_is_lost_and_undoing_mirrors(first: dict[str, Any], second: dict[str, Any]) -> None:
    holds_for(first, second)


@pytest.mark.long
@given(handbooks(), handbooks())
@settings(max_examples=2000, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_nothing_is_lost_in_a_long_run(first: dict[str, Any], second: dict[str, Any]) -> None:
    holds_for(first, second)


coverages = st.sampled_from(["whole", "partial"])
FIELDS = {"quorum": ("Four", "Five"), "authority": ("advises", "decides"), "meets": ("monthly", "yearly")}


@given(
    st.sampled_from(sorted(FIELDS)),
    prose,
    prose,
    sources,
    sources,
    st.booleans(),
    st.sampled_from(["whole", "partial"]),
)
@quickly
def test_what_carries_weight_is_never_called_wording(
    field: str, one: str | None, other: str | None, cited: Any, then: Any, voting: bool, coverage: str
) -> None:
    def made(value: str, words: str | None, said: Any, vote: bool) -> Model:
        seat = [{"member": "n", "voting": "yes" if vote else "no"}]
        body = {"id": "a", "name": "A", "kind": "committee", field: value, "purpose": words, "sources": said}
        post = {"id": "n", "name": "N", "kind": "executive"}
        entities = {"document": [{"id": "plan", "name": "P"}], "post": [post], "body": [{**body, "members": seat}]}
        return model({"coverage": coverage, "entities": entities})

    before, after = FIELDS[field]
    _, found = compared(made(before, one, cited, True), made(after, other, then, voting))
    weighty = {"quorum": "CHG120", "authority": "CHG110", "meets": "CHG132"}[field]
    assert weighty in {change.code for change in found}
    assert ("CHG122" in {change.code for change in found}) == (not voting)
