"""The pipeline on one screen: a folder in, a handbook of pages, pictures and files out, and every finding."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.changes.levels import level_of
from generator.diagnostics import At, Code, Diagnostic, problem
from generator.draw import place, render, spell
from generator.exports import exports
from generator.exports._model_json import model_value
from generator.graph import CODES as GRAPH_CODES
from generator.graph import Loaded, Model, load, select
from generator.graph.model import EDITIONS, Edition
from generator.history import CODES as HISTORY_CODES
from generator.history import read_records
from generator.resources import resources
from generator.rules import CODES as RULE_CODES
from generator.rules import judge, rules
from generator.site.assurance import assurance
from generator.site.by_hand import UNREADABLE_PAGE, pages_by_hand
from generator.site.finder import finder_files
from generator.site.for_the_public import CODES as PUBLIC_CODES
from generator.site.for_the_public import PURPOSES, missing
from generator.site.hosting import headers_file, robots_file
from generator.site.leaks import Sought, sought
from generator.site.links import Addresses, root_from
from generator.site.pages import Page, environment, picture_parts, placeholder, render_pages
from generator.site.past import with_releases
from generator.site.policy import read_policy
from generator.site.redirects import SCRIPT, moved, redirect
from generator.site.settings import Settings, framework_folders, settings
from generator.site.templates import TEMPLATE_FAULT, addresses, made_by, read_templates

NOT_DRAWN = Code(
    "GOV031",
    "picture_not_drawn",
    "warning",
    """A picture could not be laid out.

Its page shows the text twin alone, which says the same, and says that the picture is missing.

