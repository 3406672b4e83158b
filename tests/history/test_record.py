"""A release leaves a record that says all the model said, is never changed, and is told from without old checkouts."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.exports._model_json import model_value
from generator.graph import load, select
from generator.graph.model import EDITIONS, Edition, Model
from generator.graph.release import Release
from generator.history import BadRecordError, pack, read_records, record_of, unpack
from generator.site.build import build
from tests.doors.conftest import PROJECT, SMALL

MODELS = sorted(path.parent for path in (PROJECT / "model").glob("*/handbook.yml"))


def run(*words: object) -> Result:
    result = CliRunner().invoke(main, [*map(str, words)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def model_of(root: Path, edition: Edition = "public") -> Model:
    loaded = load(root)
    assert loaded.model is not None
    return replace(select(loaded.model, edition), frameworks=())


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("root", MODELS, ids=[path.name for path in MODELS])
def test_a_record_read_back_is_the_model_again(root: Path, edition: Edition) -> None:
    model = model_of(root, edition)
    record = record_of(Release("1.0", "A title", "example", model.as_at, None, None, "digest"), model)
    back = unpack(pack(record), "1.0.json")
    assert model_value(back.model) == model_value(model)
    assert back.release == record.release
    assert pack(back) == pack(record)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return shutil.copytree(SMALL, tmp_path / "mine")


def change(root: Path, file: str, before: str, after: str) -> None:
    text = (root / file).read_text("utf-8")
    assert before in text
    (root / file).write_text(text.replace(before, after), "utf-8")


def publish(root: Path, version: str, day: str) -> Result:
    card = root / "handbook.yml"
    lines = [line for line in card.read_text("utf-8").splitlines() if not line.startswith(("version:", "as_at:"))]
    card.write_text("\n".join([*lines, f'version: "{version}"', f"as_at: {day}", ""]), "utf-8")
    return run("publish", root, "--to", root.parent / "public")


def test_publishing_leaves_a_record_once_and_never_another_one_of_that_version(mine: Path) -> None:
    assert publish(mine, "1.0", "2026-04-01").exit_code == 0
    path = mine / "releases" / "public" / "1.0.json"
    before = path.read_bytes()
    assert publish(mine, "1.0", "2026-04-01").exit_code == 0, "the same again is no change"
    assert path.read_bytes() == before
    change(mine, "bodies/audit-committee.yml", "Two members", "Three members")
    refused = run("publish", mine, "--to", mine.parent / "elsewhere")
    assert refused.exit_code == 1
    assert "on record already" in refused.output
    assert not (mine.parent / "elsewhere" / "1.0").exists()
    assert path.read_bytes() == before


def test_what_changed_is_told_on_the_page_of_changes_on_the_things_own_pages_and_in_the_feed(mine: Path) -> None:
    assert publish(mine, "1.0", "2026-04-01").exit_code == 0
    change(mine, "bodies/audit-committee.yml", "Two members", "Three members")
    assert publish(mine, "1.1", "2026-05-01").exit_code == 0
    change(mine, "bodies/audit-committee.yml", "Three members", "One member")
    change(mine, "bodies/audit-committee.yml", "name: Audit Committee", "name: Audit and Risk Committee")
    done = publish(mine, "1.2", "2026-06-01")
    assert done.exit_code == 0, done.output
    site = mine.parent / "public" / "1.2"
    changes = (site / "changes" / "index.html").read_text("utf-8")
    assert changes.index("This version (1.2)") < changes.index("Version 1.1") < changes.index("Version 1.0")
    own = (site / "bodies" / "audit-committee" / "index.html").read_text("utf-8")
    history = own[own.index('id="history"') :]
    for words in ("is now called Audit and Risk Committee", "before: Two members", "after: One member"):
        assert words in history
    feed = ElementTree.fromstring((site / "changes" / "feed.xml").read_bytes())
    atom = "{http://www.w3.org/2005/Atom}"
    entries = feed.findall(f"{atom}entry")
    assert [one.findtext(f"{atom}updated") for one in entries] == [
        f"2026-{month}-01T00:00:00Z" for month in ("06", "05", "04")
    ]
    ids = [one.findtext(f"{atom}id") for one in (feed, *entries)]
    assert len(set(ids)) == 4
    assert all(str(one).startswith("urn:uuid:") for one in ids)
    assert (mine.parent / "public" / "latest" / "changes" / "feed.xml").is_file()
    assert run("verify", site, "--handbook", mine).exit_code == 0, "a record of its own changes nothing in a site"


def test_a_record_stands_in_a_diff_for_the_version_that_left_it(mine: Path) -> None:
    assert publish(mine, "1.0", "2026-04-01").exit_code == 0
    change(mine, "bodies/audit-committee.yml", "Two members", "Three members")
    told = json.loads(run("diff", f"{mine}@1.0", mine, "--format", "json").stdout)
    assert [one["code"] for one in told["changes"]] == ["CHG120"]
    shutil.copytree(mine, mine.parent / "copy")
    same = json.loads(run("diff", mine, mine.parent / "copy", "--format", "json").stdout)
    assert same["changes"] == []
    unknown = run("diff", f"{mine}@1.7", mine)
    assert unknown.exit_code == 2
    assert "did you mean '1.0'?" in unknown.output


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda text: text.replace("Two members", "Six members"), "is not as it was written"),
        (lambda text: text[: len(text) // 2], "is no record of a release"),
        (lambda text: text.replace("release, 1", "release, 9"), "of a format that this version cannot read"),
        (lambda text: "[]", "is no record of a release"),
        (lambda text: "", "is no record of a release"),
    ],
)
def test_a_record_that_was_changed_is_an_error_with_its_file(mine: Path, spoil: object, says: str) -> None:
    assert publish(mine, "1.0", "2026-04-01").exit_code == 0
    path = mine / "releases" / "public" / "1.0.json"
    assert callable(spoil)
    path.write_text(spoil(path.read_text("utf-8")), "utf-8")
    found = run("check", mine)
    assert found.exit_code == 1
    assert "releases/public/1.0.json:1:1: error[GOV036]" in found.stdout
    assert says in found.stdout
    assert run("build", mine, "--out", mine.parent / "site").exit_code == 1


def test_what_is_withheld_later_is_not_told_from_an_old_record(mine: Path) -> None:
    more = "- {id: quokka, name: Quokka Group, kind: committee, accountable_to: board, authority: advises, "
    more += "purpose: Looks at quokkas., sources: [{document: constitution}]}\n"
    assert publish(mine, "1.0", "2026-04-01").exit_code == 0
    (mine / "bodies" / "quokka.yml").write_text(more, "utf-8")
    assert publish(mine, "1.1", "2026-05-01").exit_code == 0
    built = build(mine).built
    assert built is not None
    assert "Quokka" in next(page.markdown for page in built.pages if page.address == "changes/")
    change(mine, "bodies/quokka.yml", "kind: committee", "audience: staff, kind: committee")
    change(mine, "handbook.yml", '"1.1"', '"1.2"')
    later = build(mine).built
    assert later is not None
    said = " ".join([page.markdown for page in later.pages] + [str(data) for data in later.files.values()])
    assert "quokka" not in said.lower()


def test_a_staff_edition_has_records_of_its_own(mine: Path) -> None:
    change(mine, "people.yml", "name: Jo Bell", "name: Jo Bell\n    audience: staff")
    assert run("publish", mine, "--to", mine.parent / "public").exit_code == 0
    assert run("publish", mine, "--to", mine.parent / "staff", "--edition", "staff").exit_code == 0
    texts = {name: next((mine / "releases" / name).glob("*.json")).read_text("utf-8") for name in EDITIONS}
    assert "Jo Bell" in texts["staff"]
    assert "jo-bell" not in texts["public"].lower().replace(" ", "-")


def test_records_of_the_worked_example_are_in_the_order_of_their_releases() -> None:
    records, problems = read_records(PROJECT / "model" / "example", "public")
    assert problems == ()
    assert [one.release.version for one in records][:3] == ["1.0", "1.1", "1.2"]
    assert [one.release.since for one in records][:3] == [None, "1.0", "1.1"]


def test_something_that_is_no_json_at_all_is_said_to_be_no_record() -> None:
    with pytest.raises(BadRecordError, match="is no record"):
        unpack(b"\xff\x00", "x.json")


def test_what_this_version_cannot_read_of_an_old_one_is_said_with_its_file(mine: Path) -> None:
    assert publish(mine, "1.0", "2026-04-01").exit_code == 0
    path = mine / "releases" / "public" / "1.0.json"
    content = json.loads(path.read_bytes())
    content["entities"]["body"][0]["kind"] = "parliament"
    del content["checksum"]
    told = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    content["checksum"] = hashlib.sha256(told.encode()).hexdigest()
    path.write_text(json.dumps(content), "utf-8")
    found = run("check", mine)
    assert found.exit_code == 1
    assert "releases/public/1.0.json:1:1: error[GOV036]: what releases/public/1.0.json holds cannot" in found.stdout
    assert run("diff", f"{mine}@1.0", mine).exit_code == 1
