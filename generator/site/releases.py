"""A folder of releases: each version as it was built, one address for the latest, and a list of them all."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from generator.graph.model import Edition
from generator.resources import resources
from generator.site.feed import PATH as FEED
from generator.site.front_door import looks
from generator.site.hosting import HIDDEN, headers_file
from generator.site.links import way
from generator.site.pages import plain_environment
from generator.site.redirects import redirect
from generator.site.verify import read_stamp
from generator.site.write import MAKER, MANIFEST

LIST = "releases.json"
LATEST = "latest"
"""The alias under which the newest version is always found."""
BESIDE = ("/index.html", "/releases.css", f"/{LATEST}/")
"""What pages of a release may lead to beside their own folder."""
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,40}")
_LEAD_ON = "lead-on.js"


class PublishError(Exception):
    """Something that cannot be published; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Release:
    """One version that was published."""

    version: str
    title: str
    state: str
    as_at: str
    digest: str


@dataclass(frozen=True, slots=True)
class Releases:
    """What a folder of releases holds, the newest last."""

    handbook: str
    edition: Edition
    every: tuple[Release, ...] = ()


def fit_for_a_folder(version: str) -> bool:
    """Whether a version can be the name of its folder."""
    return bool(_VERSION.fullmatch(version)) and not version.endswith(".") and version.lower() != LATEST


def read_releases(folder: Path, handbook: str, edition: Edition) -> Releases:
    """What was published into a folder before.

    Raises:
        PublishError: it holds what is not ours, another handbook, or another edition.
    """
    path = folder / LIST
    if not path.is_file():
        if folder.is_dir() and any(name for name in folder.iterdir() if not name.name.startswith(".git")):
            raise PublishError(f"{folder} holds files that are no releases; name a new or empty folder")
        return Releases(handbook, edition)
    try:
        said: Any = json.loads(path.read_bytes())
        every = tuple(Release(**one) for one in said["releases"])
    except (ValueError, KeyError, TypeError):
        raise PublishError(f"{path} cannot be read") from None
    if said.get("made_by") != MAKER or not all(fit_for_a_folder(one.version) for one in every):
        raise PublishError(f"{path} is not one that this program wrote")
    lost = [one.version for one in every if not (folder / one.version / MANIFEST).is_file()]
    if lost:
        raise PublishError(f"{folder} lists version {lost[0]}, but its folder is gone; put it back")
    if said["handbook"] != handbook:
        raise PublishError(f"{folder} holds releases of '{said['handbook']}', not of '{handbook}'; name another folder")
    if said["edition"] != edition:
        raise PublishError(f"{folder} holds the {said['edition']} edition; keep the {edition} one apart from it")
    return Releases(handbook, edition, every)


def around(folder: Path, releases: Releases) -> Mapping[str, bytes]:
    """Every file of a folder of releases but the releases themselves, by its path."""
    newest = releases.every[-1]
    listed = {
        "made_by": MAKER,
        "handbook": releases.handbook,
        "edition": releases.edition,
        "latest": newest.version,
        "releases": [asdict(one) for one in releases.every],
    }
    old = [f'.older[data-release="{one.version}"]' for one in releases.every[:-1]]
    lead_on = (resources() / "site_config" / "assets" / "lead-on.js").read_bytes()
    robots = [f"Disallow: /{one.version}/" for one in releases.every[:-1]] or ["Allow: /"]
    robots = ["Disallow: /"] if releases.edition == "staff" else robots
    return {
        LIST: (json.dumps(listed, indent=1, ensure_ascii=False) + "\n").encode(),
        "releases.css": f"{', '.join(old)} {{ display: block; }}\n".encode() if old else b"",
        "index.html": _page("releases.html.j2", releases, root="", every=tuple(reversed(releases.every))),
        _LEAD_ON: lead_on,
        "_headers": headers_file(releases.edition),
        "robots.txt": "\n".join(["User-agent: *", *robots, ""]).encode(),
        ".nojekyll": b"",
        **looks(),
        **_latest(folder, releases),
    }


def _page(template: str, releases: Releases, **words: object) -> bytes:
    newest = releases.every[-1]
    env = plain_environment(resources() / "docs_templates" / "front")
    common = {
        "name": newest.title,
        "icon": f"{newest.version}/assets/images/favicon.png",
        "robots": HIDDEN if releases.edition == "staff" else "",
        "latest": newest.version,
    }
    return env.get_template(template).render(**common, **words).encode()


def _latest(folder: Path, releases: Releases) -> dict[str, bytes]:
    """Pages under one address for every page that any version has or had, and the data of the newest."""
    newest = releases.every[-1]
    held: dict[str, Release] = {}
    for release in releases.every:
        for name in read_stamp(folder / release.version).files:
            if name.rpartition("/")[2] == "index.html":
                held[name.removesuffix("index.html")] = release
    found = {}
    for address, release in sorted(held.items()):
        origin, target = f"{LATEST}/{address}", f"{release.version}/{address}"
        name = f"{origin}index.html"
        if release is newest:
            found[name] = redirect(origin, target, newest.title, _LEAD_ON)
        else:
            root = way(origin, "")
            found[name] = _page("gone.html.j2", releases, root=root, last=release.version, target=way(origin, target))
    for path in sorted((folder / newest.version / "data").glob("*")):
        if path.is_file() and path.name != "index.html":
            found[f"{LATEST}/data/{path.name}"] = path.read_bytes()
    if (folder / newest.version / FEED).is_file():
        found[f"{LATEST}/{FEED}"] = (folder / newest.version / FEED).read_bytes()
    return found


def in_order(every: Sequence[Release], fresh: Release) -> tuple[Release, ...]:
    """The releases with a new one at the end."""
    return (*(one for one in every if one.version != fresh.version), fresh)
