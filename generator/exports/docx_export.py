"""What a Board files, as Word schedules: the scheme of delegation, the groups with their terms, the role cards."""

from __future__ import annotations

from datetime import datetime, time

from generator.exports import export
from generator.exports._chapters import control, scheme
from generator.exports._paper import Block, Section
from generator.exports._same_zip import without_clock
from generator.exports._sections import section
from generator.graph.model import Model
from generator.kinds._values import day, first_day
from generator.vocabulary import word


@export(
    "handbook.docx",
    "Word schedules: who decides, terms of reference, role cards",
    every_build=False,
    binary=True,
)
def make(model: Model) -> bytes:
    """The schedules for which the model holds something; nothing where it holds for none."""
    from generator.exports._word import word_document  # with all that Word needs, which only this export does

    found: list[tuple[str, tuple[Block, ...], tuple[Section, ...]]] = []
    if tables := tuple(scheme(model)):
        found.append(("Scheme of reservation and delegation", tables, ()))
    for title, kind in (("Terms of reference", "body"), ("Role cards", "post")):
        if every := model.all(kind):
            found.append((title, (), tuple(section(model, entity) for entity in every)))
    if not found:
        return b""
    parts = [
        Section(f"Schedule {number}: {title}", blocks, sections)
        for number, (title, blocks, sections) in enumerate(found, start=1)
    ]
    card = model.handbook
    version = f"version {card.version}" if card.version else "no version stated"
    foot = f"{card.title} · {version} · as at {day(model.as_at)} · {word('edition', model.edition)}"
    when = first_day(model.as_at)
    made = word_document(card.title, tuple(control(model)), parts, foot, datetime.combine(when, time()))
    return without_clock(made, when.isoformat())
