"""Renders each template over the model: one header says which pages it makes, one body what stands on them."""

from __future__ import annotations

import json
import re
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup
from pydantic import BaseModel, ConfigDict

from generator.diagnostics import At, Code, Diagnostic, Ref, problem
from generator.diagrams import diagrams
from generator.drawing import Drawing, legend, twin
from generator.graph.decode import decode_plain
from generator.graph.model import Edge, Model, Withheld, confidence
from generator.kinds._entity import Entity, Source
from generator.kinds._values import Line
from generator.site.links import Addresses, way
from generator.site.text import Glossary, day, escape, paragraphs, plain
from generator.source import read_text
from generator.table import Hidden, Table
from generator.tables import tables
from generator.vocabulary import word

TEMPLATE_FAULT = Code(
    "GOV030",
    "template_fault",
    "error",
    """A page template could not be rendered.

The page it makes would be missing or wrong, so nothing is built.

Look at the line named in docs_templates: most often a name is misspelt, or a field is used that the kind has not.""",
)

_LIGHT = frozenset({"a", "and", "at", "by", "for", "in", "of", "on", "the", "to", "with"})
"""Words that do not tell one title from another."""
EVERYDAY = frozenset({"NHS", "GP", "GPs", "UK", "MP", "MBE", "OBE", "CBE"})
"""Short forms that everybody knows; they are explained on hover and never spelled out."""
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
    """Kinds of which the model must hold something, or the page is not made."""
    anchors: tuple[Line, ...] = ()
    """Kinds whose entities stand on this page under an id `kind-id`."""
    about: Line | None = None
    """One sentence for search engines and for links to the page."""


@dataclass(frozen=True, slots=True)
class Template:
    """A page template: its file, its header, its body."""

    file: str
    header: Header
    body: str
    first_line: int


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page, in Markdown with places for its pictures."""

    address: str
    title: str
    markdown: str
    drawings: tuple[Drawing, ...]
    origin: At | None
    """Where its entity stands in the model, for the Edit link."""
    about: str = ""

    @property
    def source(self) -> str:
        """The path of its Markdown file: `roles/index.md`, `roles/chair.md`."""
        return source_of(self.address)


def source_of(address: str) -> str:
    """The Markdown file for an address; the pages of a section lie beside its index."""
    parts = address.strip("/").split("/")
    if not address.strip("/"):
        return "index.md"
    return f"{parts[0]}/index.md" if len(parts) == 1 else f"{'/'.join(parts)}.md"


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
    for template in templates:
        header = template.header
        if not _wanted(header, model):
            continue
        for kind in header.anchors:
            by_ref.update({e.ref: f"{header.path}#{kind}-{e.id}" for e in model.all(kind)})
        if header.each:
            by_ref.update({e.ref: header.path.replace("{id}", e.id) for e in model.all(header.each)})
    return Addresses(by_ref)


def made_by(templates: tuple[Template, ...], model: Model) -> dict[str, str]:
    """The title of each page that stands alone, by its address."""
    return {t.header.path: t.header.title for t in templates if not t.header.each and _wanted(t.header, model)}


def _wanted(header: Header, model: Model) -> bool:
    return all(model.all(kind) for kind in header.needs)


def environment(folders: tuple[Path, ...]) -> jinja2.Environment:
    """Jinja that escapes every value for Markdown and HTML, and takes no undefined name."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader([str(f) for f in folders]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters["join"] = _join
    env.filters["day"] = day
    env.filters["paragraphs"] = paragraphs
    env.filters["plain"] = lambda words: Markup(plain(str(words)))
    env.filters["entity_of"] = lambda ref, model: model.get(ref)
    env.filters["grouped"] = _grouped
    env.filters["together"] = _together
    env.filters["by_letter"] = _by_letter
    env.globals["word"] = word
    return env


