"""The whole handbook as chapters, in the order in which a reader needs them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.diagrams import diagrams
from generator.exports._paper import Block, Facts, Grid, Picture, Prose, Section, line
from generator.exports._sections import grid, section
from generator.graph.model import Model
from generator.kinds import kinds
from generator.kinds._entity import Entity
from generator.kinds._values import day
from generator.tables import tables
from generator.vocabulary import WORDS, word

_CHAPTERS = {
    "body": ("Committees and groups", ("governance", "system_governance", "partnership")),
    "post": ("Roles", ("reporting_lines",)),
    "person": ("People", ()),
    "designation": ("Lead roles", ()),
    "decision": ("Who decides", ()),
    "function_group": ("Lists of functions", ("functions_by_level",)),
    "function": ("Functions", ()),
    "statutory_function": ("Statutory functions", ()),
    "vision": ("Vision", ("line_of_sight",)),
    "aim": ("Aims", ()),
    "objective": ("Objectives", ()),
    "outcome": ("What good looks like", ()),
    "principle": ("Principles", ()),
    "enabler": ("Enablers", ()),
    "phase": ("Phases", ("phases",)),
    "commitment": ("Commitments", ()),
    "milestone": ("Dates", ()),
    "measure": ("Figures", ()),
    "area": ("Places", ("places",)),
    "organisation": ("Organisations", ("partners",)),
    "unit": ("Teams", ()),
    "agreement": ("Agreements", ()),
    "statement": ("What the sources say besides", ()),
    "scenario": ("Scenarios", ("eprr",)),
    "risk": ("Risks", ()),
    "definition": ("Glossary", ()),
    "document": ("Sources", ()),
}
"""Kinds in their order, each with its chapter's title and the pictures that open it; further kinds come after these."""
_MAJOR = frozenset({"body", "post", "scenario", "agreement"})
"""Kinds whose things have numbered headings and stand in the contents."""
_MANY = 20
"""Things from which a chapter begins on a page of its own."""
_JOINING = frozenset({"membership", "holding", "assignment"})
"""Kinds that stand with what they join."""
SCHEME = (
    "reserved_decisions",
    "delegated_to_committees",
    "delegated_to_individuals",
    "delegated_to_others",
    "decisions_not_passed_on",
)
"""The tables of a scheme of reservation and delegation."""


def chapters(model: Model) -> tuple[Section, ...]:
    """Every chapter for which the model holds something."""
    order = [*_CHAPTERS, *(name for name in kinds() if name not in (*_CHAPTERS, *_JOINING))]
    made = [_about(model)]
    for kind in order:
        every = [entity for entity in model.all(kind) if not _within(entity)]
        if every:
            made.append(_chapter(model, kind, every))
    return tuple(made)


def _within(entity: Entity) -> bool:
    """Whether a thing is shown with the one that it is written in."""
    parent = entity.facts.lifted_from
    return parent is not None and entity.kind_name() not in ("statutory_function",)


def _about(model: Model) -> Section:
    card = model.handbook
    blocks: list[Block] = [Prose(line(part)) for part in card.summary.split("\n\n")]
    blocks.append(Facts(tuple((name, (line(words),)) for name, words in control(model))))
    note = "A fact that no document simply states is marked, in brackets or under its heading, as one of these:"
    blocks.append(Prose(line(note)))
    marks = [(words, _MEANS[name]) for name, words in WORDS["source"].items() if name != "sourced"]
    blocks.append(Grid("What the marks mean", ("Mark", "Meaning"), tuple((line(a), line(b)) for a, b in marks)))
    return Section("About this handbook", tuple(blocks), fresh=True)


_MEANS = {
    "inferred": "Nobody says so outright; it follows from what a document says, for the reason given.",
    "conflict": "Documents say different things; both are given.",
    "lost_figure": "A document showed it in a picture that is lost.",
    "illustrative": "Made up to show how things work; in no document.",
    "external": "Taken from elsewhere than the documents this handbook is made from.",
}


def control(model: Model) -> Iterator[tuple[str, str]]:
    """The lines of document control; what is not stated is said to be."""
    card = model.handbook
    organisation = model.find("organisation", card.organisation)
    yield "Organisation", organisation.title if organisation else "not published"
    yield "Published by", card.publisher
    yield "State", word("state", card.state)
    yield "As at", day(model.as_at)
    yield "Edition", word("edition", model.edition)
    yield "Version", card.version or "Not stated"
    yield "Owner", card.owner or "Not stated"
    approved = f"{card.approved_by or 'Not stated'}{f', {day(card.approved_on)}' if card.approved_on else ''}"
    yield "Approved by", approved
    yield "Review by", day(card.review_by) if card.review_by else "Not stated"


def _chapter(model: Model, kind: str, every: Sequence[Entity]) -> Section:
    title, pictures = _CHAPTERS.get(kind, (f"{word('kind', kind)}s", ()))
    blocks: list[Block] = [
        Picture(drawing) for name in pictures if (drawing := diagrams()[name].draw(model, None)) and drawing.nodes
    ]
    if kind == "decision":
        blocks += scheme(model)
    major = kind in _MAJOR
    order = list(WORDS.get(kind, ()))
    every = sorted(every, key=lambda one: order.index(sort) if (sort := getattr(one, "kind", None)) in order else 99)
    sections = [section(model, entity, minor=not major, pictures=kind in ("body", "post")) for entity in every]
    if kind == "definition":
        sections.sort(key=lambda one: one.title.lower())
    return Section(title, tuple(blocks), tuple(sections), fresh=major or len(every) > _MANY)


def scheme(model: Model) -> Iterator[Grid]:
    """The scheme of reservation and delegation as tables; none where the model holds no decision."""
    for name in SCHEME:
        table = tables()[name].fill(model, None)
        if table.rows:
            yield grid(model, table)
