"""Model text on a page: whatever it holds, readers see that very text and nothing is made of it."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from generator.kinds._values import day
from generator.site.text import Glossary, escape, paragraphs, plain

CONFIG = yaml.load((Path(__file__).parent.parent.parent / "mkdocs.yml").read_text("utf-8"), Loader=yaml.BaseLoader)


def extensions() -> tuple[list[str], dict[str, dict[str, object]]]:
    """The Markdown extensions of mkdocs.yml and those that MkDocs always adds, with their settings."""
    names, options = ["toc", "tables", "fenced_code"], {}
    for item in CONFIG["markdown_extensions"]:
        for name, settings_ in item.items() if isinstance(item, dict) else [(item, {})]:
            names.append(name)
            options[name] = settings_
    return list(dict.fromkeys(names)), options


EXTENSIONS, OPTIONS = extensions()


class Seen(HTMLParser):
    """What a reader sees of a page, and which elements it is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words = ""
        self.tags: set[str] = set()
        self.titles: list[str] = []
        self.feed(markdown.markdown(text, extensions=EXTENSIONS, extension_configs=OPTIONS))
        self.close()
        self.words = " ".join(self.words.split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.titles += [value or "" for name, value in attrs if name == "title"]
        assert {name for name, _ in attrs} <= {"id", "title", "tabindex"}

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


PLACES = {
    "paragraph": ("{}", "{}", {"p"}),
    "start of a paragraph": ("{} after.", "{} after.", {"p"}),
    "second paragraph": ("Before.\n\n{}\n\nAfter.", "Before. {} After.", {"p"}),
    "middle of a paragraph": ("Before {} after.", "Before {} after.", {"p"}),
    "start of a line": ("Before\n{} after.", "Before {} after.", {"p"}),
    "list item": ("- {}\n- other", "{} other", {"ul", "li"}),
    "numbered list item": ("1. {}\n2. other", "{} other", {"ol", "li"}),
    "heading": ("## {}\n\nText.", "{} Text.", {"h2", "p"}),
    "heading with an address": ("## {} {{#here}}\n\nText.", "{} Text.", {"h2", "p"}),
    "HTML block": ("<div><p>{}</p></div>\n\nText.", "{} Text.", {"div", "p"}),
    "cell of an HTML table": (
        "<table><tr><td>{}</td></tr></table>\n\nText.",
        "{} Text.",
        {"table", "tr", "td", "p"},
    ),
}
"""Where text stands on a page: the Markdown around it, what readers see, and the elements there are."""

SIGNS = st.text(st.sampled_from("*_`#-+.)(1[]{}<>|\\!&;:=~^\"'/ a@%$?\u00a0\u0661"), max_size=30)
LETTERS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=30)
WORDS = st.one_of(SIGNS, LETTERS, st.lists(SIGNS | LETTERS, max_size=4).map(" ".join))

EXAMPLES = [
    "1. one",
    "1.",
    "1)",
    "2022. A year",
    "\u0661. one",
    "- dash",
    "+ plus",
    "* star",
    "# heading",
    "> quote",
    "---",
    "===",
    "| a | b |",
    "```",
    "~~~",
    ":   definition",
    "[a](javascript:alert(1))",
    "![a](b)",
    "[a]: http://b",
    "*[AB]: abbreviation",
    "[^1]: foot",
    "<script>alert(1)</script>",
    "<https://example.org>",
    "https://example.org/a_b_c",
    "me@example.org",
    "<!-- a -->",
    "&lt;b&gt; &amp; &#60; &copy;",
    "{: #id .class onclick=x }",
    "{{ 7*7 }} {% x %} {# y #}",
    "**b** __b__ *i* _i_ `c`",
    "\\* \\\\",
    "line  \nbreak",
    "Zoë Łódź 安全 🎉",
    "[TOC]",
    '--8<-- "/etc/passwd"',
    "ends with a backslash \\",
    "e.g. 1. 2) 3 .",
]


def check(text: str, shown: str, place: str, also: set[str]) -> Seen:
    around, visible, tags = PLACES[place]
    seen = Seen(around.format(shown))
    assert seen.words == " ".join(visible.format(" ".join(text.split())).split())
    assert seen.tags - also == tags
    return seen


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", EXAMPLES)
def test_text_that_looks_like_markup_stays_text(place: str, text: str) -> None:
    check(text, escape(text), place, set())


@given(WORDS.filter(lambda words: bool(words.strip())), st.sampled_from(sorted(PLACES)))
@settings(max_examples=1000)
def test_any_text_stays_text(text: str, place: str) -> None:
    check(text, escape(text), place, set())


TERMS = {
    "ICB": "integrated care board",
    "A&E": 'accident "&" <emergency>',
    "R&D*": "*x* | {y}",
    "1": "one",
    "#": "hash",
}


@given(
    st.lists(WORDS | st.sampled_from([*TERMS, " ", "(", ".", "-"]), max_size=6)
    .map("".join)
    .filter(lambda w: w.strip()),
    st.sampled_from(sorted(PLACES)),
)
@example("1. ICB", "paragraph")
@example("ICB. 1. A&E", "list item")
@settings(max_examples=600)
def test_explaining_short_forms_changes_no_letter(text: str, place: str) -> None:
    used: dict[str, str] = {}
    seen = check(text, Glossary(TERMS).explain(text, used), place, {"abbr"})
    assert ("abbr" in seen.tags) == bool(used)
    assert set(seen.titles) == set(used.values())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ICB meets", ["ICB"]),
        ("ICB, (ICB) and ICB.", ["ICB"]),
        ("ICBs and MICB and ICB2", []),
        ("NENC-ICB and ICB/ICP", ["ICB"]),
        ("ICB-led", ["ICB"]),
        ("icb", []),
        ("ICB&x", []),
        ("ICS ICBS", ["ICS"]),
    ],
)
def test_a_short_form_is_a_whole_word(text: str, found: list[str]) -> None:
    used: dict[str, str] = {}
    Glossary({"ICB": "board", "ICS": "system"}).explain(text, used)
    assert list(used) == found


def test_the_longest_short_form_wins() -> None:
    used: dict[str, str] = {}
    Glossary({"NHS": "a", "NHS England": "b"}).explain("NHS England and NHS", used)
    assert used == {"NHS England": "b", "NHS": "a"}


def test_what_is_a_page_already_is_not_escaped_again() -> None:
    assert escape(Markup("<b>x</b>")) == "<b>x</b>"
    assert escape(escape("<b>")) == escape("<b>")


@given(WORDS)
def test_a_plain_text_can_end_no_attribute(text: str) -> None:
    class Attribute(HTMLParser):
        value: str | None = None

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            ((_, self.value),) = attrs

    page = Attribute()
    page.feed(f'<i title="{plain(text)}"></i>')
    assert page.value == " ".join(text.split())


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        ("2022", "2022"),
        ("2022-07", "July 2022"),
        ("2022-07-01", "1 July 2022"),
        ("2024-02-29", "29 February 2024"),
        (None, "not stated"),
    ],
)
def test_a_date_is_written_as_people_write_it(when: str | None, shown: str) -> None:
    assert day(when) == shown


def test_prose_falls_into_paragraphs() -> None:
    assert list(paragraphs("One.\n\nTwo.")) == ["One.", "Two."]
    assert list(paragraphs(None)) == []
