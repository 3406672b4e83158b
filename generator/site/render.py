"""Writes a handbook as Markdown with a configuration of its own, so that any engine can build it."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

from generator.site.build import Built
from generator.site.hosting import HIDDEN
from generator.site.pages import Page
from generator.site.settings import plain_data
from generator.site.write import write_manifest

_LINK = re.compile(r"(\]\(<?|^\[[^\]]+\]: +<?)(?![a-zA-Z][\w+.-]*:|[/#])", re.MULTILINE)
"""Where the target of a Markdown link begins, unless it is an address of its own or a place on the page."""


def write_markdown(built: Built, configuration: Path, out: Path) -> int:
    """Write pages, pictures, assets, theme and a mkdocs.yml that needs no plugin of ours.

    Args:
        built: the handbook.
        configuration: the mkdocs.yml whose settings to carry over.
        out: an empty folder.

    Returns:
        The number of pages.
    """
    docs = out / "docs"
    for page in built.pages:
        _write(docs / _file_of(page), built.with_pictures(page, _moved(page)).encode())
    for name, path in built.settings.files("pages").items():
        if not name.endswith(".md"):
            _write(docs / name, path.read_bytes())
    for name, data in built.files.items():
        _write(docs / name, data)
    for name, path in built.settings.files("theme").items():
        _write(out / "theme" / name, path.read_bytes())
    settings = plain_data(configuration)
    _write(out / "mkdocs.yml", (json.dumps(_self_contained(settings, built), indent=2) + "\n").encode())
    write_manifest(out, built)
    return len(built.pages)


def _file_of(page: Page) -> str:
    """The file for a page: an index in a folder of its own, since engines disagree on where links of others begin."""
    return f"{page.address}index.md"


def _moved(page: Page) -> str:
    """A page's text as it stands in that file: the links of one that was written by hand lead from there."""
    deeper = _file_of(page).count("/") - page.source.count("/")
    if page.by_hand is None or deeper < 1:
        return page.markdown
    return _LINK.sub(rf"\1{'../' * deeper}", page.markdown)


def _self_contained(settings: Any, built: Built) -> dict[str, Any]:
    kept = {name: value for name, value in settings.items() if name not in ("repo_url", "edit_uri", "site_dir")}
    handbook = built.model.handbook
    kept["site_name"] = html.escape(built.settings.brand.name or handbook.title)
    kept["site_description"] = html.escape(" ".join(handbook.summary.split()))
    kept["docs_dir"] = "docs"
    kept["theme"] = {**settings["theme"], "custom_dir": "theme"}
    kept["plugins"] = [p for p in settings["plugins"] if not (isinstance(p, dict) and "handbook" in p)]
    if built.model.edition == "staff":
        kept["extra"] = {**settings.get("extra", {}), "robots": HIDDEN}
    files = {page.source: _file_of(page) for page in built.pages}
    kept["nav"] = [
        {title: [{name: files[path]} for name, path in entries]} if len(entries) > 1 else {title: files[entries[0][1]]}
        for title, entries in built.navigation
    ]
    return kept


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
