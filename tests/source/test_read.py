"""Reading YAML: where everything stands, what is refused, and how it is said."""

from __future__ import annotations

import time
import tracemalloc
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic
from generator.source import CODES, Mapping, Node, Reading, Sequence, Text, read, read_text
from generator.source.read import DEEPEST

NAMES = {code.name: code.code for code in CODES}


def reading(text: str) -> Reading:
    return read_text(text, "f.yml")


def root(text: str) -> Node:
    made = reading(text)
    assert made.problems == ()
    assert made.root is not None
    return made.root


def entry(text: str, name: str) -> Text:
    node = root(text)
    assert isinstance(node, Mapping)
    value = node.entries[name]
    assert isinstance(value, Text)
    return value


def only(made: Reading) -> Diagnostic:
    assert len(made.problems) == 1, made.problems
    return made.problems[0]


def place(found: Diagnostic) -> tuple[int, int]:
    return found.at.line, found.at.col


# Places


def test_every_name_and_every_value_has_its_place() -> None:
    node = root("name: Board\nmembers:\n  - chair\n  - {member: nurse, role: 'chair'}\n")
    assert isinstance(node, Mapping)
    assert node.keys["name"][1:] == (1, 1)
    assert node.entries["name"].at[1:] == (1, 7)
    assert node.keys["members"][1:] == (2, 1)
    members = node.entries["members"]
    assert isinstance(members, Sequence)
    assert members.at[1:] == (3, 3)
    assert [item.at[1:] for item in members.items] == [(3, 5), (4, 5)]
    second = members.items[1]
    assert isinstance(second, Mapping)
    assert second.keys["role"][1:] == (4, 21)
    assert second.entries["role"].at[1:] == (4, 27)


def test_columns_count_letters_and_not_bytes() -> None:
    node = root("{Zoë 🎉: Zoë 🎉, b: c}")
    assert isinstance(node, Mapping)
    assert node.keys["b"][1:] == (1, 16)


def test_a_byte_order_mark_moves_nothing(tmp_path: Path) -> None:
    (tmp_path / "f.yml").write_bytes(b"\xef\xbb\xbfid: board\n")
    node = read(tmp_path / "f.yml", "f.yml").root
    assert isinstance(node, Mapping)
    assert node.keys == {"id": ("f.yml", 1, 1)}


def test_text_inside_another_file_counts_from_where_it_begins() -> None:
    found = only(read_text("a: 1\na: 2\n", "page.md.j2", first_line=2))
    assert str(found.at) == "page.md.j2:3:1"
    assert found.related[0][0].line == 2
    assert only(read_text("a: [", "page.md.j2", first_line=2)).at.line >= 2


# Text stays text


@pytest.mark.parametrize(
    "written", ["no", "on", "yes", "1:30", "012", "1e3", "0x1f", "2022-07-01", "2022-07-01T10:00:00", ".inf", "1_000"]
)
def test_what_yaml_would_guess_at_stays_as_it_is_written(written: str) -> None:
    value = entry(f"a: {written}", "a")
    assert value.value == written
    assert value.plain


def test_quotes_are_told_from_plain_text() -> None:
    assert entry("a: none", "a").plain
    assert not entry("a: 'none'", "a").plain
    assert not entry('a: "none"', "a").plain
    assert not entry("a: |\n  none\n", "a").plain


# What is refused, once and clearly