def plain_environment(folder: Path) -> jinja2.Environment:
    """Jinja for a plain HTML page of our own, every value escaped."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(str(folder)), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True
    )


def _grouped(entities: Iterable[Entity], name: str) -> list[tuple[str, list[Entity]]]:
    """Entities by the value of a field, in the order first met; those without it under an empty heading."""
    groups: dict[str, list[Entity]] = {}
    for entity in entities:
        groups.setdefault(getattr(entity, name) or "", []).append(entity)
    return list(groups.items())


def _together(entities: Iterable[Entity], name: str) -> list[list[Entity]]:
    """Entities that have the same value in a field, in the order first met."""
    groups: dict[object, list[Entity]] = {}
    for entity in entities:
        groups.setdefault(getattr(entity, name), []).append(entity)
    return list(groups.values())


def _by_letter(entities: Iterable[Entity]) -> list[tuple[str, list[Entity]]]:
    """Entities by the first letter of their titles, in alphabetical order; those that begin with none under 0-9."""
    groups: dict[str, list[Entity]] = {}
    for entity in sorted(entities, key=lambda e: (e.title.lower(), e.id)):
        first = entity.title[:1].upper()
        groups.setdefault(first if first.isascii() and first.isalpha() else "0-9", []).append(entity)
    return sorted(groups.items())


def _finalize(value: object) -> object:
    if isinstance(value, jinja2.Undefined | Markup):
        return value
    if value is None or isinstance(value, bool | list | tuple | dict):
        raise jinja2.TemplateRuntimeError(f"a page must not show {value!r}")
    return escape(value)


def _join(values: Any, between: str = "") -> Markup:
    return Markup(escape(between) if between.strip() else between).join(escape(value) for value in values)


@dataclass
class Sheet:
    """What a template can ask for while one page is rendered."""

    model: Model
    addresses: Addresses
    pages: Mapping[str, str]
    glossary: Glossary
    address: str
    used: dict[str, str] = field(default_factory=dict)
    drawn: list[Drawing] = field(default_factory=list)
    spelled: set[str] = field(default_factory=set)
    """Short forms that the page has spelled out."""

    def url(self, address: str) -> Markup:
        """The way from this page to an address."""
        return Markup(plain(way(self.address, address)))

    def has(self, address: str) -> bool:
        """Whether a page of that address is made."""
        return address in self.pages

    def link(self, target: Entity | Ref | Withheld | Hidden, words: str | None = None) -> Markup:
        """A thing's name, as a link where it has a page."""
        if isinstance(target, Withheld | Hidden):
            return Markup('<span class="quiet">not published</span>')
        entity = target if isinstance(target, Entity) else self.model.get(target)
        address = self.addresses.of(entity.ref)
        name = escape(words or entity.title)
        if address is None or address == self.address:
            return name
        return Markup(f'<a href="{self.url(address)}">{name}</a>')

    def explain(self, words: object) -> Markup:
        """Words with the short forms in them explained."""
        return words if isinstance(words, Markup) else self.glossary.explain(str(words), self.used)

    def spell(self, words: object) -> Markup:
        """Words with each short form spelled out where the page uses it first, and explained on hover after that."""
        if isinstance(words, Markup):
            return words
        found: dict[str, str] = {}
        said = str(self.glossary.explain(str(words), found))
        self.used.update(found)
        for short in sorted(set(found) - self.spelled - EVERYDAY):
            self.spelled.add(short)
            several = short.endswith("s") and self.glossary.terms.get(short[:-1]) == found[short]
            full = f"{found[short]}s" if several else found[short]
            if full.lower() not in str(words).lower():
                said = _spelled_out(said, str(escape(short)), str(escape(full)))
        return Markup(said)

    def prose(self, words: str | None) -> Markup:
        """Paragraphs with the short forms in them explained."""
        return Markup("\n").join(Markup("<p>{}</p>").format(self.spell(p)) for p in paragraphs(words))

    def named_in(self, words: str, entities: Iterable[Entity]) -> tuple[Markup, list[Entity]]:
        """Words in which what they name is a link, and the things that they do not name.

        Where the words hold all of a thing's title in another order, the whole line is the link.
        """
        rest = [entity for entity in entities if self.addresses.of(entity.ref)]
        found: list[tuple[int, int, Entity]] = []
        for entity in sorted(rest, key=lambda e: -len(e.title)):
            start = words.lower().find(entity.title.lower())
            end = start + len(entity.title)
            if start >= 0 and all(end <= first or start >= last for first, last, _ in found):
                found.append((start, end, entity))
        if not found:
            same = next((e for e in rest if _weighty(e.title) <= _weighty(words)), None)
            if same is not None:
                return self.link(same, words), [e for e in rest if e is not same]
        said, here = Markup(), 0
        for start, end, entity in sorted(found, key=lambda span: span[0]):
            said += self.piece(words[here:start]) + self.link(entity, words[start:end])
            here = end
        return said + self.piece(words[here:]), [e for e in rest if all(e is not one for _, _, one in found)]

    def piece(self, words: str) -> Markup:
        """A piece of a line, with the space at its ends."""
        before = " " if words[:1].isspace() else ""
        after = " " if words.strip() and words[-1:].isspace() else ""
        return Markup(before) + self.spell(words) + Markup(after)

    def shared(self, things: Iterable[Edge | Entity]) -> str | None:
        """The one status short of `sourced` that all of several links or entities have; None where they differ."""
        found = {confidence(t.sources if isinstance(t, Edge) else t.said()) for t in things}
        status = found.pop() if len(found) == 1 else None
        return None if status == "sourced" else status

    def table(self, name: str, entity: Entity | None = None) -> Table:
        """A table of the model, by name."""
        return tables()[name].fill(self.model, entity)

    def drawing(self, name: str, entity: Entity | None = None) -> Drawing | None:
        """A picture of the model, by name; it takes its place on the page when the page is written."""
        made = diagrams()[name].draw(self.model, entity)
        if made is not None:
            self.drawn.append(made)
        return made

    def out(self, entity: Entity, relation: str) -> tuple[Edge, ...]:
        """The links of one field of an entity."""
        return self.model.out(entity.ref, relation)

    def targets(self, entity: Entity, relations: Iterable[str]) -> list[Entity]:
        """What some fields of an entity point at, without what is withheld."""
        return [target for relation in relations for target in self.model.targets(entity.ref, relation)]

    def holders(self, post: Ref | Withheld) -> list[Entity]:
        """Who holds a post now, as far as stated."""
        if isinstance(post, Withheld):
            return []
        holdings = [h for h in self.model.origins(post, "post", "holding") if h.status != "closed"]
        return [person for holding in holdings for person in self.model.targets(holding.ref, "person")]

    def holders_of(self, lines: Iterable[Entity]) -> list[tuple[Ref | Withheld, list[Entity]]]:
        """The posts and bodies that lines are assigned to, once each, with who holds them."""
        ends = dict.fromkeys(edge.target for line in lines for edge in self.model.out(line.ref, "holder"))
        return [(end, self.holders(end)) for end in ends]

    def into(self, entity: Entity, relation: str, kind: str | None = None) -> tuple[Edge, ...]:
        """The links that lead to an entity from one field."""
        return self.model.into(entity.ref, relation, kind)

    def entity(self, edge: Edge) -> Entity:
        """The entity that declares a link."""
        return self.model.get(edge.origin)

    def other_links(self, entity: Entity, shown: tuple[str, ...]) -> list[tuple[str, list[Edge], bool]]:
        """Links of an entity that its page does not show otherwise: the words, the links, whether outwards.

        `shown` names relations already on the page: `accountable_to` outwards, `<accountable_to` inwards,
        `<holding.post` inwards from one kind.
        """
        groups: dict[tuple[str, bool], list[Edge]] = {}
        for edge in self.model.out(entity.ref):
            if edge.relation not in shown:
                groups.setdefault((edge.link.says, True), []).append(edge)
        for edge in self.model.into(entity.ref):
            if f"<{edge.relation}" not in shown and f"<{edge.origin.kind}.{edge.relation}" not in shown:
                groups.setdefault((edge.link.back, False), []).append(edge)
        return [(says, edges, outwards) for (says, outwards), edges in groups.items()]

    def undoubted(self, edges: Iterable[Edge]) -> bool:
        """Whether none of some links carries a status worth showing."""
        return all(confidence(edge.sources) in (None, "sourced") for edge in edges)

    def status(self, sources: tuple[Source, ...]) -> str | None:
        """How far sources can be trusted together; None where there are none."""
        return confidence(sources)

    def sources_of(self, entity: Entity) -> list[tuple[Entity | None, list[tuple[str, list[Source]]]]]:
        """Every source on an entity and on what is written inside it, once each, by document and by heading."""
        every = [
            s
            for e in (entity, *self.model.inside(entity.ref))
            for said in (e.said(), *e.facts.sources.values())
            for s in said
        ]
        once: dict[tuple[str | None, str | None, str, str | None], Source] = {}
        for source in every:
            once.setdefault((source.document, source.at, source.status, source.note), source)
        found: dict[str, dict[str, list[Source]]] = {}
        for source in once.values():
            found.setdefault(source.document or "", {}).setdefault(source.at or "", []).append(source)
        return [
            (self.model.find("document", name) if name else None, list(places.items()))
            for name, places in found.items()
        ]


