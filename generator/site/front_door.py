"""The page that leads to every handbook of a site."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from generator import __version__
from generator.site.build import Built, own_publisher
from generator.site.pages import plain_environment
from generator.site.settings import resources
from generator.site.text import day
from generator.site.write import MAKER, MANIFEST
from generator.vocabulary import word

_NUMBERS = (("Posts", "post"), ("Committees and groups", "body"), ("Functions", "function"), ("People", "person"))


def write_front_door(site: Path, every: Sequence[Built]) -> None:
    """Write `index.html` with a card for each handbook, beside the handbooks' folders."""
    source = resources() / "docs_templates" / "front"
    page = plain_environment(source).get_template("index.html.j2")
    (site / "index.html").write_text(
        page.render(cards=[_card(built) for built in sorted(every, key=_invented)]), "utf-8"
    )
    (site / "front-door.css").write_bytes((source / "front-door.css").read_bytes())
    about = {"made_by": MAKER, "generator_version": __version__, "handbooks": [b.model.handbook.id for b in every]}
    (site / MANIFEST).write_text(json.dumps(about, indent=1, sort_keys=True) + "\n", "utf-8")


def _invented(built: Built) -> bool:
    """Whether it describes an organisation that does not exist; such a handbook stands last."""
    return bool(built.model.handbook.invented)


def _card(built: Built) -> dict[str, object]:
    model, handbook = built.model, built.model.handbook
    organisation = model.find("organisation", handbook.organisation)
    return {
        "id": handbook.id,
        "title": handbook.title,
        "invented": _invented(built),
        "summary": " ".join(handbook.summary.split()),
        "state": word("state", handbook.state),
        "edition": word("edition", model.edition),
        "as_at": day(model.as_at),
        "numbers": [(name, len(model.all(kind))) for name, kind in _NUMBERS if model.all(kind)],
        "foreign": not own_publisher(model),
        "publisher": handbook.publisher,
        "made_from": handbook.made_from or "published documents",
        "organisation": organisation.title if organisation is not None else "the organisation it describes",
    }
