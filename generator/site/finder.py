"""The finder's data: for each decision a file with every answer, as the page's script looks them up."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable

from generator.authority.finder import Finder, Row, finder
from generator.authority.say import Section
from generator.drawing import TwinLine
from generator.graph.model import Model
from generator.kinds.decision import Decision
from generator.site.links import Addresses, way
from generator.vocabulary import word

PAGE = "decisions/"
FOLDER = "data/decisions/"


def finder_files(model: Model, where: Addresses) -> dict[str, bytes]:
    """A JSON file for each decision, by its path in the site.

    Args:
        model: an edition of the model, through all time.
        where: the addresses of the pages that are made.
    """
    return {
        f"{FOLDER}{decision.id}.json": _file(finder(model, decision), where)
        for decision in model.all("decision")
        if isinstance(decision, Decision)
    }


def _file(found: Finder, where: Addresses) -> bytes:
    value = {
        "name": found.decision.title,
        "basis": word("basis", found.basis) if found.basis else "",
        "facts": [
            {"fact": one.fact, "ask": one.ask, "answers": list(one.answers), "usual": one.usual or ""}
            for one in found.facts
        ],
        "days": [day.isoformat() for day in found.days],
        "places": [place.id for place in found.places],
        "rows": [[[_row(row) for row in cases] for cases in places] for places in found.rows],
        "answers": [answer_html(sections, where, PAGE) for sections in found.answers],
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _row(row: Row) -> list[object]:
    return [list(row.bounds), row.unasked, list(row.answers)]


def answer_html(sections: Iterable[Section], where: Addresses, page: str) -> str:
    """An answer as HTML in which every text is text."""
    return "".join(f"<h3>{html.escape(one.title)}</h3>{_lines(one.lines, where, page)}" for one in sections)


def _lines(lines: Iterable[TwinLine], where: Addresses, page: str) -> str:
    items = []
    for line in lines:
        words = []
        for part in line.parts:
            address = where.of(part.ref) if part.ref is not None else None
            text = html.escape(part.words)
            words.append(f'<a href="{html.escape(way(page, address))}">{text}</a>' if address else text)
        items.append(f"<li>{''.join(words)}{_lines(line.under, where, page) if line.under else ''}</li>")
    return f"<ul>{''.join(items)}</ul>"
