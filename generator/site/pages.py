"""Renders each template over the model: one header says which pages it makes, one body what stands on them."""

from __future__ import annotations

import json
import re
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from generator.diagnostics import At, Diagnostic, problem
from generator.drawing import Drawing, twin
from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds._money import money
from generator.kinds._values import day, period
from generator.legend import legend
from generator.site.assurance import theme
from generator.site.by_hand import ByHand
from generator.site.sheet import Sheet
from generator.site.short_forms import short_forms
from generator.site.templates import TEMPLATE_FAULT, Header, Template, addresses, made_by, wanted
from generator.site.text import Glossary, coded, escape, paragraphs, plain
from generator.vocabulary import word


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
    known_as: tuple[str, ...] = ()
    """Other words by which people search for it."""
    by_hand: ByHand | None = None
    """What it was made from where somebody wrote it."""

    @property
    def source(self) -> str:
        """The path of its Markdown file: `roles/index.md`, `roles/chair.md`."""
        return self.by_hand.file if self.by_hand else source_of(self.address)


def source_of(address: str) -> str:
    """The Markdown file for an address; the pages of a section lie beside its index."""
    parts = address.strip("/").split("/")
    if not address.strip("/"):
        return "index.md"
    return f"{parts[0]}/index.md" if len(parts) == 1 else f"{'/'.join(parts)}.md"


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
    env.filters["lower_first"] = lambda words: str(words)[:1].lower() + str(words)[1:]
    env.globals["period"] = period
    env.filters["paragraphs"] = paragraphs
    env.filters["money"] = money
    env.filters["plain"] = lambda words: Markup(plain(str(words)))
    env.filters["entity_of"] = lambda ref, model: model.get(ref)
    env.filters["coded"] = coded
    env.filters["grouped"] = _grouped
    env.filters["together"] = _together
    env.filters["by_letter"] = _by_letter
    env.globals["word"] = word
    env.globals["theme"] = theme
    return env


def plain_environment(*folders: Path) -> jinja2.Environment:
    """Jinja for a plain HTML page of our own, every value escaped."""
    loader = jinja2.FileSystemLoader([str(folder) for folder in folders])
    return jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)


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


def render_pages(
    templates: tuple[Template, ...],
    model: Model,
    env: jinja2.Environment,
    extra: Mapping[str, Any],
    sections: Sequence[Sequence[str]] = (),
    by_hand: Sequence[ByHand] = (),
    file_of: Callable[[str], str] = lambda name: f"docs_templates/{name}",
) -> tuple[tuple[Page, ...], tuple[Diagnostic, ...]]:
    """Every page of a handbook, and a finding for each template that failed.

    Args:
        templates: the page templates.
        model: the model, already selected.
        env: Jinja, as `environment` makes it.
        extra: further names that templates may use.
        sections: the addresses of single pages, section by section of the navigation.
        by_hand: pages written by hand; each wins over a generated one of its address.
        file_of: what findings call a template's file.
    """
    where = addresses(templates, model)
    written = {page.address: page for page in by_hand}
    titles = made_by(templates, model) | {address: page.title for address, page in written.items()}
    there = [[address for address in section if address in titles] for section in sections]
    sequence = [(address, titles[address]) for section in there for address in section]
    beside_others = {address for section in there if len(section) > 1 for address in section}
    glossary = Glossary(short_forms(model))
    pages: list[Page] = []
    problems: list[Diagnostic] = []
    frame = env.get_template("partials/frame.md.j2")
    for template in templates:
        header = template.header
        if not wanted(header, model):
            continue
        body = None
        turns = list(_turns(header, model))
        in_turn = [(address, entity.title) for entity, address in turns if entity is not None] or sequence
        for entity, address in turns:
            if address in written:
                continue
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
                **_beside(address, in_turn),
            }
            try:
                body = body or env.from_string(template.body)
                inner = body.render(context)
                text = frame.render({**context, **_parts(inner)})
            except Exception as error:
                problems.append(_fault(error, template, entity, file_of))
                break
            origin = entity.facts.at if entity else None
            invented = bool(model.handbook.invented)
            front = _front_matter(name, header, origin, text, address in beside_others, invented)
            pages.append(
                Page(address, name, f"{front}\n{text}", tuple(sheet.drawn), origin, header.about or "", header.known_as)
            )
    for address, page in written.items():
        sheet = Sheet(model, where, titles, glossary, address)
        header = Header(path=address, title=page.title)
        context = {**extra, "sheet": sheet, "model": model, "this": None, "handbook": model.handbook, "header": header}
        context |= {"title": page.title, **_parts(page.body), **_beside(address, sequence)}
        more = "" if address in beside_others or "hide:" in page.head else "hide: [navigation]\n"
        more += "invented: true\n" if model.handbook.invented else ""
        head = f"---\n{page.head}{more}---\n" if page.head or more else ""
        pages.append(Page(address, page.title, f"{head}{frame.render(context)}", (), None, by_hand=page))
    return tuple(pages), tuple(problems)


def _parts(inner: str) -> dict[str, object]:
    """What stands before a page's first heading, what follows, and the headings with their ids."""
    opening, found, rest = inner.partition("\n## ")
    headings = re.findall(r"^## (.+?) \{ #([^\s}]+) \}$", inner, re.MULTILINE)
    return {
        "opening": Markup(opening),
        "rest": Markup(f"## {rest}" if found else ""),
        "headings": [(Markup(name), Markup(anchor)) for name, anchor in headings],
    }


def _beside(address: str, in_turn: Sequence[tuple[str, str]]) -> dict[str, tuple[str, str] | None]:
    """What stands before and after a page among its like, each an address and a title."""
    place = next((i for i, (known, _) in enumerate(in_turn) if known == address), None)
    if place is None:
        return {"before": None, "after": None}
    return {
        "before": in_turn[place - 1] if place > 0 else None,
        "after": in_turn[place + 1] if place + 1 < len(in_turn) else None,
    }


def _front_matter(name: str, header: Header, origin: At | None, text: str, beside_others: bool, invented: bool) -> str:
    """A page's head: its title, where it stands in the model, and which columns beside it would be empty."""
    lines = [f"title: {_quoted(plain(name))}"]
    if header.about:
        lines.append(f"description: {_quoted(plain(header.about))}")
    if origin is not None:
        lines.append(f"place: {_quoted(f'{origin.file}#L{origin.line}')}")
    if header.each:
        lines.append("search: {boost: 2}")
    if invented:
        lines.append("invented: true")
    hidden = [] if beside_others else ["navigation"]
    if text.count("\n## ") < 2:
        hidden.append("toc")
    if hidden:
        lines.append(f"hide: [{', '.join(hidden)}]")
    return "---\n" + "\n".join(lines) + "\n---\n"


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _turns(header: Header, model: Model) -> Iterator[tuple[Entity | None, str]]:
    for entity in model.all(header.each) if header.each else (None,):
        yield entity, header.path.replace("{id}", entity.id if entity else "")


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
