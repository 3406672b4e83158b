"""The last look over a public edition finds what is withheld in every shape, and raises no false alarm."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, get_args

import pytest
import typst
from click.testing import CliRunner, Result
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from generator.cli import main
from generator.graph import load, select
from generator.kinds import kinds
from generator.kinds._entity import Entity
from generator.site.build import build
from generator.site.leaks import NOTHING, Sought, leaks, plain_words, sought
from tests.conftest import Files

Write = Callable[[Files], Path]

OURS = "- {id: trust, name: Trust, kind: icb, sources: [{status: external, note: told}]}"
TOLD: list[dict[str, str]] = [{"status": "external", "note": "told"}]
ASKED = Sought({"zanzibar quill": "people.yml:3"}, {"board--zanzibar-quill": "bodies.yml:7"})


def archive(inner: str, text: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(inner, text)
    return data.getvalue()


def paper(source: str) -> bytes:
    made = typst.compile(source.encode(), format="pdf", pdf_standards="ua-1")
    assert isinstance(made, bytes)
    return made


TITLED = '#set document(title: "A paper")\n'
TELLING_PAPERS = [
    ("page.pdf", paper(f"{TITLED}#set page(width: 4cm)\nA long line that names Zanzibar Quill")),
    ("alternative.pdf", paper(f'{TITLED}#figure(alt: "By Zanzibar Quill", rect(width: 1cm))')),
    ("heading.pdf", paper(f"{TITLED}= Zanzibar Quill\nText")),
    ("broken.pdf", b"%PDF-1.7 no paper, and Zanzibar Quill in it"),
    ("title.pdf", paper('#set document(title: "Zanzibar Quill")\nText')),
]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        *TELLING_PAPERS,
        ("a.html", b"<p>by Zanzibar\n Quill</p>"),
        ("a.html", b'<p title="Zanzibar Quill">x</p>'),
        ("a.html", b"<p>Zanzi&#98;ar&nbsp;<b>Quill</b></p>"),
        ("a.html", b'<p><abbr title="of">Zanzibar</abbr> (spelled out) Quill</p>'),
        ("a.html", b'<a href="people/zanzibar-quill/">she</a>'),
        ("a.html", b"<a href='?q=Zanzibar%20Quill'>she</a>"),
        ("a.svg", b"<svg><g><text>Zanzibar</text>\n<text>Quill</text></g></svg>"),
        ("search_index.json", b'{"text": "by Zanzi\\u0062ar &lt;Quill&gt;"}'),
        ("data.csv", b'post,person\r\nchair,"Quill, Zanzibar Quill"\r\n'),
        ("a.md", b"# ZANZIBAR QUILL"),
        ("zanzibar-quill.txt", b""),
        ("a.xlsx", archive("xl/sharedStrings.xml", "<si><t>Zanzibar</t> <t>Quill</t></si>")),
        ("a.docx", archive("Zanzibar Quill.xml", "")),
        ("sitemap.xml.gz", gzip.compress(b"<loc>/roles/zanzibar-quill/</loc>", mtime=0)),
        ("a.bin", b"\x00\xff Zanzibar Quill \x00"),
        ("a.js", b'x = {"id":"board--zanzibar-quill"}'),
    ],
)
def test_what_is_withheld_is_found_in_every_shape(name: str, data: bytes) -> None:
    assert list(leaks([("clean.html", b"<p>Zanzibar</p><p>Quill</p>"), (name, data)], ASKED)) == [name]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<tr><td>Zanzibar</td><td>Quill</td></tr>"),
        ("a.json", b'["Zanzibar", "Quill"]'),
        ("a.csv", b"Zanzibar,Quill\r\n"),
        ("a.md", b"Zanzibar\nQuill"),
        ("a.html", b"<p>Zanzibar Quills and Azanzibar Quill</p>"),
        ("a.svg", b"<g><text>Zanzibar</text></g><g><text>Quill</text></g>"),
        ("a.zip", b"PK\x03\x04 no archive"),
        ("a.gz", b"\x1f\x8b no archive"),
        ("a.pdf", b"%PDF-1.7 no paper"),
        ("b.pdf", paper(f"{TITLED}Zanzibar and a Quill")),
    ],
)
def test_words_that_only_stand_side_by_side_are_no_leak(name: str, data: bytes) -> None:
    assert leaks([(name, data)], ASKED) == {}


def takes(info: FieldInfo, value: object) -> bool:
    """Whether a field takes a value."""
    kind = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation  # type: ignore[valid-type]
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


def canaries(kind: type[Entity]) -> tuple[dict[str, Any], list[str]] | None:
    """An entry of a kind with words of its own in every text that it may withhold, and those words."""
    entry: dict[str, Any] = {"id": "one", "withheld": [], "sources": TOLD}
    for name, info in kind.model_fields.items():
        shown = info.alias or name
        if name in ("id", "withheld") or name in kind.links() or name in kind.inside() or name in kind.within():
            if info.is_required() and name != "id":
                return None
            continue
        words = f"Quokka {kind.kind_name()} {shown}".replace("_", " ")
        if info.is_required():
            options = get_args(info.annotation)
            entry[shown] = options[0] if options and isinstance(options[0], str) else f"Open {shown}"
        elif fitting := next((v for v in (words, (words,)) if takes(info, v)), None):
            entry[shown] = fitting
            entry["withheld"].append(shown)
    return entry, [v if isinstance(v, str) else v[0] for n, v in entry.items() if n in entry["withheld"]]


def test_a_canary_in_every_withheld_field_of_every_kind_is_nowhere_in_public(write_handbook: Write) -> None:
    files: dict[str, str] = {"organisations.yml": OURS}
    every: list[str] = []
    for name, kind in kinds().items():
        made = canaries(kind) if name not in ("organisation", "requirement") else None
        if made is not None:
            files[f"{kind.FOLDER}.yml"] = json.dumps([made[0]])
            every += made[1]
    assert len(files) > 20
    assert len(every) > 60
    root = write_handbook(files)
    assert load(root).problems == ()
    public, staff = build(root).built, build(root, "staff").built
    assert public is not None
    assert staff is not None
    hidden = {plain_words(words): words for words in every}
    assert set(public.withheld.words) >= set(hidden)
    written = [*public.files.items(), *((page.source, page.markdown.encode()) for page in public.pages)]
    written += [(f"{name}.svg", svg.encode()) for name, svg in public.pictures.items()]
    assert leaks(written, Sought(hidden, {})) == {}
    told = plain_words(" ".join(data.decode() for name, data in staff.files.items() if name.endswith(".json")))
    assert [words for words in hidden if f" {words} " not in f" {told} "] == []


def test_what_stands_in_public_too_is_said_and_no_leak(write_handbook: Write) -> None:
    people = """
        - {id: quill, name: Zanzibar Quill, audience: staff, sources: [{status: external, note: told}]}
        - {id: jo, name: Jo, notes: Works with Zanzibar Quill, sources: [{status: external, note: told}]}
        """
    loaded = load(write_handbook({"organisations.yml": OURS, "people.yml": people}))
    assert loaded.model is not None
    asked = sought(loaded.model, select(loaded.model, "public"))
    assert "zanzibar quill" not in asked.words
    assert asked.also_public == ("people.yml:2 (person quill, name)", "people.yml:2 (person quill, id)")
    assert sought(loaded.model, select(loaded.model, "staff")) is NOTHING


@pytest.fixture
def leaking(write_handbook: Write) -> Path:
    """A handbook whose page by hand names somebody who is for staff only."""
    people = "- {id: quill, name: Zanzibar Quill, audience: staff, sources: [{status: external, note: told}]}"
    page = "# About us\n\nAsk **Zanzibar** Quill.\n"
    return write_handbook({"organisations.yml": OURS, "people.yml": people, "site_config/pages/us.md": page})


def test_a_public_build_and_render_that_would_leak_are_refused(leaking: Path, tmp_path: Path) -> None:
    def run(*words: object) -> Result:
        return CliRunner().invoke(main, [*map(str, words)])

    for command in ("build", "render"):
        refused = run(command, leaking, "--out", tmp_path / command)
        assert refused.exit_code == 1
        assert "holds what is withheld at people.yml:1 (person quill, name)" in refused.output
        assert not (tmp_path / command).exists()
    done = run("build", leaking, "--out", tmp_path / "staff", "--edition", "staff")
    assert done.exit_code == 0, done.output
    assert "Quill" in (tmp_path / "staff/us/index.html").read_text()
