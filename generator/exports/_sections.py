"""Anything of the model as a section of a paper: what it is, its facts, what is written in it, where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.diagnostics import Ref
from generator.diagrams import diagrams
from generator.exports._paper import Block, Bullets, Facts, Grid, Line, Picture, Piece, Prose, Section, line
from generator.exports._readable import doubt_of, in_lines, in_words, is_list, label
from generator.graph.model import Edge, Model
from generator.kinds._entity import Entity
from generator.kinds._values import day, period
from generator.table import Cell, Table
from generator.tables import tables
from generator.vocabulary import WORDS, word

_LEADS = ("purpose", "text", "meaning")
"""Fields of prose that say what a thing is; they open its section."""
_ELSEWHERE = frozenset({"id", "name", "status", "from_", "until", "audience", "withheld", "topics", "notes", *_LEADS})
_WIDEST = 7
"""Columns that a table of things written inside another may have."""
_ENOUGH = 4
"""Cards from which a picture tells more than the facts above it."""
_IN_TITLE = frozenset({"honorific", "honours"})
_CHILDREN = {"membership", "holding", "assignment"}
"""Kinds that only join others, so that the ends of their links tell more than they do."""
_JOINS = {
    ("membership", "member"): ("body", "sits on"),
    ("holding", "person"): ("post", "holds"),
    ("assignment", "function"): ("holder", "falls to"),
    ("assignment", "designation"): ("holder", "falls to"),
    ("assignment", "bodies"): ("holder", "is named by"),
    ("assignment", "organisations"): ("holder", "is named by"),
    ("delegation", "delegate"): ("decision", "is given"),
    ("delegation", "delegator"): ("decision", "delegates"),
    ("delegation", "report_to"): ("decision", "hears of"),
    ("terms_of_reference", "approved_by"): ("body", "approves the terms of reference of"),
    ("terms_of_reference", "reports_to"): ("body", "hears from"),
    ("terms_of_reference", "secretariat"): ("body", "is the secretariat of"),
}
"""Their links that lead to a thing: by which of their fields one goes on, and how that reads."""
NOT_STATED = "The sources do not say."


def section(model: Model, entity: Entity, *, minor: bool = False, pictures: bool = False) -> Section:
    """A thing as a section.

    Args:
        model: the model, already selected.
        entity: the thing.
        minor: give it a bold line instead of a numbered heading.
        pictures: show what it is linked with as a picture too.
    """
    blocks: list[Block] = []
    if sort := _sort(entity):
        blocks.append(Prose(line(sort), quiet=True))
    for name in _LEADS:
        blocks += [Prose(line(part)) for part in str(getattr(entity, name, None) or "").split("\n\n") if part]
    facts: dict[str, tuple[Line, ...]] = {}
    for name, lines in _facts(model, entity):
        facts[name] = tuple(dict.fromkeys((*facts.get(name, ()), *lines)))
    if facts:
        blocks.append(Facts(tuple(facts.items())))
    blocks += [Prose(line(part)) for part in (entity.notes or "").split("\n\n") if part]
    blocks += _lists(model, entity)
    blocks += _inside(model, entity)
    if pictures and (drawing := diagrams()["neighbourhood"].draw(model, entity)) and len(drawing.nodes) >= _ENOUGH:
        blocks.append(Picture(drawing))
    if said := tuple(_sources(model, entity)):
        blocks.append(Prose(line("Source: " + "; ".join(said)), quiet=True))
    return Section(entity.title, tuple(blocks), ref=entity.ref, minor=minor)


def _sort(entity: Entity) -> str:
    """What sort of thing it is and its state, where either says more than its chapter does."""
    kind = entity.kind_name()
    sort = getattr(entity, "kind", None)
    parts = [word(kind if kind in WORDS else "kind", sort)] if isinstance(sort, str) else []
    parts += [word("status", entity.status)] if entity.status != "in_force" else []
    when = period(entity.from_, entity.until)
    doubt = doubt_of(entity.said())
    return " · ".join([*parts, *([when] if when else []), *([doubt] if doubt else [])])


def _facts(model: Model, entity: Entity) -> Iterator[tuple[str, tuple[Line, ...]]]:
    kind, known = type(entity), doubt_of(entity.said())
    for name in kind.model_fields:
        if name in _ELSEWHERE or name in _IN_TITLE or name == "kind":
            continue
        if entity.state(name) == "none":
            yield label(kind, name), (line("None, as the source says"),)
        elif name in kind.inside():
            continue
        elif name in kind.links():
            ends = _ends(model, model.out(entity.ref, name), known)
            if ends:
                yield label(kind, name), ends
        elif is_list(getattr(entity, name)) and name != "aliases":
            continue  # shown after the facts
        elif getattr(entity, name) is not None and getattr(entity, name) != ():
            doubt = "" if (told := doubt_of(entity.said(name))) == known else told
            words = in_words(entity, name)
            yield (
                ("Also called" if name == "aliases" else label(kind, name)),
                (line(f"{words} ({doubt[:1].lower()}{doubt[1:]})" if doubt else words),),
            )
    yield from _holders(model, entity)
    yield from _back(model, entity)


def _ends(model: Model, edges: Sequence[Edge], said: str = "") -> tuple[Line, ...]:
    """What links lead to, a line each, with the doubt about each but for the one that is said already."""
    found = []
    for edge in edges:
        doubt = "" if (told := doubt_of(edge.sources)) == said else told
        end: Line = line("not published")
        if isinstance(edge.target, Ref):
            end = (Piece(model.get(edge.target).title, edge.target),)
        found.append((*end, Piece(f" ({doubt[:1].lower()}{doubt[1:]})")) if doubt else end)
    return tuple(dict.fromkeys(found))


def _holders(model: Model, entity: Entity) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Who holds a post, and who did."""
    if entity.kind_name() != "post":
        return
    lines = []
    for holding in model.origins(entity.ref, "post", "holding"):
        who = _ends(model, model.out(holding.ref, "person")) or (line("vacant, as the source says"),)
        how = [word("holding", kind).lower()] if (kind := getattr(holding, "kind", None)) else []
        how += [background] if (background := getattr(holding, "background", None)) else []
        how += [f"since {day(holding.from_)}"] if holding.from_ else []
        how += [f"until {day(holding.until)}"] if holding.until else []
        lines.append((*who[0], *line(f", {', '.join(how)}" if how else "")))
    yield "Held by", tuple(lines) or (line(NOT_STATED),)