def _spelled_out(said: str, short: str, full: str) -> str:
    """Text in which the first use of a short form has its full words behind it."""
    use = re.search(rf"(\(?)<abbr [^>]*>{re.escape(short)}</abbr>", said)
    if use is None:
        return said
    behind = f": {full}" if use[1] else f" ({full})"
    return said[: use.end()] + behind + said[use.end() :]


def _weighty(words: str) -> set[str]:
    """The words of a phrase that carry its meaning."""
    return set(re.findall(r"[a-z0-9]+", words.lower())) - _LIGHT


def render_pages(
    templates: tuple[Template, ...],
    model: Model,
    env: jinja2.Environment,
    extra: Mapping[str, Any],
    file_of: Callable[[str], str] = lambda name: f"docs_templates/{name}",
) -> tuple[tuple[Page, ...], tuple[Diagnostic, ...]]:
    """Every page of a handbook, and a finding for each template that failed.

    Args:
        templates: the page templates.
        model: the model, already selected.
        env: Jinja, as `environment` makes it.
        extra: further names that templates may use.
        file_of: what findings call a template's file.
    """
    where = addresses(templates, model)
    titles = made_by(templates, model)
    glossary = Glossary(short_forms(model))
    pages: list[Page] = []
    problems: list[Diagnostic] = []
    frame = env.get_template("partials/frame.md.j2")
    for template in templates:
        header = template.header
        if not _wanted(header, model):
            continue
        body = None
        for entity, address in _turns(header, model):
            sheet = Sheet(model, where, titles, glossary, address)
            name = header.title.replace("{title}", entity.title if entity else "")
            context = {
                **extra,
                "sheet": sheet,
                "model": model,
                "this": entity,
                "handbook": model.handbook,
                "title": name,
                "header": header,
            }
            try:
                body = body or env.from_string(template.body)
                inner = body.render(context)
                text = frame.render({**context, "body": Markup(inner)})
            except Exception as error:
                problems.append(_fault(error, template, entity, file_of))
                break
            origin = entity.facts.at if entity else None
            front = _front_matter(name, header, origin, text)
            pages.append(Page(address, name, f"{front}\n{text}", tuple(sheet.drawn), origin, header.about or ""))
    return tuple(pages), tuple(problems)


