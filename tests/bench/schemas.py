"""Prints one ratio: `handbook check` on twenty thousand entities to `check-jsonschema` on the same files.

The other one holds each file against the schema that editors use and does nothing else; ours reads the same files,
decodes and resolves them, and holds every rule against the whole.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from generator.kinds import kinds
from generator.site.schemas import write_schemas
from tests.bench.bench import Cost, measured, multiplied

COPIES = 32


def by_kind(root: Path) -> dict[str, list[str]]:
    """The files of a model by the kind of what they hold."""
    kind_of = {kind.FOLDER: name for name, kind in kinds().items()}
    found: dict[str, list[str]] = {}
    for path in sorted(root.rglob("*.yml")):
        first = path.relative_to(root).parts[0]
        name = "handbook" if path.name == "handbook.yml" else kind_of[first.removesuffix(".yml")]
        found.setdefault(name, []).append(str(path))
    return found


def main(checker: list[str]) -> None:
    """Measure and print.

    Args:
        checker: the command that runs check-jsonschema.
    """
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        multiplied(here / "model", COPIES)
        write_schemas(here / "schema")
        files = by_kind(here / "model")
        theirs = Cost(0, 0)
        for kind, paths in files.items():
            cost = measured([*checker, "--schemafile", str(here / "schema" / f"{kind}.json"), *paths])
            theirs = Cost(theirs.seconds + cost.seconds, max(theirs.memory, cost.memory))
        ours = measured([sys.executable, "-m", "generator", "check", str(here / "model"), "--fail-on", "never"])
    number = sum(map(len, files.values()))
    print(f"check-jsonschema of {number} files:      {theirs.seconds:.2f} s = 1")
    print(f"handbook check of the same:              {ours.seconds / theirs.seconds:.2f}  (aim below 1)")


if __name__ == "__main__":
    main(sys.argv[1:] or [sys.executable, "-m", "check_jsonschema"])
