"""The whole handbook as one PDF that everybody can read, with or without eyes."""

from __future__ import annotations

from datetime import UTC, datetime, time

from generator.exports import export
from generator.exports._chapters import chapters
from generator.graph.model import Model
from generator.kinds._values import day, first_day
from generator.vocabulary import word


@export("handbook.pdf", "The whole handbook to read and to print, as a tagged PDF", every_build=False, binary=True)
def make(model: Model) -> bytes:
    """Cover, contents, numbered chapters, pictures with their words, links, page numbers."""
    from generator.exports._pdf import pdf  # with fonts and a typesetter, which only this export needs

    card = model.handbook
    organisation = model.find("organisation", card.organisation)
    name = organisation.title if organisation else card.publisher
    when = first_day(model.as_at)
    version = f"version {card.version}" if card.version else "no version stated"
    ours = organisation is not None and card.publisher in (organisation.title, *organisation.aliases)
    whose = f"Published by {card.publisher}." + (
        "" if ours else f" Made from published documents; not published by {name}."
    )
    book = {
        "title": card.title,
        "publisher": card.publisher,
        "organisation": name,
        "about": card.summary,
        "when": f"As at {day(model.as_at)}. {word('edition', model.edition)}, {version}.",
        "whose": whose,
        "foot": f"{card.title}, as at {day(model.as_at)}. {word('edition', model.edition)}, {version}.",
        "day": {"year": when.year, "month": when.month, "day": when.day},
    }
    return pdf(book, chapters(model), datetime.combine(when, time(), UTC))