def _back(model: Model, entity: Entity) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """What leads here from elsewhere, by how it reads; seats and lines of portfolios by what they join it to."""
    found: dict[str, list[Line]] = {}
    for edge in model.into(entity.ref):
        origin = model.get(edge.origin)
        onward, says = _JOINS.get((edge.origin.kind, edge.relation), ("", edge.link.back))
        if onward:
            ends = _ends(model, model.out(edge.origin, onward), doubt_of(entity.said()))
        elif edge.origin.kind in _CHILDREN or origin.facts.lifted_from == entity.ref:
            continue
        else:
            turned = Edge(entity.ref, edge.relation, edge.origin, edge.link, edge.path, edge.sources)
            ends = _ends(model, (turned,), doubt_of(entity.said()))
        found.setdefault(says.removeprefix("is "), []).extend(ends)
    for says, lines in found.items():
        yield says[:1].upper() + says[1:], tuple(dict.fromkeys(lines))


def _lists(model: Model, entity: Entity) -> Iterator[Block]:
    """Fields that hold a list of words or of groups."""
    kind = type(entity)
    for name in kind.model_fields:
        value = getattr(entity, name)
        if name in (*kind.links(), "aliases", "withheld", "topics") or not is_list(value):
            continue
        yield Bullets(label(kind, name), tuple(map(line, in_lines(value))))


def _inside(model: Model, entity: Entity) -> Iterator[Block]:
    """What is written inside it: members as a table, lines of a portfolio under their headings, others as tables."""
    kind = type(entity)
    if kind.kind_name() == "body" and (members := tables()["members"].fill(model, entity)).rows:
        yield grid(model, members)
    lines = model.origins(entity.ref, "holder", "assignment")
    if kind.kind_name() in ("post", "body", "unit"):
        yield from _portfolio(model, lines, doubt_of(entity.said()))
    shown = {"membership", "holding", "assignment"}
    for mark in kind.inside().values():
        children = [one for one in model.inside(entity.ref) if one.kind_name() == mark.kind]
        if children and mark.kind not in shown:
            yield from _children(model, mark.kind, mark.under, children)


