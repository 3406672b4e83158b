"""The same facts in every format, whatever words they are in; nothing that is withheld; the same bytes each time."""

from __future__ import annotations

import csv
import functools
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import docx
import openpyxl
import page as pdf_validator
import pypdf
import pytest
import rdflib
from docx.oxml.ns import qn

from generator.exports import exports, files_of
from generator.exports._csv import csv_bytes
from generator.graph import Model, load, select

ROOT = Path(__file__).parent.parent.parent
EXAMPLE, STARTER = ROOT / "model" / "example", ROOT / "tests" / "handbooks" / "small"
Sound = Callable[[Mapping[str, str]], Model]
HOSTILE = "=cmd|' /C calc'!A0 <script>alert(1)</script> ]]( #set {{ 7*7 }} \\ $x$ @q Zoë"
SECRETS = ("zanzibar", "quokka", "marmalade")

FILES = {
    "people.yml": f"""
        - {{id: ann, name: "{HOSTILE.replace(chr(92), chr(92) * 2)}", sources: [{{document: plan, at: Page 1}}]}}
        - {{id: zanzibar, name: Zanzibar Quill, audience: staff, sources: [{{document: plan}}]}}
        """,
    "posts.yml": """
        - id: clerk
          name: "+44 Clerk"
          kind: senior
          text: "@SUM(A1) is a text.\\n\\n-Second paragraph"
          notes: Marmalade is kept in the safe.
          withheld: [notes, portfolio]
          portfolio: [{group: "-Group", lines: [Quokka counting]}]
          holders: [{person: ann}, {person: zanzibar}]
        - {id: chief, name: Chief, kind: senior, portfolio: [{group: Work, lines: ["=1+1 lines"]}]}
        """,
    "bodies.yml": """
        - id: board
          name: Board
          kind: board
          responsibilities: ["=SUM(A1)", Second thing]
          members: [{member: clerk, role: chair}, {member: zanzibar}]
        """,
}


@pytest.fixture(scope="module")
def hostile(sound_model: Sound) -> dict[str, bytes]:
    model = select(sound_model(FILES), "public")
    return {name: one.make(model) for name, one in exports().items()}


def every_format(root: Path) -> dict[str, bytes]:
    loaded = load(root)
    assert loaded.model is not None
    model = select(loaded.model, "public")
    return {name: one.make(model) for name, one in exports().items()}


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """A small handbook in every format."""
    return every_format(STARTER)


@pytest.fixture(scope="module")
def schedules() -> tuple[dict[str, Any], bytes]:
    """A handbook in which somebody decides: what it holds, and its Word schedules."""
    loaded = load(EXAMPLE)
    assert loaded.model is not None
    model = select(loaded.model, "public")
    return json.loads(exports()["json"].make(model)), exports()["docx"].make(model)


def squeezed(words: str) -> str:
    return "".join(words.split())


def tables(data: bytes) -> dict[str, list[dict[str, str]]]:
    """The CSV files of an export, by their kind, without the apostrophe that keeps a cell from being a formula."""
    found = {}
    for name, content in files_of(data).items():
        rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        found[name.removesuffix(".csv")] = [{k: v.removeprefix("'") for k, v in row.items()} for row in rows]
    return found


