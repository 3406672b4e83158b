"""Pictures: text comes out as it went in, a failure harms one picture alone, and nothing is drawn twice."""

from __future__ import annotations

import re
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Ref
from generator.draw import Engine, place, render, spell, svg
from generator.drawing import Arrow, Drawing, Group, Node, card, sentence

SVG, LINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"


def address(ref: Ref) -> str | None:
    return f"roles/{ref.id}/" if ref.kind == "post" else None


def bare(words: str) -> str:
    """Words without white space: a card breaks its lines where it must."""
    return re.sub(r"\s+", "", words)


def texts(picture: ET.Element) -> str:
    return bare("".join(element.text or "" for element in picture.iter(f"{SVG}text")))


def titles(picture: ET.Element) -> list[str]:
    """What the links and the boxes of a picture are called."""
    links = [element.get("aria-label", "") for element in picture.iter(f"{SVG}a")]
    return links + [element.text or "" for element in picture.iter(f"{SVG}title")]


# Text

HOSTILE = [
    'Say "no"',
    "it's",
    "\\N \\L \\G \\E \\T \\n \\l \\\\",
    "<b>bold</b>",
    "<TABLE><TR><TD>x</TD></TR></TABLE>",
    "&lt; &amp; &#60; &copy;",
    "]]> <![CDATA[ x ]]>",
    "{{ 7*7 }} {% raw %}",
    "| x | y |",
    "-> a; b [label=x] } graph {",
    "Zoë Müller-Łódź",
    "Ω 安全 🎉 👩‍⚕️",
    "e\u0301",
    "\ue000b \ue000m",
    'xlink:href="handbook:/roles/x/"',
    'role="group"',
    "handbook:/",
    "<!-- x -->",
    "a" * 90,
    "%d %s ${x}",
]
LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
LINES = st.text(LETTERS, min_size=1, max_size=40).map(lambda words: " ".join(words.split())).filter(bool)


def alone(ident: str, words: str) -> Drawing:
    """One card with the words in every place, leading nowhere or somewhere, and an arrow that says them."""
    node = Node(ident, words, over=words, under=words, ref=Ref("post", "x"))
    other = Node("other", "other")
    return Drawing(ident, words, words, (node, other), (Arrow(ident, "other", words, label=words),))


def grouped(ident: str, words: str) -> Drawing:
    """The words as a card in a group and as the group's heading."""
    node = Node("a", words, ref=Ref("person", "x"), border="double")
    return Drawing(ident, words, words, (node,), (), (Group("g", words, ("a",)),))


@given(st.lists(LINES, min_size=15, max_size=15))
@example(HOSTILE)
@settings(max_examples=12)
def test_any_text_comes_out_of_a_picture_as_that_very_text(
    tmp_path_factory: pytest.TempPathFactory, words: list[str]
) -> None:
    drawings = {f"a{n}": alone(f"a{n}", text) for n, text in enumerate(words)}
    drawings |= {f"g{n}": grouped(f"g{n}", text) for n, text in enumerate(words)}
    pictures = render({name: spell(d, address) for name, d in drawings.items()}, cache=tmp_path_factory.mktemp("cache"))
    for name, drawing in drawings.items():
        drawn = pictures[name].svg
        assert drawn is not None, pictures[name].failure
        picture = ET.fromstring(place(drawn, drawing.title, "../"))
        text = drawing.title
        assert picture.get("aria-label") == text
        assert card(drawing.nodes[0]) in titles(picture)
        if name.startswith("a"):
            assert sorted(texts(picture)) == sorted(bare(text * 4 + "other"))
            assert bare(text) in texts(picture)
            assert sentence(text, drawing.arrows[0], "other") in titles(picture)
            assert [link.get(LINK) for link in picture.iter(f"{SVG}a")] == ["../roles/x/"]
        else:
            assert texts(picture) == bare(text * 2)
            assert not list(picture.iter(f"{SVG}a"))
        assert {element.tag.removeprefix(SVG) for element in picture.iter()} <= EXPECTED