@pytest.mark.parametrize(
    ("text", "name", "at"),
    [
        pytest.param("a: 1\nb: 2\na: 3\n", "duplicate_name", (3, 1), id="a name stands twice"),
        pytest.param("a: &x 1\n", "anchor_or_alias", (1, 4), id="an anchor"),
        pytest.param("a: 1\nb: *x\n", "anchor_or_alias", (2, 4), id="an alias"),
        pytest.param("a: !!str 1\n", "tag_or_merge", (1, 4), id="a tag"),
        pytest.param("a: !mine 1\n", "tag_or_merge", (1, 4), id="a tag of one's own"),
        pytest.param("a: 1\n<<: {b: 1}\n", "tag_or_merge", (2, 1), id="a merge"),
        pytest.param("a: 1\n---\nb: 2\n", "tag_or_merge", (2, 1), id="a second document"),
        pytest.param("? [a, b]\n: c\n", "tag_or_merge", (1, 3), id="a list as a name"),
        pytest.param("a: 1\nb:\n", "name_without_value", (2, 1), id="no value"),
        pytest.param("a: ~\n", "name_without_value", (1, 1), id="a null"),
        pytest.param("a: null\n", "name_without_value", (1, 1), id="a null in words"),
        pytest.param("a:\n  - b\n  -\n", "name_without_value", (3, 4), id="an empty line of a list"),
        pytest.param("a:\n\tb: 1\n", "unreadable_file", (2, 1), id="a tab"),
        pytest.param("a:\n  b: 1\n \tc: 2\n", "unreadable_file", (3, 2), id="a tab after a space"),
        pytest.param("a: b: c\n", "unreadable_file", (1, 5), id="a second colon"),
        pytest.param("a: @b\n", "unreadable_file", (1, 4), id="a sign that starts nothing"),
        pytest.param('a: 1\nb: "c\nd: e\n', "unreadable_file", (2, 4), id="a quote that is not closed"),
        pytest.param("a: 1\n  b: 2\n", "unreadable_file", (2, 4), id="a line set in too far"),
        pytest.param("a:\n    b: 1\n  c: 2\n", "unreadable_file", (3, 3), id="a line set in too little"),
        pytest.param("a: [b, c\n", "unreadable_file", (1, 4), id="a bracket that is not closed"),
        pytest.param("id: a\nname: [\n", "unreadable_file", (3, 1), id="a bracket that stands open at the end"),
        pytest.param("a: [b, , c]\n", "unreadable_file", (1, 8), id="nothing between commas"),
        pytest.param("a: 'it's'\n", "unreadable_file", (1, 8), id="a quote inside quotes"),
        pytest.param("a: é é\nb: é\x01\n", "unreadable_file", (2, 5), id="a control character"),
        pytest.param('a: "\\x01"\n', "unreadable_file", (1, 4), id="a control character spelled out"),
        pytest.param('a: "\\x9b31m"\n', "unreadable_file", (1, 4), id="a terminal's control character"),
        pytest.param('a: "\\uFFFE"\n', "unreadable_file", (1, 4), id="what is no character"),
        pytest.param('a: "\\ud800"\n', "unreadable_file", (1, 7), id="half a character"),
        pytest.param("%YAML 9.9\n---\na: 1\n", "unreadable_file", (1, 1), id="another YAML"),
    ],
)
def test_one_mistake_is_one_finding_at_its_place_with_a_hint(text: str, name: str, at: tuple[int, int]) -> None:
    found = only(reading(text))
    assert (found.code, place(found)) == (NAMES[name], at)
    assert found.severity == "error"
    assert found.hint


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a:\n\tb: 1\n", "tab"),
        ("a: b: c\n", "second colon"),
        ("a: 1\n  b: 2\n", "set in"),
        ('a: "b\nc: d\n', "quote"),
        ("a: [b\n", "bracket"),
        ("a: [\n", "bracket"),
        ('a: "\\x9b"\n', "control character"),
    ],
)
def test_the_usual_causes_are_named(text: str, words: str) -> None:
    assert words in only(reading(text)).message


def test_of_a_name_that_stands_twice_the_first_counts_and_is_shown() -> None:
    made = reading("a: 1\na: 2\n")
    assert isinstance(made.root, Mapping)
    value = made.root.entries["a"]
    assert isinstance(value, Text)
    assert value.value == "1"
    assert [(at.line, at.col) for at, _ in only(made).related] == [(1, 1)]


def test_a_name_without_a_value_leaves_its_place_but_no_value() -> None:
    made = reading("a:\nb: 1\n")
    assert isinstance(made.root, Mapping)
    assert list(made.root.entries) == ["b"]
    assert made.root.keys["a"][1:] == (1, 1)


@pytest.mark.parametrize("empty", ['""', "''", "|\n\n"])
def test_a_value_that_is_written_as_empty_is_left_to_its_kind(empty: str) -> None:
    assert entry(f"a: {empty}\n", "a").value.strip() == ""


def test_an_alias_leaves_no_value_behind() -> None:
    made = reading("a: *x\nb: [*y, c]\n")
    assert isinstance(made.root, Mapping)
    assert list(made.root.entries) == ["b"]
    rest = made.root.entries["b"]
    assert isinstance(rest, Sequence)
    assert len(rest.items) == 1


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n"])
def test_an_empty_file_is_nothing_and_no_mistake(text: str) -> None:
    assert reading(text) == Reading(None, (), text)


def test_several_mistakes_in_one_file_are_found_at_once() -> None:
    made = reading("id: a\nid: b\nname:\nkind: !tag x\n<<: {a: b}\ntext: &anchor words\nnote: *anchor\n")
    assert sorted(d.code for d in made.problems) == ["GOV002", "GOV003", "GOV004", "GOV004", "GOV005"]
    assert made.root is not None


def test_what_was_found_before_a_line_that_cannot_be_read_is_said_too() -> None:
    made = reading("id: a\nid: b\nname: 'c\n")
    assert [d.code for d in made.problems] == ["GOV002", "GOV001"]
    assert made.root is None


# Files


def test_a_file_that_is_not_utf_8_is_named_with_its_place_and_its_text_kept(tmp_path: Path) -> None:
    (tmp_path / "f.yml").write_bytes("id: jo\nname: Jö\n".encode("latin-1"))
    made = read(tmp_path / "f.yml", "people.yml")
    assert str(only(made).at) == "people.yml:2:8"
    assert "UTF-8" in only(made).message
    assert "id: jo" in made.text


