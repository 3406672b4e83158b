"""Writes what was built: all of it or nothing, and never over somebody else's files."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator import __version__
from generator.site.build import Built

MANIFEST = "manifest.json"
MAKER = "governance-handbook"


class NotOursError(Exception):
    """A folder holds files that this program did not write."""


def write_manifest(site: Path, built: Built, address: str = "", release: str = "") -> None:
    """What the site was made from, where and as what release it is served if that is known, and each file's digest."""
    written = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file())
    files = digests(site, (name for name in written if name != MANIFEST))
    manifest = {
        "made_by": MAKER,
        "generator_version": __version__,
        "handbook": built.model.handbook.id,
        "edition": built.model.edition,
        "as_at": built.model.as_at,
        "model_digest": built.digest,
        "address": address,
        "release": release,
        "files": files,
    }
    (site / MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", "utf-8")


def digests(site: Path, names: Iterable[str]) -> dict[str, str]:
    """The digest of each of some files of a site."""
    return {name: hashlib.sha256((site / name).read_bytes()).hexdigest() for name in names}


def is_ours(folder: Path) -> bool:
    """Whether a folder may be replaced: it is missing, empty, or holds what this program wrote and nothing else."""
    if not folder.exists():
        return True
    if not folder.is_dir():
        return False
    if _made_by_us(folder / MANIFEST):
        return True
    return all(path.is_dir() and is_ours(path) for path in folder.iterdir())


def _made_by_us(manifest: Path) -> bool:
    try:
        said = json.loads(manifest.read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(said, dict) and said.get("made_by") == MAKER


@contextmanager
def replacing(out: Path, force: bool = False) -> Iterator[Path]:
    """A folder to write into, which takes the place of `out` in one step when all went well.

    Args:
        out: the folder to replace.
        force: replace it even if something in it is not ours.

    Raises:
        NotOursError: `out` holds what we did not write, and `force` is not given.
    """
    if not force and not is_ours(out):
        raise NotOursError(f"{out} holds files that this program did not write; name another folder, or use --force")
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    fresh.chmod(0o755)
    old = fresh.with_name(f"{fresh.name}.old")
    try:
        yield fresh
        if out.exists():
            out.rename(old)
        try:
            fresh.rename(out)
        except OSError:
            if old.exists():
                old.rename(out)
            raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