EXPECTED = {"svg", "g", "a", "title", "text", "polygon", "polyline", "path", "ellipse"}


def test_an_address_is_made_relative_to_the_page_it_stands_on(tmp_path: Path) -> None:
    node = Node("n", "Name", ref=Ref("post", "x"), anchor="portfolio")
    drawn = render({"d": spell(Drawing("d", "T", "", (node,)), address)}, cache=tmp_path)["d"].svg
    assert drawn is not None
    for base in ("./", "../../"):
        assert f'xlink:href="{base}roles/x/#portfolio"' in place(drawn, "T", base)
    assert "handbook:/" not in place(drawn, "T", "./")


def test_a_picture_holds_no_script_no_style_and_no_id(tmp_path: Path) -> None:
    drawn = render({"d": spell(alone("d", "Name"), address)}, cache=tmp_path)["d"].svg
    assert drawn is not None
    for element in ET.fromstring(drawn).iter():
        assert element.tag not in (f"{SVG}script", f"{SVG}style")
        assert not {"id", "style"} & set(element.attrib)
        assert not [name for name in element.attrib if name.startswith("on")]


def test_a_picture_has_its_size_in_whole_pixels(tmp_path: Path) -> None:
    drawn = render({"d": spell(alone("d", "Name"), address)}, cache=tmp_path)["d"].svg
    assert drawn is not None
    root = ET.fromstring(drawn)
    assert root.get("width", "").isdigit()
    assert root.get("height", "").isdigit()
    assert root.get("role") == "group"


# Failures and the cache, with a program in the place of Graphviz

PROGRAM = """#!{python}
import pathlib, sys, time
calls = pathlib.Path({calls!r})
if "-V" in sys.argv:
    print("fake", {version!r})
    sys.exit()
files = [pathlib.Path(name) for name in sys.argv[1:] if name.endswith(".gv")]
with calls.open("a") as log:
    log.write(f"{{len(files)}}\\n")
for file in files:
    text = file.read_text("utf-8")
    made = file.with_name(file.name + ".svg")
    if "SLEEP" in text:
        time.sleep(30)
    if "FAIL" in text:
        sys.stderr.buffer.write(b"cannot draw \\xff")
        sys.exit(1)
    if "NOTHING" in text:
        continue
    if "BYTES" in text:
        made.write_bytes(b"<svg>\\xff</svg>")
    elif "GARBAGE" in text:
        made.write_text("<svg")
    elif "BOX" in text:
        made.write_text("<svg viewBox='none'/>")
    else:
        svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9.4 7.6"><text>%s</text></svg>'
        made.write_text(svg % text, "utf-8")
"""

Make = Callable[..., Engine]


@pytest.fixture
def fake(tmp_path: Path) -> Make:
    """A program that is called like Graphviz and notes each call."""

    def make(version: str = "1", batches: bool = True) -> Engine:
        program = tmp_path / f"fake-{version}"
        calls = str(tmp_path / "calls")
        program.write_text(PROGRAM.format(python=sys.executable, calls=calls, version=version), "utf-8")
        program.chmod(0o755)
        return Engine(str(program), batches)

    return make


def calls(tmp_path: Path) -> list[int]:
    """How many drawings each call so far was given."""
    log = tmp_path / "calls"
    return [int(line) for line in log.read_text().split()] if log.exists() else []


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("FAIL", "cannot draw"),
        ("NOTHING", "drew nothing"),
        ("GARBAGE", "not sound"),
        ("BYTES", "not sound"),
        ("BOX", "not sound"),
    ],
)
@pytest.mark.parametrize("batches", [True, False])
def test_one_broken_drawing_says_why_and_harms_no_other(
    fake: Make, tmp_path: Path, word: str, reason: str, batches: bool
) -> None:
    spelled = {"one": "good", "two": word, "three": "fine", "four": "sound"}
    pictures = render(spelled, fake(batches=batches), tmp_path / "cache")
    assert list(pictures) == list(spelled)
    assert pictures["two"].svg is None
    assert reason in pictures["two"].failure
    assert [name for name, picture in pictures.items() if picture.svg] == ["one", "three", "four"]
    assert "good" in str(pictures["one"].svg)