def test_a_file_saved_as_utf_16_is_refused(tmp_path: Path) -> None:
    (tmp_path / "f.yml").write_bytes("id: jo\n".encode("utf-16"))
    assert only(read(tmp_path / "f.yml", "f.yml")).hint


def test_a_file_that_is_not_there_is_a_finding_with_a_hint(tmp_path: Path) -> None:
    assert only(read(tmp_path / "gone.yml", "gone.yml")).hint
    assert only(read(tmp_path, "folder.yml")).hint


LAUGHS = "a: &a [ha, ha, ha]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in pairwise("abcdefghi")
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 20_000, id="brackets"),
        pytest.param("[" * 20_000 + "]" * 20_000, id="closed brackets"),
        pytest.param("{a: " * 20_000 + "b" + "}" * 20_000, id="braces"),
        pytest.param("- " * 20_000 + "a", id="dashes"),
        pytest.param("? " * 20_000 + "a", id="question marks"),
        pytest.param(LAUGHS, id="a billion laughs"),
        pytest.param("a:\n" + "  - &x b\n" * 20_000, id="anchors"),
        pytest.param("x: &x 1\na:\n" + "  - *x\n" * 20_000, id="aliases"),
        pytest.param("a: " + "x" * 6_000_000, id="six megabytes"),
    ],
)
def test_a_hostile_file_is_one_finding_and_quick(text: str, tmp_path: Path) -> None:
    (tmp_path / "f.yml").write_text(text, "utf-8")
    begun = time.perf_counter()
    found = only(read(tmp_path / "f.yml", "f.yml"))
    assert time.perf_counter() - begun < 3
    assert found.hint
    assert len(found.message) < 200
    assert len(found.related) < 20


def test_a_file_may_be_as_deep_as_any_model_and_no_deeper() -> None:
    assert reading("[" * DEEPEST + "]" * DEEPEST).problems == ()
    assert only(reading("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1))).hint


def test_a_control_character_is_said_and_not_passed_on() -> None:
    made = reading('a: "b\\x1b[31m\\uFFFFc"')
    assert isinstance(made.root, Mapping)
    value = made.root.entries["a"]
    assert isinstance(value, Text)
    assert value.value == "b[31mc"


def test_no_more_of_a_huge_file_is_read_than_may_be(tmp_path: Path) -> None:
    with (tmp_path / "f.yml").open("wb") as file:
        file.truncate(400_000_000)  # takes no room on the disk
    tracemalloc.start()
    found = only(read(tmp_path / "f.yml", "f.yml"))
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "400,000,000 bytes" in found.message
    assert held < 100_000_000


# Whatever is in a file

YAML_SIGNS = st.text(st.sampled_from("ab :-\n\t\"'[]{}#&*!|>?%@`,<\\~.\r0é\u2028\x85\x00"), max_size=60)
LETTERS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def as_data(node: Node | None) -> object:
    if isinstance(node, Mapping):
        return {name: as_data(value) for name, value in node.entries.items()}
    if isinstance(node, Sequence):
        return [as_data(item) for item in node.items]
    return node.value if isinstance(node, Text) else None


@given(LETTERS | YAML_SIGNS)
@example("a: \ufeff")
@example("!!")
@example("\x85a:\t[")
@example("a: [" * 41)
@settings(max_examples=400)
def test_whatever_is_in_a_file_it_is_understood_as_yaml_or_a_finding_says_where_not(text: str) -> None:
    made = reading(text)
    for found in made.problems:
        assert found.at.file == "f.yml"
        assert 1 <= found.at.line <= len(text.splitlines()) + 1
        assert 1 <= found.at.col <= len(text) + 1
        assert found.message
        assert found.hint
        assert "\n" not in found.message
    if not made.problems:
        assert as_data(made.root) == yaml.load(text, Loader=yaml.CBaseLoader)


@given(st.binary(max_size=60))
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes.yml"
    path.write_bytes(content)
    made = read(path, "f.yml")
    assert all(found.at.line >= 1 and found.at.col >= 1 and found.hint for found in made.problems)
    assert made.problems or as_data(made.root) == yaml.load(content, Loader=yaml.CBaseLoader)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\ufeff"))))
@example(["no", "1:30", "", " ", "a: b", "# c", "{{ 7*7 }}", "- d", "'e\"", "null", "~", "<<", "Zoë 🎉", "\u2028"])
def test_any_text_that_is_written_in_quotes_comes_back_as_it_was(texts: list[str]) -> None:
    said = {f"name {number}": text for number, text in enumerate(texts)}
    for unicode in (True, False):
        made = reading(yaml.safe_dump(said, default_style='"', allow_unicode=unicode))
        assert made.problems == ()
        assert as_data(made.root) == said
