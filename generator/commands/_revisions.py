"""Reads a handbook as it stands in the folder, or as it stood at a git revision, without touching the work tree."""

from __future__ import annotations

import io
import re
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.diagnostics import nearest
from generator.graph.model import EDITIONS
from generator.history import FOLDER
from generator.kinds._values import first_day
from generator.site.find import NotFoundError, find_handbook

_DATED = re.compile(r"(?P<name>.+)@(?P<day>[0-9]{4}(?:-[0-9]{2}){0,2})")
_CARD = "handbook.yml"
_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Named:
    """A handbook as a user named it: its folder, the day asked for, and how its files are called in a report."""

    root: Path
    as_at: str | None
    prefix: str
    revision: str | None
    release: str | None = None
    """A version that left a record, where one was asked for."""


def named(words: str, here: Path, room: Path) -> Named:
    """The handbook that words name: an id, a path, or `REV:HANDBOOK`; `@2023-04` at the end asks for a day, and the
    number of a version that left a record for that version.

    Args:
        words: what the user typed.
        here: the folder that paths and `model/` start from.
        room: an empty folder that a revision may be unpacked in.

    Raises:
        NotFoundError: there is no such handbook, revision or day.
    """
    released = None if (here / words).is_dir() else _release(words, here)
    if released is not None:
        return released
    match = None if (here / words).is_dir() else _DATED.fullmatch(words)
    name, day = (match["name"], match["day"]) if match else (words, None)
    if day is not None:
        try:
            first_day(day)
        except ValueError:
            raise NotFoundError(f"'{day}' is not a day of the calendar") from None
    if ":" not in name or (here / name).is_dir():
        root = find_handbook(name, here)
        shown = root.relative_to(here).as_posix() if root.is_relative_to(here) else root.as_posix()
        return Named(root, day, "" if shown == "." else f"{shown}/", None)
    revision, _, handbook = name.partition(":")
    folder = _unpack(revision, handbook or ".", here, room)
    return Named(room / folder, day, f"{revision}:{'' if folder == '.' else folder + '/'}", revision)


def _release(words: str, here: Path) -> Named | None:
    """The handbook whose recorded version words name; None where they do not name one, nor what looks like one.

    Raises:
        NotFoundError: the handbook left no record of that version.
    """
    name, at, version = words.rpartition("@")
    if not at or ":" in name:
        return None
    try:
        root = find_handbook(name, here)
    except NotFoundError:
        return None
    known = sorted({path.stem for edition in EDITIONS for path in (root / FOLDER / edition).glob("*.json")})
    if version in known:
        shown = root.relative_to(here).as_posix() if root.is_relative_to(here) else root.as_posix()
        return Named(root, None, "" if shown == "." else f"{shown}/", None, version)
    if _DATED.fullmatch(words):
        return None
    near = nearest(version, known)
    there = f"there is: {', '.join(known)}" if known else "no release of it left a record"
    raise NotFoundError(
        f"'{version}' is no day, and no recorded version of '{name}'; " + (f"did you mean '{near}'?" if near else there)
    )


def _unpack(revision: str, handbook: str, here: Path, room: Path) -> str:
    """Unpack a handbook's folder as it stood at a revision, and give its path from the top of the repository."""
    top = _git(here, "rev-parse", "--show-toplevel").decode().strip()
    commit = _git(
        here, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", about=revision
    )
    sha = commit.decode().strip()
    listed = _git(here, "ls-tree", "-r", "-z", "--name-only", "--full-tree", sha).decode("utf-8", "replace").split("\0")
    cards = [PurePosixPath(path) for path in listed if PurePosixPath(path).name == _CARD]
    folder = _folder(handbook, cards, here, Path(top), sha)
    if folder is None:
        known = sorted({card.parent.name or "." for card in cards})
        near = nearest(handbook, known)
        hint = f"did you mean '{near}'?" if near else f"there is: {', '.join(known) or 'none'}"
        raise NotFoundError(f"no handbook is called '{handbook}' at {revision}; {hint}")
    beside = (PurePosixPath(folder).parent / "frameworks").as_posix()
    wanted = [folder, *([beside] if any(path.startswith(f"{beside}/") for path in listed) else [])]
    data = _git(Path(top), "archive", "--format=tar", sha, "--", *wanted)
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        archive.extractall(room, filter="data")
    return folder


def _folder(handbook: str, cards: list[PurePosixPath], here: Path, top: Path, sha: str) -> str | None:
    """The folder of a handbook, named by a path, by its folder's name under model/, or by its id."""
    known = {card.parent.as_posix(): card for card in cards}
    within = Path(here).resolve().relative_to(top.resolve())
    for way in (within / handbook, within / "model" / handbook, Path(handbook)):
        plain = PurePosixPath(way.as_posix()).as_posix()
        if plain in known:
            return plain
    mark = re.compile(rf"^id:\s*[\"']?{re.escape(handbook)}[\"']?\s*(?:#.*)?$", re.MULTILINE)
    for folder, card in known.items():
        if mark.search(_git(here, "show", f"{sha}:{card.as_posix()}").decode("utf-8", "replace")):
            return folder
    return None


def _git(here: Path, *words: str, about: str = "") -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(here), *words], capture_output=True, timeout=_SECONDS, check=False)
    except (FileNotFoundError, subprocess.TimeoutExpired) as error:
        raise NotFoundError(f"git could not be asked ({error}); name a folder instead") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NotFoundError(f"git knows no revision '{about}'" if about else said[0] if said else "git did not answer")
    return done.stdout
