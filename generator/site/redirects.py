"""Small pages at addresses that a thing had before, which lead on to where it stands now."""

from __future__ import annotations

import html
from collections.abc import Mapping

from generator.graph.model import Model
from generator.site.links import way
from generator.site.templates import Template, wanted

SCRIPT = "assets/lead-on.js"


def moved(templates: tuple[Template, ...], model: Model) -> Mapping[str, tuple[str, str]]:
    """The former address of each page of a thing that had another id, with its address now and its title."""
    found: dict[str, tuple[str, str]] = {}
    for template in templates:
        header = template.header
        if header.each is None or not wanted(header, model):
            continue
        for entity in model.all(header.each):
            for former in entity.former_ids:
                now = header.path.replace("{id}", entity.id)
                found[header.path.replace("{id}", former)] = (now, entity.title)
    return found


def redirect(origin: str, target: str, title: str, script: str) -> bytes:
    """A page that leads on by itself, and by a link where it cannot.

    Args:
        origin: the address it stands at.
        target: the address it leads to, from the same root.
        title: what stands there.
        script: the address of the script that takes the place on the page along.
    """
    to = html.escape(way(origin, target))
    words = html.escape(title)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{words}</title>\n"
        f'<meta name="robots" content="noindex">\n<link rel="canonical" href="{to}">\n'
        f'<script src="{html.escape(way(origin, script))}" data-to="{to}"></script>\n'
        f'<meta http-equiv="refresh" content="0; url={to}">\n'
        f'</head>\n<body>\n<p>This page is now at <a href="{to}">{words}</a>.</p>\n</body>\n</html>\n'
    ).encode()
