"""Times every export of a model of more than 20,000 entities, each in a process of its own, with its memory.

What reading the model alone costs is printed first and stands in every other line too.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from generator.exports import exports
from tests.bench.bench import measured, multiplied

COPIES = 32
"""The real model so many times over."""


def main() -> None:
    """Measure and print."""
    handbook = [sys.executable, "-m", "generator"]
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "large"
        multiplied(model, COPIES)
        read = measured([*handbook, "check", str(model), "--fail-on", "never"])
        print(f"20,000 entities, read and checked:      {read.seconds:.1f} s, {read.memory:.0f} MB")
        for name in sys.argv[1:] or exports():
            cost = measured([*handbook, "export", name, str(model), "-o", str(Path(folder) / f"out-{name}")])
            print(f"20,000 entities, export {name + ':':15} {cost.seconds:.1f} s, {cost.memory:.0f} MB")


if __name__ == "__main__":
    main()