def _front_matter(name: str, header: Header, origin: At | None, text: str) -> str:
    """A page's head: its title, where it stands in the model, and which columns beside it would be empty."""
    lines = [f"title: {_quoted(plain(name))}"]
    if header.about:
        lines.append(f"description: {_quoted(plain(header.about))}")
    if origin is not None:
        lines.append(f"place: {_quoted(f'{origin.file}#L{origin.line}')}")
    if header.each:
        lines.append("search: {boost: 2}")
    hidden = ["navigation"] if header.each else []
    if text.count("\n## ") < 2:
        hidden.append("toc")
    if hidden:
        lines.append(f"hide: [{', '.join(hidden)}]")
    return "---\n" + "\n".join(lines) + "\n---\n"


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _turns(header: Header, model: Model) -> Iterator[tuple[Entity | None, str]]:
    if header.each is None:
        yield None, header.path
        return
    for entity in model.all(header.each):
        yield entity, header.path.replace("{id}", entity.id)


def short_forms(model: Model) -> dict[str, str]:
    """What each short form stands for, where that is known."""
    terms: dict[str, str] = {}
    for definition in model.all("definition"):
        full = getattr(definition, "stands_for", None)
        if not full:
            continue
        for name in (definition.title, *definition.aliases):
            terms.setdefault(name, full)
    return terms


def _fault(error: Exception, template: Template, entity: Entity | None, file_of: Callable[[str], str]) -> Diagnostic:
    """A failed template as a finding at the template's own line."""
    name, line = template.file, 1
    if isinstance(error, jinja2.TemplateSyntaxError):
        name = error.name or template.file
        line = error.lineno + (0 if error.name else template.first_line)
    else:
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename == "<template>":
                name, line = template.file, (frame.lineno or 1) + template.first_line
            elif frame.filename.endswith(".j2"):
                name, line = "/".join(Path(frame.filename).parts[-2:]), frame.lineno or 1
    what = f" while rendering {entity.ref}" if entity else ""
    message = f"the page could not be made{what}: {error}"
    return problem(TEMPLATE_FAULT, At(file_of(name), line), message, "mend the template at this line")


def placeholder(drawing: Drawing) -> str:
    """What stands on a page until its picture is put there."""
    return f'<div class="drawing" data-drawing="{drawing.id}"></div>'


def picture_parts(drawing: Drawing) -> dict[str, Any]:
    """What the picture's frame needs: placeholder, twin, legend."""
    return {"placeholder": Markup(placeholder(drawing)), "twin": twin(drawing), "legend": legend(drawing)}