def test_a_broken_drawing_in_the_real_program_harms_no_other(tmp_path: Path) -> None:
    good = spell(alone("d", "Name"), address)
    pictures = render({"a": good, "b": "digraph { a [label=<<B>] }}", "c": good}, cache=tmp_path)
    assert pictures["b"].svg is None
    assert pictures["b"].failure
    assert pictures["a"].svg
    assert pictures["a"] == pictures["c"]


def test_a_drawing_that_takes_too_long_says_so_and_harms_no_other(
    fake: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = fake()
    monkeypatch.setattr(svg, "SECONDS", 1)
    begun = time.perf_counter()
    pictures = render({"one": "good", "two": "SLEEP"}, engine, tmp_path / "cache")
    assert time.perf_counter() - begun < 10
    assert pictures["two"].svg is None
    assert "longer than 1 second" in pictures["two"].failure
    assert pictures["one"].svg


@pytest.mark.parametrize("program", ["/no/such/program", "/", "/dev/null"])
def test_without_a_program_every_picture_says_so(program: str, tmp_path: Path) -> None:
    pictures = render({"one": "x", "two": "y"}, Engine(program, batches=True), tmp_path)
    assert all(picture.svg is None and "Graphviz" in picture.failure for picture in pictures.values())


def test_what_was_drawn_before_is_not_drawn_again(fake: Make, tmp_path: Path) -> None:
    engine, cache = fake(), tmp_path / "cache"
    first = render({"one": "a", "two": "b"}, engine, cache)
    assert sum(calls(tmp_path)) == 2
    assert render({"two": "b", "other name": "a"}, engine, cache) == {"two": first["two"], "other name": first["one"]}
    assert sum(calls(tmp_path)) == 2
    render({"one": "a", "three": "c"}, engine, cache)
    assert calls(tmp_path)[-1] == 1


def test_another_version_of_the_program_draws_again(fake: Make, tmp_path: Path) -> None:
    for version in ("1", "2", "1"):
        render({"one": "a"}, fake(version), tmp_path / "cache")
    assert len(calls(tmp_path)) == 2


def test_a_failure_is_not_kept(fake: Make, tmp_path: Path) -> None:
    for _ in range(2):
        render({"one": "FAIL"}, fake(), tmp_path / "cache")
    assert len(calls(tmp_path)) == 2


def test_a_spoilt_cache_or_one_that_cannot_be_written_only_costs_time(fake: Make, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = render({"one": "a"}, fake(), cache)
    (kept,) = cache.rglob("*.svg")
    kept.write_bytes(b"\xff")
    assert render({"one": "a"}, fake(), cache) == first
    (tmp_path / "file").write_text("in the way")
    assert render({"one": "a"}, fake(), tmp_path / "file") == first


def test_many_drawings_go_in_few_calls_unless_the_program_takes_one_at_a_time(fake: Make, tmp_path: Path) -> None:
    spelled = {f"d{n}": f"drawing {n}" for n in range(7)}
    render(spelled, fake(batches=True), tmp_path / "one")
    assert sorted(calls(tmp_path)) == [3, 4]
    render(spelled, fake(batches=False), tmp_path / "two")
    assert calls(tmp_path)[2:] == [1] * 7


def test_no_drawings_need_no_program(tmp_path: Path) -> None:
    assert render({}, Engine("/no/such/program", batches=True), tmp_path) == {}


def test_the_program_may_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HANDBOOK_DOT", "/usr/bin/dot")
    assert Engine.chosen() == Engine("/usr/bin/dot", batches=False)
    monkeypatch.delenv("HANDBOOK_DOT")
    assert Path(Engine.chosen().program).name == "graphviz-pure"
    assert Engine.chosen().batches


def test_the_cache_may_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HANDBOOK_CACHE", str(tmp_path))
    assert svg.cache_folder() == tmp_path
