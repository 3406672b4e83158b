"""Whatever stands in the model comes out as that text: in pages, pictures, tooltips and the search index."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.mkdocs_plugin import build_site
from generator.site.build import build
from generator.site.check_links import broken_links
from tests.doors.conftest import PROJECT

STARTER = PROJECT / "tests" / "handbooks" / "small"
WORST = (
    "<script>alert(1)</script> {{ 7*7 }} {% raw %} | x | ](javascript:alert(1)) \"q\" 'q' `c` **b** __i__ \\N &lt; Zoë"
)
TEXT = {
    "title", "name", "text", "notes", "summary", "publisher", "owner", "version", "purpose", "words", "group", "area",
    "short", "meaning", "stands_for", "note", "at", "honorific", "ask",
}  # fmt: skip


class _Page(HTMLParser):
    """The visible text, the tags, and the names given in attributes of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: Counter[str] = Counter()
        self.handlers: list[str] = []
        self.names: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.handlers += [
            v for n, v in attrs if n in ("href", "src", "xlink:href") and (v or "").startswith("javascript:")
        ]
        self.names += [v or "" for n, v in attrs if n in ("aria-label", "title", "content")]

    handle_startendtag = handle_starttag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _read(text: str) -> _Page:
    page = _Page()
    page.feed(text)
    return page


def _hostile_model(folder: Path, hostile: str) -> None:
    """The starter with the hostile text behind every text of it."""
    for path in sorted(STARTER.rglob("*.yml")):
        target = folder / path.relative_to(STARTER)
        target.parent.mkdir(parents=True, exist_ok=True)
        data = _poisoned(yaml.load(path.read_text("utf-8"), yaml.BaseLoader), hostile)
        target.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


def _poisoned(value: Any, hostile: str) -> Any:
    if isinstance(value, dict):
        return {
            k: f"{v} {hostile}" if k in TEXT and isinstance(v, str) else _poisoned(v, hostile) for k, v in value.items()
        }
    return [_poisoned(item, hostile) for item in value] if isinstance(value, list) else value


def _sites(hostile: str, folder: Path) -> tuple[Path, Path]:
    """The starter's site with harmless text in the places of the hostile text, and with the hostile text."""
    sites = []
    for name, words in (("plain", "harmless"), ("hostile", hostile)):
        _hostile_model(folder / name, words)
        outcome = build(folder / name)
        assert outcome.built is not None, outcome.findings
        site = folder / f"{name}-site"
        site.mkdir()
        build_site(outcome, PROJECT / "mkdocs.yml", site)
        sites.append(site)
    return sites[0], sites[1]


def _squeezed(words: str) -> str:
    return "".join(words.split())


def _assert_only_text(plain: Path, hostile: Path, words: str) -> None:
    wanted = _squeezed(words)
    for path in sorted(plain.rglob("*.html")):
        name = path.relative_to(plain)
        if name.name == "404.html":
            continue
        tame, wild = _read(path.read_text("utf-8")), _read((hostile / name).read_text("utf-8"))
        assert wild.tags["script"] == tame.tags["script"], name
        assert wild.tags["img"] == tame.tags["img"], name
        assert wild.handlers == tame.handlers == [], name
        assert wanted in _squeezed("".join(wild.words)), name
    board = _read((hostile / "bodies/board/index.html").read_text("utf-8"))
    assert any(wanted in _squeezed(label) for label in board.names)
    picture = _read((hostile / "pictures/picture-body-board.svg").read_text("utf-8"))
    assert wanted in _squeezed("".join(picture.words))
    assert picture.tags["script"] == 0
    index = json.loads((hostile / "search/search_index.json").read_text("utf-8"))
    assert any(wanted in _squeezed("".join(_read(doc["text"]).words)) for doc in index["docs"])
    titles = [_squeezed("".join(_read(doc["title"]).words)) for doc in index["docs"]]
    assert any(wanted in title for title in titles)
    assert all(_read(doc["text"] + doc["title"]).tags["script"] == 0 for doc in index["docs"])
    assert broken_links(hostile) == []


def test_the_worst_text_comes_out_as_that_text(tmp_path: Path) -> None:
    plain, hostile = _sites(WORST, tmp_path)
    _assert_only_text(plain, hostile, WORST)


@pytest.mark.long
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.sampled_from(list("<>&\"'`*_{}[]()#|\\!~^=$%@:;,.-+?/ "))
        | st.sampled_from(
            [
                "<script>",
                "</title>",
                "<!--",
                "-->",
                "]]>",
                "{{",
                "}}",
                "{%",
                "&amp;",
                "&#60;",
                "javascript:",
                "](x)",
                "![a](b)",
                "<svg onload=x>",
                "\\N",
                "\\G",
                "---",
                "===",
                "1. ",
                "- ",
                "# ",
                "> ",
                "    x",
                "{#id}",
                "{: .c}",
                "[^1]",
                "*[A]: b",
                "$$",
                "~~",
                "==",
                "^^",
                "Zoë",
                "日本",
                "🙂",
                "ICB",
            ]
        ),
        min_size=1,
        max_size=12,
    )
)
def test_any_hostile_text_comes_out_as_that_text(parts: list[str]) -> None:
    words = " ".join(f"x{''.join(parts)}x".split())
    with tempfile.TemporaryDirectory() as folder:
        plain, hostile = _sites(words, Path(folder))
        _assert_only_text(plain, hostile, words)