def _portfolio(model: Model, lines: Iterable[Entity], known: str) -> Iterator[Bullets]:
    groups: dict[str, list[Line]] = {}
    for one in lines:
        functions = _ends(model, (*model.out(one.ref, "function"), *model.out(one.ref, "designation")), known)
        words = str(getattr(one, "words", None) or "")
        named = {piece.words.lower() for end in functions for piece in end}
        said: Line = functions[0] if functions and (not words or words.lower() in named) else line(words or one.title)
        role = getattr(one, "role", "portfolio")
        said = said if role == "portfolio" else (*said, Piece(f" ({word('role', role).lower()})"))
        groups.setdefault(str(getattr(one, "group", None) or "Answers for"), []).append(said)
    yield from (Bullets(heading, tuple(items)) for heading, items in groups.items())


def _children(model: Model, kind: str, under: str, children: Sequence[Entity]) -> Iterator[Block]:
    """Things written inside another, a row each; as facts where there is one alone, or too much to stand in a row."""
    shape = type(children[0])
    every = [n for n in shape.model_fields if n not in (*_ELSEWHERE, under, "kind") or n in ("name", "status", "text")]
    rows = [[_in_cell(model, child, name) for name in every] for child in children]
    used = [i for i in range(len(every)) if any(row[i] for row in rows)]
    names = tuple(label(shape, every[i]) for i in used)
    if len(children) > 1 and len(used) <= _WIDEST:
        yield Grid(word("kind", kind), names, tuple(tuple(row[i] for i in used) for row in rows))
        return
    for row in rows:
        stated = tuple((name, (row[i],)) for name, i in zip(names, used, strict=True) if row[i])
        yield Facts(stated, word("kind", kind))


def _in_cell(model: Model, entity: Entity, name: str) -> Line:
    if name == "status":
        return line(word("status", entity.status)) if entity.status != "in_force" else ()
    if name in type(entity).links():
        return joined(_ends(model, model.out(entity.ref, name)))
    if entity.state(name) != "stated":
        return line("None, as the source says") if entity.state(name) == "none" else ()
    value = getattr(entity, name)
    if isinstance(value, tuple):
        return line("; ".join(in_lines(value)))
    return line(in_words(entity, name))


def joined(lines: Sequence[Line]) -> Line:
    """Several lines as one."""
    parts: list[Piece] = []
    for index, one in enumerate(lines):
        parts += [*([Piece("; ")] if index else []), *one]
    return tuple(parts)


def grid(model: Model, table: Table) -> Grid:
    """A table of the pages as a table of a paper; a doubt that a whole column shares stands in the caption."""
    shared = table.common(list(range(len(table.rows))))
    doubts = [f"{table.columns[n]}: {word('source', status).lower()}" for n, status in shared.items()]
    caption = f"{table.caption} ({'; '.join(doubts)})" if doubts else table.caption
    rows = tuple(tuple(_cell(model, cell, shared.get(n)) for n, cell in enumerate(row)) for row in table.rows)
    return Grid(caption, table.columns, rows)


def _cell(model: Model, cell: Cell, said: str | None) -> Line:
    doubt = f" ({word('source', cell.status).lower()})" if cell.status and cell.status != said else ""
    if not cell.things:
        words = day(cell.words) if cell.dated and cell.words else cell.words
        return line(f"{words}{doubt}") if words else ()
    ends = [
        (Piece(model.get(one).title, one),) if isinstance(one, Ref) else line("not published") for one in cell.things
    ]
    return (*joined(ends), *([Piece(doubt)] if doubt else []))


def _sources(model: Model, entity: Entity) -> Iterator[str]:
    """Where a thing comes from: each document with its headings, and what was worked out, lost or in conflict."""
    every = (*entity.said(), *(s for path, said in sorted(entity.facts.sources.items(), key=str) if path for s in said))
    found: dict[str, dict[str, None]] = {}
    for source in every:
        document = model.find("document", source.document) if source.document else None
        doubt = word("source", source.status).lower() if source.status != "sourced" else ""
        about = ": ".join(part for part in (doubt, (source.note or "").rstrip(".")) if part)
        said = f"{source.at or ''} ({about})".strip() if about else source.at or ""
        if document is None:
            said = about or word("source", source.status).lower()
        found.setdefault(document.title if document else "", {})[said] = None
    for title, places in found.items():
        headings = ", ".join(said for said in places if said)
        yield f"{title}: {headings}" if title and headings else title or headings
