"""Page templates before they are rendered: which pages each makes, and where each thing of the model then stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from generator.diagnostics import At, Code, Diagnostic, Ref, problem
from generator.graph.decode import decode_plain
from generator.graph.model import Model, confidence
from generator.kinds._entity import Topic
from generator.kinds._values import Line
from generator.site.links import Addresses
from generator.source import read_text

TEMPLATE_FAULT = Code(
    "GOV030",
    "template_fault",
    "error",
    """A page template could not be rendered.

The page it makes would be missing or wrong, so nothing is built.

Look at the line named in docs_templates: most often a name is misspelt, or a field is used that the kind has not.""",
)

_HEADER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


class Header(BaseModel):
    """The head of a page template: which pages it makes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    each: Line | None = None
    """The kind that each entity of gets a page; one page where left out."""
    path: str = ""
    """The address from the site's root, `{id}` standing for the entity's; empty for the home page."""
    title: Line
    """The title, `{title}` standing for the entity's."""
    needs: tuple[Line, ...] = ()
    """Kinds of which the model must hold something, or the page is not made; `framework` where one must apply."""
    needs_one: tuple[Line, ...] = ()
    """Kinds of which at least one must hold something, unless something has the page's topic; `release` where there
    may be recorded releases."""
    anchors: tuple[Line, ...] = ()
    """Kinds whose entities stand on this page under an id `kind-id`; `organisation:icb` takes those of one sort
    or status."""
    holds: tuple[Line, ...] = ()
    """Kinds whose entities stand on the page of the thing of kind `each` that they belong to."""
    topic: Topic | None = None
    """The subject of the page; statements that have it stand there."""
    known_as: tuple[Line, ...] = ()
    """Other words by which people search for the page."""
    about: Line | None = None
    """One sentence for search engines and for links to the page."""


_ON_TOPIC_PAGES = ("statement",)
"""Kinds without a page of their own that stand on the page of their topic."""


@dataclass(frozen=True, slots=True)
class Template:
    """A page template: its file, its header, its body."""

    file: str
    header: Header
    body: str
    first_line: int


def read_templates(folder: Path) -> tuple[tuple[Template, ...], tuple[Diagnostic, ...]]:
    """The page templates of a folder, in order of their names, and what is wrong with their headers."""
    found, problems = [], []
    for path in sorted(folder.glob("*.md.j2")):
        text = path.read_text("utf-8")
        name = f"docs_templates/pages/{path.name}"
        head = _HEADER.match(text)
        if head is None:
            problems.append(problem(TEMPLATE_FAULT, At(name), "the template has no header between two lines of ---"))
            continue
        reading = read_text(head[1], name, first_line=2)
        problems += reading.problems
        if reading.root is None:
            continue
        header, wrong = decode_plain(Header, reading.root, "page header")
        problems += wrong
        if header is not None:
            found.append(Template(f"pages/{path.name}", header, text[head.end() :], head[0].count("\n")))
    return tuple(found), tuple(problems)


def addresses(templates: tuple[Template, ...], model: Model) -> Addresses:
    """Where each entity of the model stands."""
    by_ref: dict[Ref, str] = {}
    for template in sorted(templates, key=lambda t: _breadth(t.header)):
        header = template.header
        if not wanted(header, model):
            continue
        for anchor in (*header.anchors, *(_ON_TOPIC_PAGES if header.topic else ())):
            kind, _, sort = anchor.partition(":")
            for entity in model.shown(kind):
                fits = not sort or sort in (getattr(entity, "kind", None), confidence(entity.said()))
                if anchor in _ON_TOPIC_PAGES and anchor not in header.anchors:
                    fits = header.topic in entity.topics
                if fits:
                    by_ref.setdefault(entity.ref, f"{header.path}#{kind}-{entity.id}")
        if header.each:
            for entity in model.all(header.each):
                by_ref[entity.ref] = header.path.replace("{id}", entity.id)
                held = [edge.origin for kind in header.holds for edge in model.into(entity.ref, kind=kind)]
                by_ref.update({ref: f"{by_ref[entity.ref]}#{ref.kind}-{ref.id}" for ref in held})
    return Addresses(by_ref)


def _breadth(header: Header) -> int:
    """Pages that hold few things of a kind come before those that hold the rest."""
    one_sort = any(":" in anchor for anchor in header.anchors)
    return (0 if one_sort else 1) if header.topic else 2 if one_sort else 3


def made_by(templates: tuple[Template, ...], model: Model) -> dict[str, str]:
    """The title of each page that stands alone, by its address."""
    return {t.header.path: t.header.title for t in templates if not t.header.each and wanted(t.header, model)}


def wanted(header: Header, model: Model) -> bool:
    """Whether the model holds what a page is made for."""
    on_topic = header.topic is not None and any(header.topic in entity.topics for entity in model.every())
    one_of = header.needs_one or header.topic is not None
    held = any(model.releases if kind == "release" else model.shown(kind) for kind in header.needs_one)
    if one_of and not on_topic and not held:
        return False
    return all(model.shown(kind) for kind in header.needs)