Run the build again. Where it keeps failing, the message says what Graphviz answered.""",
)


@dataclass(frozen=True)
class Built:
    """A handbook ready to be written: nothing in it depends on where, when or by whom it was made."""

    model: Model
    pages: tuple[Page, ...]
    pictures: Mapping[str, str]
    """Laid-out drawings by their id, with links from the site's root."""
    files: Mapping[str, bytes]
    """Everything else, by its path in the site."""
    navigation: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """Headings with the title and Markdown path of each page under them."""
    settings: Settings
    digest: str
    addresses: Addresses
    """Where each thing stands, from the site's root."""
    titles: Mapping[str, str]
    """The title of each page that stands alone, by its address."""
    withheld: Sought
    """What must stand in nothing that is written."""

    def with_pictures(self, page: Page, text: str) -> str:
        """A page's text, Markdown or HTML, with its pictures put in their places."""
        for drawing in page.drawings:
            svg = self.pictures.get(drawing.id)
            if svg is not None:
                text = text.replace(placeholder(drawing), place(svg, drawing.title, root_from(page.address)))
        return text


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of building: the handbook (None where something is an error) and every finding."""

    built: Built | None
    findings: tuple[Diagnostic, ...]
    loaded: Loaded


def catalogue() -> tuple[Code, ...]:
    """Every sort of finding there is, by code."""
    own = (TEMPLATE_FAULT, NOT_DRAWN, UNREADABLE_PAGE, *PUBLIC_CODES)
    codes = (*GRAPH_CODES, *HISTORY_CODES, *own, *RULE_CODES, *(r.code for r in rules()))
    return tuple(sorted(codes, key=lambda c: c.code))


def check(root: Path) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    """Load a handbook and hold it against every rule."""
    loaded = load(root, framework_folders(root))
    policy, wrong = read_policy(root)
    judged = judge(loaded.model, policy) if loaded.model is not None else ()
    chosen = settings(root)
    configured = [*chosen.problems, *wrong, *pages_by_hand(chosen)[1]]
    for edition in EDITIONS:
        configured += read_records(root, edition)[1]
    if loaded.model is not None:
        configured += missing(chosen.public, loaded.model.as_at, own_publisher(loaded.model))
    findings = tuple(sorted((*loaded.problems, *configured, *judged), key=Diagnostic.order))
    return loaded, findings


def build(root: Path, edition: Edition = "public", as_at: str | None = None, every_format: bool = False) -> Outcome:
    """Build the handbook in a folder.

    Args:
        root: the folder that holds `handbook.yml`.
        edition: public or staff.
        as_at: the day it describes; the handbook's own where None.
        every_format: make the downloads that take long too, as for publishing.

    Returns:
        The handbook and all findings. Nothing is written, printed or raised for what a user wrote.
    """
    loaded, findings = check(root)
    if loaded.model is None or any(f.severity == "error" for f in findings):
        return Outcome(None, findings, loaded)
    chosen = settings(root)
    model = with_releases(select(loaded.model, edition, as_at), loaded.model, root, level_of(chosen.levels))
    templates, faults = read_templates(resources() / "docs_templates" / "pages")
    env = environment((resources() / "docs_templates",))
    env.globals["picture_parts"] = picture_parts
    offered = [e for e in exports().values() if e.every_build or every_format]
    made = {e.file: data for e in offered if (data := e.make(model))}
    digest = model_value(model)["handbook"]["model_digest"]
    extra: dict[str, Any] = {
        "downloads": [
            (e, len(made[e.file]), hashlib.sha256(made[e.file]).hexdigest()) for e in offered if e.file in made
        ],
        "digest": digest,
        "publisher_is_organisation": own_publisher(model),
        "assurance": assurance(loaded.model, model, read_policy(root)[0], catalogue()),
        "public": chosen.public,
        "purposes": PURPOSES,
    }
    by_hand, _ = pages_by_hand(chosen)
    pages, broken = render_pages(
        templates, model, env, extra, [section.pages for section in chosen.navigation], by_hand
    )
    faults = (*faults, *broken)
    if faults:
        return Outcome(None, (*findings, *faults), loaded)
    where = addresses(templates, model)
    drawings = {d.id: d for page in pages for d in page.drawings}
    laid_out = render({name: spell(d, where.of) for name, d in drawings.items()})
    failed = tuple(
        problem(
            NOT_DRAWN,
            At("handbook.yml"),
            f"the picture '{drawings[name].title}' was not drawn: {picture.failure}",
            "run the build again; the page shows the same in words",
        )
        for name, picture in laid_out.items()
        if picture.svg is None
    )
    pictures = {name: picture.svg for name, picture in laid_out.items() if picture.svg is not None}
    files = {f"data/{name}": data for name, data in made.items()}
    files |= finder_files(select(loaded.model, edition, as_at, through_time=True), where)
    stands_on = {d.id: page.address for page in pages for d in page.drawings}
    for name, svg in pictures.items():
        alone = place(svg, drawings[name].title, "../").replace('xlink:href="#', f'xlink:href="../{stands_on[name]}#')
        files[f"pictures/{name}.svg"] = f'<?xml version="1.0" encoding="UTF-8"?>\n{alone}\n'.encode()
    files |= {f"assets/{name}": path.read_bytes() for name, path in chosen.files("assets").items()}
    files |= {
        "assets/brand.css": _brand_css(chosen),
        "_headers": headers_file(edition),
        "robots.txt": robots_file(edition),
    }
    for address, (now, title) in moved(templates, model).items():
        files[f"{address}index.html"] = redirect(address, now, title, SCRIPT)
    titles = made_by(templates, model) | {page.address: page.title for page in by_hand}
    files_of = {page.address: page.source for page in pages}
    navigation = tuple(
        (section.title, tuple((titles[a], files_of[a]) for a in section.pages if a in titles))
        for section in chosen.navigation
    )
    navigation = tuple((title, entries) for title, entries in navigation if entries)
    withheld = sought(loaded.model, model)
    made_site = Built(model, pages, pictures, files, navigation, chosen, digest, where, titles, withheld)
    return Outcome(made_site, (*findings, *failed), loaded)


def own_publisher(model: Model) -> bool:
    """Whether the organisation itself publishes the site."""
    organisation = model.find("organisation", model.handbook.organisation)
    names = {organisation.title, *organisation.aliases} if organisation is not None else set()
    return model.handbook.publisher in names


def _brand_css(chosen: Settings) -> bytes:
    """The brand's colours as the style sheet's variables."""
    brand = chosen.brand
    light = f":root{{--hb-accent:{brand.accent}}}"
    dark = f'[data-md-color-scheme="slate"]{{--hb-accent:{brand.accent_dark}}}'
    return f"{light}\n{dark}\n".encode()