def pages(data: bytes) -> list[list[str | None]]:
    """The rows of every sheet of a workbook."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [[cell.value for cell in row] for page in book.worksheets for row in page.iter_rows()]


def word_text(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    return "\n".join(str(node.text or "") for node in document.element.body.iter(qn("w:t")))


@functools.cache
def pdf_text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def labels(data: bytes, shape: str) -> set[str]:
    graph = rdflib.Graph().parse(data=data, format=shape)
    return {str(value) for value in graph.objects(None, rdflib.SKOS.prefLabel)}


# The same facts


def test_the_same_entities_by_the_same_names_stand_in_every_format(made: dict[str, bytes]) -> None:
    entities: dict[str, list[dict[str, Any]]] = json.loads(made["json"])["entities"]
    held = {kind: every for kind, every in entities.items() if every}
    assert len(held) >= 9
    books = openpyxl.load_workbook(io.BytesIO(made["xlsx"]))
    tabular = tables(made["csv"])
    assert set(tabular) - {"handbook", "links"} == set(held)
    assert set(books.sheetnames) - {"About", "Lookups"} == {kind.replace("_", " ").capitalize() for kind in held}
    graph_labels = {name: labels(made[name], shape) for name, shape in (("turtle", "turtle"), ("jsonld", "json-ld"))}
    paper = squeezed(pdf_text(made["pdf"]))
    for kind, every in held.items():
        ids = [one["id"] for one in every]
        assert [row["Id"] for row in tabular[kind]] == ids
        sheet = books[kind.replace("_", " ").capitalize()]
        assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ids
        for one in every:
            for name in graph_labels:
                assert one["title"] in graph_labels[name], (name, one["id"])
            if "name" in one:
                assert squeezed(one["name"]) in paper, one["id"]
    assert len(tabular["links"]) == len(json.loads(made["json"])["links"])


def test_the_word_schedules_hold_the_scheme_the_groups_and_the_roles(schedules: tuple[dict[str, Any], bytes]) -> None:
    entities, text = schedules[0]["entities"], word_text(schedules[1])
    for kind in ("body", "post", "decision"):
        assert entities[kind]
        for one in entities[kind]:
            assert one["name"] in text, one["id"]


# Hostile text


def test_no_cell_of_a_spreadsheet_is_a_formula(hostile: dict[str, bytes]) -> None:
    for content in files_of(hostile["csv"]).values():
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    book = openpyxl.load_workbook(io.BytesIO(hostile["xlsx"]))
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1", "  =1", "'=1"])
def test_what_could_be_a_formula_is_kept_from_being_one(words: str) -> None:
    ((cell,),) = csv.reader(io.StringIO(csv_bytes((words,), ()).decode("utf-8-sig"), newline=""))
    assert cell == (words if words.startswith("'") else f"'{words}")


def test_hostile_text_stays_that_text_in_every_format(hostile: dict[str, bytes]) -> None:
    assert HOSTILE in [row["Name"] for row in tables(hostile["csv"])["person"]]
    assert any(HOSTILE in row for row in pages(hostile["xlsx"]))
    for name, shape in (("turtle", "turtle"), ("jsonld", "json-ld")):
        assert HOSTILE in labels(hostile[name], shape)
    assert HOSTILE in word_text(hostile["docx"])
    paper = squeezed(pdf_text(hostile["pdf"]))
    for words in (HOSTILE, "+44 Clerk", "@SUM(A1) is a text.", "-Second paragraph", "=SUM(A1)", "=1+1 lines"):
        assert squeezed(words) in paper, words
        assert squeezed(words) in squeezed(word_text(hostile["docx"])), words


def test_letters_that_no_font_holds_leave_the_rest_of_the_paper_readable(sound_model: Sound) -> None:
    files = {"bodies.yml": "{id: b, name: 'Board 日本 🙂 Ω é', kind: board, members: none}"}
    text = pdf_text(exports()["pdf"].make(select(sound_model(files), "public")))
    assert "Board □□ □ Ω é" in " ".join(text.split())


# What is withheld


def contents(name: str, data: bytes) -> Iterator[str]:
    """Everything in a file that could be read: its parts, where it is a zip; its words, where it is a PDF."""
    if name == "pdf":
        reader = pypdf.PdfReader(io.BytesIO(data))
        yield pdf_text(data)
        yield str(reader.metadata)
        yield str([str(item) for item in reader.outline])
        yield str(reader.named_destinations)
    elif data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in archive.namelist():
                yield part
                yield archive.read(part).decode("utf-8", "replace")
    yield data.decode("utf-8", "replace")


def test_what_is_withheld_is_in_no_format_of_the_public_edition(hostile: dict[str, bytes], sound_model: Sound) -> None:
    for name, data in hostile.items():
        said = " ".join(contents(name, data)).lower()
        assert not [secret for secret in SECRETS if secret in squeezed(said)], name
    staff = select(sound_model(FILES), "staff")
    for name in ("csv", "xlsx", "turtle", "jsonld", "docx", "pdf"):
        said = squeezed(" ".join(contents(name, exports()[name].make(staff))).lower())
        assert [secret for secret in SECRETS if secret not in said] == [], name


def test_a_place_that_is_not_published_is_said_to_be(hostile: dict[str, bytes]) -> None:
    assert "not published" in pdf_text(hostile["pdf"])
    assert "(not published)" in tables(hostile["csv"])["post"][1]["Notes"]
    assert "not published" in [row["To id"] for row in tables(hostile["csv"])["links"]]


# The same each time


def test_the_same_model_gives_the_same_bytes_on_any_machine() -> None:
    script = (
        "import sys, hashlib; from pathlib import Path; from generator.graph import load, select\n"
        "from generator.exports import exports\n"
        "model = select(load(Path(sys.argv[1])).model, 'public')\n"
        "print({e.name: hashlib.sha256(e.make(model)).hexdigest() for e in exports().values()})"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", script, str(STARTER)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Pacific/Auckland"))
    }
    assert len(said) == 1
    assert b"'pdf': '" in said.pop()


# Word


def test_the_word_file_has_headings_a_contents_field_and_rows_that_repeat(
    schedules: tuple[dict[str, Any], bytes],
) -> None:
    document = docx.Document(io.BytesIO(schedules[1]))
    titles = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert titles == [
        "Contents",
        "Schedule 1: Scheme of reservation and delegation",
        "Schedule 2: Terms of reference",
        "Schedule 3: Role cards",
    ]
    body = document.element.body
    assert any("TOC" in str(node.text) for node in body.iter(qn("w:instrText")))
    captions = [p for p in document.paragraphs if p.style.name == "Caption"]
    heads = list(body.iter(qn("w:tblHeader")))
    assert len(heads) == len(captions) > 5
    places = {node.get(qn("w:name")) for node in body.iter(qn("w:bookmarkStart"))}
    links = {node.get(qn("w:anchor")) for node in body.iter(qn("w:hyperlink"))}
    assert links
    assert links <= places
    foot = "".join(p.text for p in document.sections[0].footer.paragraphs)
    assert "as at" in foot
    assert document.core_properties.author == "handbook"
    assert document.core_properties.modified.isoformat().startswith("2026-")


# PDF


def test_the_pdf_is_tagged_titled_in_english_with_contents_links_and_page_numbers(made: dict[str, bytes]) -> None:
    reader = pypdf.PdfReader(io.BytesIO(made["pdf"]))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert reader.metadata is not None
    assert reader.metadata.title
    titles = [item.title for item in reader.outline if not isinstance(item, list)]
    assert any("Committees and groups" in str(title) for title in titles)
    links = [a for page in reader.pages for a in page.get("/Annots", ()) if a.get_object()["/Subtype"] == "/Link"]
    assert len(links) > 20
    assert f"Page 3 of {len(reader.pages) - 1}" in reader.pages[3].extract_text()


def faults_as_pdf_ua(data: bytes) -> list[str]:
    """What a validator that knows nothing of us finds wrong with a PDF under ISO 14289-1."""
    report = pdf_validator.validate_pdf_bytes(data, profile="ua1", limits=pdf_validator.SafetyLimits.unlimited())
    assert report.rules.total > 100
    return [f"{fault.rule_id}: {fault.message}" for fault in report.failures]


def test_an_independent_validator_finds_no_fault_with_the_pdf_as_pdf_ua(made: dict[str, bytes]) -> None:
    assert faults_as_pdf_ua(made["pdf"]) == []
    nameless = re.sub(rb"/Alt ?\([^)]*\)", lambda found: b" " * len(found[0]), made["pdf"])
    titleless = made["pdf"].replace(b"/DisplayDocTitle true", b"/DisplayDocTitle null")
    for spoilt in (nameless, titleless):
        assert spoilt != made["pdf"]
        assert faults_as_pdf_ua(spoilt)


@pytest.mark.long
@pytest.mark.parametrize("handbook", sorted(path.parent.name for path in (ROOT / "model").glob("*/handbook.yml")))
def test_an_independent_validator_finds_no_fault_with_any_handbook(handbook: str) -> None:
    loaded = load(ROOT / "model" / handbook)
    assert loaded.model is not None
    assert faults_as_pdf_ua(exports()["pdf"].make(select(loaded.model, "public"))) == []


def test_every_picture_of_the_pdf_has_an_alternative_and_its_words(made: dict[str, bytes]) -> None:
    reader = pypdf.PdfReader(io.BytesIO(made["pdf"]))
    root: Any = reader.trailer["/Root"]
    figures = [e for e in elements(root["/StructTreeRoot"]) if e.get("/S") == "/Figure"]
    assert figures
    assert all(str(figure.get("/Alt", "")).startswith("Picture: ") for figure in figures)
    assert pdf_text(made["pdf"]).count("The picture in words") == len(figures)


def elements(node: Any) -> Iterator[Any]:
    """The elements of a PDF's tree of tags."""
    children = node.get("/K", []) if isinstance(node, pypdf.generic.DictionaryObject) else []
    for child in children if isinstance(children, list) else [children]:
        found = child.get_object()
        if isinstance(found, pypdf.generic.DictionaryObject):
            yield found
            yield from elements(found)
