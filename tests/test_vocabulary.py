"""Every name that the model may use has words for readers."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from generator.changes import LEVELS
from generator.changes.change import Theme
from generator.diagnostics import Severity
from generator.graph.handbook import Handbook
from generator.graph.model import Edition
from generator.graph.reviews import State
from generator.kinds import kinds
from generator.kinds._entity import SourceStatus
from generator.requirements import ANSWERS
from generator.rules._policy import PROFILES
from generator.site.assurance import THEMES
from generator.vocabulary import WORDS, word

FAMILIES = {
    ("body", "kind"): ("body", "bodies"),
    ("post", "kind"): ("post", "posts"),
    ("organisation", "kind"): ("organisation", "organisations"),
    ("area", "level"): ("area",),
    ("function", "level"): ("level", "function"),
    ("function", "delegable"): ("delegable",),
    ("membership", "role"): ("role",),
    ("assignment", "role"): ("role",),
    ("body", "authority"): ("authority",),
    ("holding", "kind"): ("holding",),
    ("body", "status"): ("status",),
    ("agreement", "kind"): ("agreement",),
    ("scenario", "basis"): ("basis",),
    ("membership", "standing"): ("standing",),
    ("outcome", "side"): ("side",),
    ("statutory_function", "marker_raw"): ("marker",),
    ("statutory_function", "delegable_to_trusts"): ("delegable",),
    ("body", "topics"): ("topic",),
    ("change_event", "kind"): ("change_event",),
    ("register_entry", "kind"): ("register",),
    ("review", "outcome"): ("outcome",),
    ("register_entry", "sort"): ("interest",),
    ("register_entry", "accepted"): ("accepted",),
    ("decision", "level"): ("level",),
    ("delegation", "instrument"): ("instrument",),
    ("deputy_rule", "when"): ("when",),
}


def options(annotation: Any) -> set[str]:
    """The names that a field may hold."""
    found = get_args(annotation)
    return {name for one in found for name in ({one} if isinstance(one, str) else options(one))}


@pytest.mark.parametrize(("kind", "field"), FAMILIES, ids=lambda name: str(name))
def test_a_field_with_fixed_names_has_words_for_each(kind: str, field: str) -> None:
    names = options(kinds()[kind].model_fields[field].annotation)
    assert names
    for family in FAMILIES[kind, field]:
        assert names - set(WORDS[family]) == set()


def test_no_field_with_fixed_names_is_forgotten() -> None:
    fixed = {
        (kind, field)
        for kind, entity in kinds().items()
        for field, info in entity.model_fields.items()
        if options(info.annotation) and field not in ("status", "audience", "topics")
        if kind != "requirement"  # its tests are written for the program; readers see only the answers
    }
    assert fixed <= set(FAMILIES)


@pytest.mark.parametrize(
    ("family", "names"),
    [
        ("kind", set(kinds())),
        ("source", set(get_args(SourceStatus))),
        ("severity", set(get_args(Severity))),
        ("severities", set(get_args(Severity))),
        ("theme", set(THEMES.values())),
        ("profile", set(PROFILES)),
        ("review", set(get_args(State))),
        ("edition", set(get_args(Edition))),
        ("state", options(Handbook.model_fields["state"].annotation)),
        ("answer", set(ANSWERS)),
        ("change_level", set(LEVELS)),
        ("change_theme", set(get_args(Theme))),
    ],
)
def test_names_of_the_core_have_words(family: str, names: set[str]) -> None:
    assert names - set(WORDS[family]) == set()


def test_a_name_without_words_is_shown_in_plain_words() -> None:
    assert word("body", "not_known_yet") == "Not known yet"
    assert word("no family", "x") == "X"
    assert word("body", None) == "Not stated"
    assert word("body", "board") == "Board"


def test_a_heading_for_a_link_is_for_words_that_some_link_reads_by() -> None:
    links = [link for kind in kinds().values() for link in kind.links().values()]
    said = {words for link in links for words in (link.says, link.back)} | {"is named in the portfolio of"}
    assert set(WORDS["link"]) - said == set()
