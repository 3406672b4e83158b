"""Where records lie: beside the model, a folder for each edition, a file for each version."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import At, Code, Diagnostic, problem
from generator.graph.model import Edition
from generator.history.record import BadRecordError, Record, pack, unpack
from generator.kinds._values import first_day

FOLDER = "releases"

RECORD_UNREADABLE = Code(
    "GOV036",
    "record_unreadable",
    "error",
    """The record of a release cannot be read, or is not as it was written.

Readers are told from these records what changed and when. A record that was changed afterwards would tell them
something that was never published.

Put the file back as it was when the release was published, from a backup or from the version control. A record is
never mended by hand: what was wrong in a release is put right in the next one.""",
)
CODES = (RECORD_UNREADABLE,)


def record_path(root: Path, edition: Edition, version: str) -> Path:
    """Where the record of a version lies."""
    return root / FOLDER / edition / f"{version}.json"


def read_records(root: Path, edition: Edition) -> tuple[tuple[Record, ...], tuple[Diagnostic, ...]]:
    """The records of an edition in the order of their releases, and what is wrong with those that cannot be read."""
    found: list[Record] = []
    problems = []

    def wrong(name: str, error: Exception) -> None:
        hint = "put it back as it was published; `handbook explain GOV036` says more"
        problems.append(problem(RECORD_UNREADABLE, At(name), str(error), hint))

    for path in sorted((root / FOLDER / edition).glob("*.json")):
        name = path.relative_to(root).as_posix()
        try:
            record = unpack(path.read_bytes(), name)
            if record.release.version != path.stem or record.edition != edition:
                raise BadRecordError(f"{name} is the record of another version or edition")
            found.append(record)
        except (BadRecordError, OSError) as error:
            wrong(name, error)
    ordered = _in_order(found)
    try:
        _ = ordered[-1].model if ordered else None  # what is compared with the handbook as it is now
    except BadRecordError as error:
        wrong(f"{FOLDER}/{edition}/{ordered[-1].release.version}.json", error)
    return ordered, tuple(problems)


def _in_order(records: list[Record]) -> tuple[Record, ...]:
    """Each after the one it says it followed; where that does not tell, by its day."""
    ordered: list[Record] = []
    waiting = sorted(records, key=lambda r: (first_day(r.release.as_at).toordinal(), r.release.version))
    while waiting:
        known = {record.release.version for record in ordered}
        others = {record.release.version for record in waiting}
        ready = next((r for r in waiting if r.release.since in known or r.release.since not in others), waiting[0])
        waiting.remove(ready)
        ordered.append(ready)
    return tuple(ordered)


def taken(root: Path, record: Record) -> bool:
    """Whether the version is on record already and said something else."""
    path = record_path(root, record.edition, record.release.version)
    return path.exists() and path.read_bytes() != pack(record)


def write_record(root: Path, record: Record) -> Path | None:
    """Leave the record of a release that is not `taken`; None where it lies there already."""
    path = record_path(root, record.edition, record.release.version)
    if path.exists():
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pack(record))
    return path
