"""Holds a built site against its manifest and against its source: what was altered, and what changed since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import __version__
from generator.exports import exports
from generator.exports._model_json import model_value
from generator.graph.model import Edition
from generator.graph.select import select
from generator.site.build import check
from generator.site.write import MAKER, MANIFEST

_EDITIONS: tuple[Edition, ...] = ("public", "staff")


class NoSiteError(Exception):
    """A folder is no site of ours; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a manifest says about the folder it lies in."""

    handbook: str | None
    """The handbook's id; None for a front door."""
    handbooks: tuple[str, ...]
    """The handbooks behind a front door, each in a folder of its name."""
    edition: Edition
    as_at: str
    digest: str
    generator: str
    address: str
    """Where it is served, where it was built for an address; else empty."""
    release: str
    """The version that it was published as; else empty."""
    files: Mapping[str, str]
    """The digest of each file, by its path."""

    @property
    def every_format(self) -> bool:
        """Whether it holds downloads that are made only where they are asked for."""
        return any(f"data/{export.file}" in self.files for export in exports().values() if not export.every_build)


def read_stamp(site: Path) -> Stamp:
    """Read the manifest of a folder.

    Raises:
        NoSiteError: there is none, or it is not one that this program wrote.
    """
    path = site / MANIFEST
    if not path.is_file():
        raise NoSiteError(f"it holds no {MANIFEST}")
    try:
        said: Any = json.loads(path.read_bytes())
    except ValueError:
        raise NoSiteError(f"its {MANIFEST} cannot be read") from None
    if not isinstance(said, dict) or said.get("made_by") != MAKER:
        raise NoSiteError(f"its {MANIFEST} is not one that this program wrote")
    files, handbooks, handbook = said.get("files"), said.get("handbooks", []), said.get("handbook")
    words = [
        handbook or "",
        *(said.get(name, "") for name in ("edition", "as_at", "model_digest", "address", "release")),
    ]
    if (
        not isinstance(files, dict)
        or not isinstance(handbooks, list)
        or not all(isinstance(word, str) for word in (*words, *files.values(), *handbooks))
        or not (handbook or handbooks)
        or (handbook and said.get("edition") not in _EDITIONS)
    ):
        raise NoSiteError(f"its {MANIFEST} does not say what was built")
    edition: Edition = "staff" if said.get("edition") == "staff" else "public"
    version = str(said.get("generator_version", "unknown"))
    return Stamp(handbook, tuple(handbooks), edition, words[2], words[3], version, words[4], words[5], files)


def altered(site: Path, stamp: Stamp) -> list[str]:
    """What is not as the manifest says, a sentence for each file; handbooks behind a front door are not looked at."""
    there = {
        name: path
        for path in sorted(site.rglob("*"))
        if path.is_file()
        and (name := path.relative_to(site).as_posix()) != MANIFEST
        and name.partition("/")[0] not in stamp.handbooks
    }
    said = []
    for name in sorted({*there, *stamp.files}):
        if name not in stamp.files:
            said.append(f"{name} was added")
        elif name not in there:
            said.append(f"{name} is missing")
        elif hashlib.sha256(there[name].read_bytes()).hexdigest() != stamp.files[name]:
            said.append(f"{name} differs")
    return said


def source_changed(root: Path, stamp: Stamp) -> list[str]:
    """What of the source is no longer as it was when the site was built, a sentence each."""
    said = []
    if stamp.generator != __version__:
        said.append(f"the generator changed: the site was built by version {stamp.generator}, this is {__version__}")
    loaded, findings = check(root)
    if loaded.model is None or any(f.severity == "error" for f in findings):
        return [*said, "the source has errors, so no site can be built from it; `handbook check` shows them"]
    if loaded.model.handbook.id != stamp.handbook:
        return [*said, f"the source is another handbook: '{loaded.model.handbook.id}', not '{stamp.handbook}'"]
    digests = {
        edition: model_value(select(loaded.model, edition, stamp.as_at))["handbook"]["model_digest"]
        for edition in _EDITIONS
    }
    if digests[stamp.edition] == stamp.digest:
        return said
    other = next((edition for edition, digest in digests.items() if digest == stamp.digest), None)
    if other:
        said.append(f"the edition changed: this is the {other} edition, and its manifest calls it {stamp.edition}")
    else:
        now = digests[stamp.edition]
        said.append(f"the source changed: its digest is {now[:16]}, and the site was built from {stamp.digest[:16]}")
    return said


def compared(site: Path, fresh: Path) -> list[str]:
    """What differs between a site and the same site built again, a sentence for each file."""
    ours, theirs = (
        {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()} for folder in (site, fresh)
    )
    said = []
    for name in sorted({*ours, *theirs}):
        if name not in theirs:
            said.append(f"{name} was added")
        elif name not in ours:
            said.append(f"{name} is missing")
        elif ours[name].read_bytes() != theirs[name].read_bytes():
            said.append(f"{name} differs from what the source gives")
    return said
