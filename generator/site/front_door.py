"""The pages that lead to every handbook of a site: the front door, its search, and the comparisons."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator import __version__
from generator.legend import legend
from generator.resources import resources
from generator.site.build import Built
from generator.site.cards import by_organisation, card, labels
from generator.site.comparisons import FOLDER, comparisons
from generator.site.find_all import as_script
from generator.site.hosting import HIDDEN, headers_file, robots_file, to_be_found
from generator.site.pages import plain_environment
from generator.site.settings import settings
from generator.site.write import MAKER, MANIFEST, digests

RESERVED = frozenset({FOLDER})
"""Names that no handbook may have, since the front door has a folder of that name."""
_SITEMAPS = """<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{maps}</sitemapindex>
"""
_NAME = "Governance handbooks"
_QUESTIONS = 4
"""Questions offered under the search."""


def write_front_door(site: Path, every: Sequence[Built], address: str | None = None) -> int:
    """Write the front door beside the handbooks' folders, and the manifest of what is written.

    Args:
        site: the folder.
        every: the handbooks.
        address: where the folder is served, where that is known.

    Returns:
        The number of its pages.
    """
    files = front_door(every, address)
    for name, data in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    about = {
        "made_by": MAKER,
        "generator_version": __version__,
        "address": address or "",
        "handbooks": [built.model.handbook.id for built in every],
        "files": digests(site, files),
    }
    (site / MANIFEST).write_text(json.dumps(about, indent=1, sort_keys=True) + "\n", "utf-8")
    return sum(name.endswith(".html") for name in files)


def front_door(every: Sequence[Built], address: str | None = None) -> Mapping[str, bytes]:
    """Every file of the front door, by its path from the site's root."""
    edition = every[0].model.edition
    listed = [built for built in every if to_be_found(built.model)]
    sitemap = f"{address}sitemap.xml" if address and listed else None
    source = resources() / "docs_templates" / "front"
    env = plain_environment(source)
    brand = settings(resources()).brand
    cards = {built.model.handbook.id: card(built) for built in every}
    groups = [
        (group, [cards[built.model.handbook.id] for built in group.handbooks]) for group in by_organisation(every)
    ]
    pairs, left_out = comparisons(every)
    common = {
        "name": brand.name or _NAME,
        "icon": f"{every[0].model.handbook.id}/assets/images/favicon.png",
        "robots": HIDDEN if edition == "staff" else "",
    }

    def page(template: str, root: str, **words: object) -> bytes:
        return env.get_template(template).render(**common, root=root, **words).encode()

    found = {
        "index.html": page("index.html.j2", "", groups=groups, pairs=pairs, questions=_questions(every)),
        "search-data.js": as_script([(built, built.model.handbook.title) for built in every]),
        **looks(),
        "_headers": headers_file(edition),
        "robots.txt": robots_file(edition, sitemap),
    }
    if sitemap:
        maps = "".join(f"<sitemap><loc>{address}{b.model.handbook.id}/sitemap.xml</loc></sitemap>\n" for b in listed)
        found["sitemap.xml"] = _SITEMAPS.format(maps=maps).encode()
    if pairs:
        found[f"{FOLDER}/index.html"] = page("compare.html.j2", "../", pairs=pairs, left_out=left_out)
    for pair in pairs:
        found[f"{pair.address}index.html"] = page("pair.html.j2", "../../", pair=pair, legend=legend)
    return found


def looks() -> dict[str, bytes]:
    """The style and the script of pages beside the handbooks."""
    source = resources() / "docs_templates" / "front"
    brand = settings(resources()).brand
    colours = (
        f":root {{ --accent: {brand.accent}; --header: {brand.accent}; }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ --accent: {brand.accent_dark}; }} }}\n"
    )
    return {
        "front-door.js": (source / "front-door.js").read_bytes(),
        "front-door.css": b"".join((source / f"{name}.css").read_bytes() for name in ("front-door", "pictures"))
        + colours.encode(),
    }


def _questions(every: Sequence[Built]) -> list[tuple[str, str, str, str]]:
    """Questions that readers ask: the handbook and its short name, the question, the page that answers it.

    The first question of each handbook stands before the second of any.
    """
    names = labels(every)
    asked = [
        (turn, built.model.handbook.id, question)
        for group in by_organisation(every)
        for built in group.handbooks
        for turn, question in enumerate(built.model.handbook.questions)
    ]
    first = sorted(asked, key=lambda one: one[0])[:_QUESTIONS]
    return [(ident, names[ident], question.ask, question.answer) for _, ident, question in first]
