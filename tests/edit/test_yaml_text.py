"""A value changes in YAML text, and every other letter of it stays."""

from __future__ import annotations

import difflib
import textwrap

import pytest

from generator.edit.yaml_text import NotHereError, Words, YamlText
from generator.source.nodes import Mapping, Sequence, Text
from generator.source.read import read_text

ORDER = ["id", "name", "kind", "aliases", "text", "notes"]
ENTRY = """\
# What this file holds
id: chair   # never changes
name:
  value: Chair
  sources: [{document: plan}]
aliases:
  - First   # the old one
  - value: Second
    sources: [{document: guide}]

  # a remark
text: >-
  One line of words that stand here and
  another line of words that stand here and
  a last line.

# the end
notes: {sources: [{document: plan, status: lost_figure, note: gone}]}
"""


def change(text: str, name: str, value: Words | list[Words] | None, line: int = 2, col: int = 1) -> str:
    yaml = YamlText(text)
    entry = yaml.entry(line, col)
    if value is None:
        yaml.remove(entry, [name])
    else:
        yaml.set(entry, [name], value, ORDER)
    return yaml.changed()


def differing(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "+-"]


def words(*values: str) -> list[Words]:
    return [Words(value) for value in values]


def test_without_a_change_nothing_changes() -> None:
    assert YamlText(ENTRY).changed() == ENTRY


def test_a_word_with_sources_changes_and_its_sources_stay() -> None:
    assert differing(ENTRY, change(ENTRY, "name", Words("Chairman"))) == ["-   value: Chair", "+   value: Chairman"]


def test_a_remark_behind_a_value_stays() -> None:
    after = change(ENTRY, "aliases", words("Third", "Second"))
    assert differing(ENTRY, after) == ["-   - First   # the old one", "+   - Third   # the old one"]


def test_a_line_is_added_to_a_list_and_another_taken_out() -> None:
    after = change(ENTRY, "aliases", words("First", "Second", "Third: more"))
    assert differing(ENTRY, after) == ['+   - "Third: more"']
    after = change(ENTRY, "aliases", words("Second"))
    assert differing(ENTRY, after) == ["-   - First   # the old one"]


def test_a_line_of_prose_changes_and_those_around_it_stay() -> None:
    after = change(
        ENTRY,
        "text",
        Words("One line of words that stand here and one more line of words that stand here and a last line."),
    )
    assert differing(ENTRY, after) == [
        "-   another line of words that stand here and",
        "+   one more line of words that stand here and",
    ]


def test_what_is_stated_only_as_lost_gets_a_value_beside_its_sources() -> None:
    after = change(ENTRY, "notes", Words("Found again, [here]"))
    assert 'notes: {value: "Found again, [here]", sources: [{document: plan, status: lost_figure' in after


def test_a_new_field_stands_among_its_like() -> None:
    assert differing(ENTRY, change(ENTRY, "kind", Words("senior"))) == ["+ kind: senior"]
    after = change(ENTRY, "kind", Words("senior"))
    assert after.index("kind:") > after.index("sources: [{document: plan}]")
    assert after.index("kind:") < after.index("aliases:")


def test_a_field_goes_with_what_stands_on_it() -> None:
    after = change(ENTRY, "aliases", None)
    assert "First" not in after
    assert "guide" not in after
    assert "# a remark" in after
    assert "# the end" in after


def test_the_first_field_of_a_list_entry_goes_and_the_dash_stays() -> None:
    assert change("- notes: x\n  id: a\n", "notes", None, line=1, col=3) == "- id: a\n"


def test_what_does_not_stand_in_the_entry_cannot_go() -> None:
    with pytest.raises(NotHereError):
        change(ENTRY, "kind", None)


@pytest.mark.parametrize("flow", [True, False])
@pytest.mark.parametrize(
    "value",
    ["none", "no", "= 1", "a: b", "# c", "[x]", "{y}", "- z", "& *", "'q'", '"q"', "2022-07-01", "012", "Zoë, 日本",
     "\\n", "two\n\nparagraphs: of # words", "word " * 60],
)  # fmt: skip
def test_any_words_come_back_as_they_were(value: str, flow: bool) -> None:
    before = "{id: a, name: b}\n" if flow else "id: a\nname: b\n"
    after = change(before, "name", Words(value), line=1)
    read = read_text(after, "case.yml")
    assert read.problems == ()
    assert isinstance(read.root, Mapping)
    name = read.root.entries["name"]
    assert isinstance(name, Text)
    assert name.value.split() == value.split()
    assert not (name.plain and name.value == "none")


def test_a_bare_line_becomes_an_entry() -> None:
    after = change("lines:\n  - Some words, of a line\n", "notes", Words("More"), line=2, col=5)
    read = read_text(after, "case.yml")
    assert isinstance(read.root, Mapping)
    lines = read.root.entries["lines"]
    assert isinstance(lines, Sequence)
    (line,) = lines.items
    assert isinstance(line, Mapping)
    assert {n: v.value for n, v in line.entries.items() if isinstance(v, Text)} == {
        "words": "Some words, of a line",
        "notes": "More",
    }


def test_ends_of_lines_stay_as_they_are() -> None:
    before = textwrap.dedent(ENTRY).replace("\n", "\r\n")
    after = change(before, "kind", Words("senior"))
    assert after.count("\r\n") == after.count("\n")
    assert after.replace("kind: senior\r\n", "") == before
