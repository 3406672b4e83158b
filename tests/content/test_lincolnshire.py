"""The handbook of Lincolnshire: what the source counts comes out of the model, and nothing is decided that it lost."""

from __future__ import annotations

import json
from collections import Counter

import jsonschema
import pytest
import yaml

from generator.graph import Model, load
from generator.graph.schema import all_schemas
from generator.kinds import kinds
from generator.kinds._entity import Entity
from generator.kinds.function import Function
from generator.kinds.outcome import Outcome
from generator.kinds.statement import Statement
from generator.kinds.statutory_function import StatutoryFunction
from tests.conftest import ROOT

PER_HEADING = {
    "strategic-planning-and-integration": (13, 23),
    "joint-resource-management": (7, 9),
    "public-involvement-and-engagement": (4, 4),
    "resource-allocation-and-distribution": (13, 14),
    "functions-delegated-from-nhsei": (2, 2),
    "icb-corporate-functions": (13, 27),
    "emergency-planning": (3, 3),
    "service-delivery-and-performance": (2, 2),
    "quality": (21, 49),
    "financial-resource-management": (4, 4),
    "service-delivery-redesign-and-transformation": (6, 9),
}
"""Entries and reference numbers under each heading of the list."""
WITHOUT = {"population-health-intelligence", "people-and-culture", "digital-and-data"}
"""Headings under which the list prints that there are none."""
ABSENT = [18, 19, 27, 28, 38, 47, 50, 51, 52, 56, 57, 63, 64, 65, 68, 69, 71, 94, 101, 102, 141, 153]


@pytest.fixture(scope="module")
def model() -> Model:
    loaded = load(ROOT / "model" / "lincolnshire-2022")
    assert loaded.sound, loaded.problems
    assert loaded.model is not None
    return loaded.model


@pytest.fixture(scope="module")
def entries(model: Model) -> list[StatutoryFunction]:
    return [e for e in model.all("statutory_function") if isinstance(e, StatutoryFunction)]


def heading(model: Model, entry: Entity) -> str:
    return model.targets(entry.ref, "group")[0].id


def test_the_list_of_statutory_functions_is_whole(model: Model, entries: list[StatutoryFunction]) -> None:
    numbers = [number for entry in entries for number in entry.references]
    assert (len(entries), len(numbers), len(set(numbers))) == (88, 146, 145)
    assert (min(numbers), max(numbers)) == (1, 167)
    for group, counts in PER_HEADING.items():
        here = [entry for entry in entries if heading(model, entry) == group]
        assert (len(here), sum(len(entry.references) for entry in here)) == counts, group
    none = {group.id for group in model.all("function_group") if group.state("statutory_functions") == "none"}
    assert none == WITHOUT


def test_absent_and_repeated_numbers_are_said(model: Model, entries: list[StatutoryFunction]) -> None:
    numbers = Counter(number for entry in entries for number in entry.references)
    assert [number for number in range(1, 168) if number not in numbers] == ABSENT
    assert [number for number, times in numbers.items() if times > 1] == [158]
    said = {s.id: s.text or "" for s in model.all("statement") if isinstance(s, Statement)}
    absent = said["absent-numbers"].partition(":")[2].partition(". ")[0].replace(" and ", ", ")
    assert [int(word) for word in absent.split(",")] == ABSENT
    assert "158" in said["number-158-twice"]
    assert "88 entries" in said["entries-and-references"] and "146 reference" in said["entries-and-references"]


def test_the_sign_beside_an_entry_is_not_read(entries: list[StatutoryFunction]) -> None:
    signs = Counter(entry.marker_raw if entry.state("marker_raw") != "none" else "none" for entry in entries)
    assert signs == {"asterisk": 57, "asterisk_italic": 13, "none": 18}
    for entry in entries:
        assert entry.delegable_to_trusts == ("unknown" if entry.marker_raw else None), entry.id


def test_every_statutory_function_has_a_short_name_of_its_own(entries: list[StatutoryFunction]) -> None:
    assert [entry.name for entry in entries if not 2 <= len(entry.name.split()) <= 8] == []
    assert len({entry.name for entry in entries}) == len(entries)


def test_what_was_put_right_is_shown_as_printed(entries: list[StatutoryFunction]) -> None:
    printed = {entry.id: entry.as_printed for entry in entries if entry.as_printed}
    assert printed["childcare-children-and-education"] == "Education Act 1196"
    corrected = {
        entry.id for entry in entries for at in range(len(entry.act)) if entry.said("act", at)[0].status == "inferred"
    }
    assert corrected and corrected <= set(printed)


def test_three_keys_and_fourteen_headings_and_no_guess_which_belongs_where(model: Model) -> None:
    groups = model.all("function_group")
    keyed = [group for group in groups if group.state("key") == "stated"]
    assert [group.title for group in keyed] == [
        "Population Health Planning",
        "System Oversight & Assurance",
        "Delivering Integrated Care",
    ]
    headings = [group for group in groups if group not in keyed]
    assert {group.id for group in headings} == set(PER_HEADING) | WITHOUT
    assert {source.status for group in headings for source in group.said("key")} == {"lost_figure"}
    assert [edge for group in groups for edge in model.out(group.ref, "parent")] == []


def test_seven_functions_with_their_references(model: Model) -> None:
    functions = [f for f in model.all("function") if isinstance(f, Function)]
    assert [f.reference for f in functions] == ["5b", "5c", "5d*", "8", "6", None, "8"]
    assert Counter(heading(model, f) for f in functions) == {
        "service-delivery-redesign-and-transformation": 4,
        "people-and-culture": 1,
        "digital-and-data": 2,
    }
    assert "reference-8-twice" in {s.id for s in model.all("statement")}


def test_the_change_agenda_has_every_line_on_its_side(model: Model) -> None:
    outcomes = [o for o in model.all("outcome") if isinstance(o, Outcome)]
    people = [o for o in outcomes if o.set == "For the people of Lincolnshire"]
    assert Counter(o.side for o in people) == {"from": 3, "to": 3}
    assert Counter(o.side for o in outcomes if o not in people) == {"from": 4, "to": 5, "shared": 2}
    assert len(model.all("aim")) == 4
    assert model.all("vision") == ()
    assert len(model.all("principle")) == 5


def test_nothing_is_sat_on_led_or_limited_since_no_source_says_so(model: Model) -> None:
    for kind in ("post", "person", "holding", "assignment", "designation"):
        assert model.all(kind) == (), kind


def test_every_source_says_where_and_every_doubt_says_why(model: Model) -> None:
    for entity in model.every():
        for sources in (entity.said(), *entity.facts.sources.values()):
            for source in sources:
                if source.status in ("sourced", "conflict", "lost_figure"):
                    assert source.document and source.at, entity.ref
                if source.status in ("inferred", "conflict", "lost_figure"):
                    assert source.note, entity.ref


def test_editors_take_every_file_as_it_is_written() -> None:
    schemas = all_schemas()
    names = {kind.FOLDER: name for name, kind in kinds().items()} | {"handbook": "handbook"}
    root = ROOT / "model" / "lincolnshire-2022"
    for path in sorted(root.rglob("*.yml")):
        schema = schemas[names[path.relative_to(root).parts[0].removesuffix(".yml")]]
        data = json.loads(json.dumps(yaml.safe_load(path.read_text("utf-8")), default=str))
        errors = list(jsonschema.Draft202012Validator(schema).iter_errors(data))
        assert errors == [], f"{path}: {[error.message[:300] for error in errors]}"
