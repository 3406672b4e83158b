"""The JSON export: its shape is a contract, it is the same each time, and it holds what the source counts."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.exports import exports
from generator.exports.json_export import make
from generator.graph import Model, select
from generator.kinds import kinds

ROOT = Path(__file__).parent.parent.parent
Sound = Callable[[Mapping[str, str]], Model]
STATUSES = {"sourced", "inferred", "conflict", "lost_figure", "illustrative", "external"}


def export(model: Model) -> dict[str, Any]:
    said = json.loads(make.make(model))
    assert isinstance(said, dict)
    return said


@pytest.fixture(scope="module")
def real(nenc: Model) -> dict[str, Any]:
    return export(select(nenc, "public"))


# Shape


def test_it_is_one_object_of_four_parts(real: dict[str, Any]) -> None:
    assert list(real) == ["schema_version", "handbook", "entities", "links"]
    assert re.fullmatch(r"\d+\.\d+", real["schema_version"])


def test_it_says_which_handbook_which_edition_and_which_day(real: dict[str, Any]) -> None:
    about = real["handbook"]
    assert {name: about[name] for name in ("id", "edition", "as_at")} == {
        "id": "nenc-2022",
        "edition": "public",
        "as_at": "2022-07-01",
    }
    assert about["title"]
    assert re.fullmatch(r"[0-9a-f]{64}", about["model_digest"])


def test_every_kind_has_its_list_in_order(real: dict[str, Any]) -> None:
    assert list(real["entities"]) == sorted(kinds())
    for entities in real["entities"].values():
        ids = [entity["id"] for entity in entities]
        assert ids == sorted(set(ids))


def test_every_entity_has_a_title_and_sources_with_a_status(real: dict[str, Any]) -> None:
    for kind, entities in real["entities"].items():
        for entity in entities:
            assert entity["title"]
            assert kind == "document" or entity["sources"], entity["id"]
            for source in [*entity["sources"], *(s for said in entity.get("field_sources", {}).values() for s in said)]:
                assert source["status"] in STATUSES
                assert set(source) <= {"document", "at", "lines", "status", "note"}
                assert None not in source.values()


def test_every_link_joins_two_entities_by_the_name_of_a_field(real: dict[str, Any]) -> None:
    known = {(kind, entity["id"]) for kind, entities in real["entities"].items() for entity in entities}
    for link in real["links"]:
        assert list(link) == ["from", "relation", "to", "sources"]
        assert set(link["from"]) == {"kind", "id"}
        assert (link["from"]["kind"], link["from"]["id"]) in known
        assert link["relation"] in kinds()[link["from"]["kind"]].model_fields
        assert (link["to"]["kind"], link["to"]["id"]) in known
    order = [(link["from"]["kind"], link["from"]["id"], link["relation"]) for link in real["links"]]
    assert order == sorted(order)


SHAPES = {
    "bodies.yml": """
        - id: b
          name: B
          kind: forum
          from: 2020
          quorum: none
          purpose: {value: Talking, sources: [{document: guide, status: inferred, note: so it seems}]}
          members: [{member: secret}]
          sources: [{document: plan, at: Page 1}]
        """,
    "people.yml": "{id: secret, name: Secret, audience: staff}",
}


def test_an_entity_shows_what_is_stated_and_where_from(sound_model: Sound) -> None:
    (body,) = export(sound_model(SHAPES))["entities"]["body"]
    assert body == {
        "id": "b",
        "name": "B",
        "title": "B",
        "kind": "forum",
        "from": "2020",
        "purpose": "Talking",
        "sources": [{"document": "plan", "at": "Page 1", "status": "sourced"}],
        "field_sources": {"purpose": [{"document": "guide", "status": "inferred", "note": "so it seems"}]},
        "stated_none": ["quorum"],
    }


def test_what_is_written_inside_another_says_so(sound_model: Sound) -> None:
    (seat,) = export(sound_model(SHAPES))["entities"]["membership"]
    assert seat["written_in"] == {"kind": "body", "id": "b"}
    assert seat["sources"] == [{"document": "plan", "at": "Page 1", "status": "sourced"}]


def test_a_link_to_what_is_withheld_has_a_kind_and_no_id(sound_model: Sound) -> None:
    said = export(select(sound_model(SHAPES), "public"))
    (link,) = [link for link in said["links"] if link["relation"] == "member"]
    assert link["to"] == {"kind": "person", "withheld": True}
    assert "ecret" not in json.dumps(said)


@pytest.mark.filterwarnings("error")
def test_a_withheld_link_that_an_entity_needs_is_exported_without_a_warning(sound_model: Sound) -> None:
    files = {
        "posts.yml": "{id: p, name: P, kind: senior, audience: staff}",
        "holdings.yml": "{id: h, post: p, person: none}",
    }
    (holding,) = export(select(sound_model(files), "public"))["entities"]["holding"]
    assert holding.get("post") is None


# The same each time


def test_the_same_model_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    script = (
        "import sys; from pathlib import Path; from generator.graph import load, select\n"
        "from generator.exports.json_export import make\n"
        "sys.stdout.buffer.write(make.make(select(load(Path(sys.argv[1])).model, 'public')))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", script, str(ROOT / "model" / "nenc-2022")],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
    assert len(said.pop()) > 100_000


def test_the_digest_names_what_is_said_and_nothing_else(sound_model: Sound) -> None:
    def digest(model: Model) -> str:
        said = export(model)["handbook"]["model_digest"]
        assert isinstance(said, str)
        return said

    model = sound_model(SHAPES)
    moved = sound_model({**SHAPES, "bodies.yml": "# a remark\n\n" + SHAPES["bodies.yml"].replace("        ", "")})
    assert digest(model) == digest(moved)
    others = [
        select(model, "public"),
        select(model, "staff", "2023"),
        sound_model({**SHAPES, "people.yml": "{id: secret, name: Another, audience: staff}"}),
        sound_model({**SHAPES, "bodies.yml": SHAPES["bodies.yml"].replace("Page 1", "Page 2")}),
        sound_model({**SHAPES, "bodies.yml": SHAPES["bodies.yml"].replace("quorum: none", "meets: none")}),
    ]
    assert len({digest(one) for one in [model, *others]}) == 6


def test_each_export_has_a_file_and_says_what_it_is() -> None:
    assert "json" in exports()
    assert len({one.file for one in exports().values()}) == len(exports())
    assert all(one.about for one in exports().values())


# What the source counts


def test_the_board_has_twenty_five_stated_seats(real: dict[str, Any]) -> None:
    (board,) = [body for body in real["entities"]["body"] if body["id"] == "board"]
    disputed = {
        int(path.split(".")[1])
        for path, sources in board["field_sources"].items()
        if re.fullmatch(r"seats\.\d+\.part_of", path) and "conflict" in {source["status"] for source in sources}
    }
    top = [g for n, g in enumerate(board["seats"]) if "part_of" not in g or n in disputed]
    assert sum(group["number"] for group in top) == 25
    assert board["seat_total"] == 25
    seats = [seat for seat in real["entities"]["membership"] if seat["body"] == "board"]
    assert len(seats) == 26


def test_everybody_and_every_line_is_there(real: dict[str, Any]) -> None:
    entities = real["entities"]
    assert len(entities["person"]) == 27
    assert len(entities["holding"]) == 27
    assert Counter(line.get("role", "portfolio") for line in entities["assignment"])["portfolio"] == 132
    assert Counter(post["kind"] for post in entities["post"])["executive"] == 10
    assert len(entities["definition"]) >= 70


def test_every_function_of_the_four_lists_is_there(real: dict[str, Any]) -> None:
    sets = Counter(function["group"] for function in real["entities"]["function"])
    lists = ("key-functions", "system-level", "place-level", "joint-working")
    assert [sets[name] for name in lists] == [8, 13, 7, 10]
