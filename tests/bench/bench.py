"""Prints ratios: our build to MkDocs' own, eight times the model to one, two handbooks at once, batches of drawings,
check to a schema checker.

Times are processor seconds of a whole process and its children, the least of several runs, so that they can be compared
on a busy machine; only what is done side by side is timed by the clock. Run it by `make bench`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

PROJECT = Path(__file__).parents[2]
MODEL = PROJECT / "model" / "nenc-2022"
RUNS = 3


class Cost(NamedTuple):
    """Processor seconds and the largest memory of a process, in MB."""

    seconds: float
    memory: float


def measured(command: list[str], **env: str) -> Cost:
    """What one run of a command costs."""
    with Path(os.devnull).open("wb") as nowhere:
        process = subprocess.Popen(
            command, cwd=PROJECT, env={**os.environ, **env}, stdout=nowhere, stderr=nowhere, stdin=subprocess.DEVNULL
        )
        _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def least(command: list[str], before: Any = lambda: None, **env: str) -> Cost:
    """The least of several runs."""
    costs = []
    for _ in range(RUNS):
        before()
        costs.append(measured(command, **env))
    return Cost(min(c.seconds for c in costs), min(c.memory for c in costs))


def waited(command: list[str], **env: str) -> float:
    """How long one waits for a command: seconds of the clock, the least of several runs."""
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        measured(command, **env)
        times.append(time.perf_counter() - begun)
    return min(times)


NO_IDS = frozenset({"kind", "document", "level", "role", "topics"})
"""Fields whose values are never ids, though they may look like one."""


def multiplied(target: Path, times: int) -> None:
    """The real model so many times over, each copy's ids with a number behind them."""
    parsed = {p.relative_to(MODEL): yaml.load(p.read_text("utf-8"), yaml.BaseLoader) for p in MODEL.rglob("*.yml")}
    known = {i for data in parsed.values() for i in _ids(data)}
    for name, data in parsed.items():
        for copy in range(times):
            renamed = known if copy else set()
            if copy and name.name == "handbook.yml":
                continue
            path = target / name
            if copy:
                path = target / (name.parent if len(name.parts) > 1 else name.stem) / f"{name.stem}-{copy}.yml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(yaml.safe_dump(_renamed(data, renamed, copy), allow_unicode=True, sort_keys=False), "utf-8")


def _ids(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        if isinstance(data.get("id"), str):
            yield data["id"]
        for value in data.values():
            yield from _ids(value)
    elif isinstance(data, list):
        for item in data:
            yield from _ids(item)


def _renamed(data: Any, ids: set[str], copy: int) -> Any:
    if isinstance(data, dict):
        return {k: v if k in NO_IDS else _renamed(v, ids, copy) for k, v in data.items()}
    if isinstance(data, list):
        return [_renamed(item, ids, copy) for item in data]
    if data in ids:
        return f"{data}-c{copy}"
    return int(data) if data.isdecimal() and str(int(data)) == data else data  # written without quotes, as people do


def main() -> None:
    """Measure and print."""
    handbook = [sys.executable, "-m", "generator"]
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        cache = here / "cache"

        def forget() -> None:
            shutil.rmtree(cache, ignore_errors=True)

        subprocess.run([*handbook, "render", "nenc-2022", "--out", str(here / "md")], cwd=PROJECT, check=True,
                       capture_output=True)  # fmt: skip
        raw = [sys.executable, "-m", "mkdocs", "build", "-f", str(here / "md" / "mkdocs.yml"), "-d", str(here / "raw")]
        ours = [*handbook, "build", "nenc-2022", "--out", str(here / "ours")]
        plain = least(raw)
        cold = least(ours, forget, HANDBOOK_CACHE=str(cache))
        warm = least(ours, HANDBOOK_CACHE=str(cache))
        print(f"raw mkdocs build of the rendered pages: {plain.seconds:.2f} s = 1")
        print(f"whole build, drawings cold:             {cold.seconds / plain.seconds:.2f}  (aim 1.10)")
        print(f"whole build, drawings cached:           {warm.seconds / plain.seconds:.2f}  (aim 1.03)")

        multiplied(here / "one", 1)
        multiplied(here / "eight", 8)
        one = least(
            [*handbook, "build", str(here / "one"), "--out", str(here / "s1")], forget, HANDBOOK_CACHE=str(cache)
        )
        forget()
        eight = measured(
            [*handbook, "build", str(here / "eight"), "--out", str(here / "s8")], HANDBOOK_CACHE=str(cache)
        )
        print(f"eight times the model, time:            {eight.seconds / one.seconds:.2f}  (aim 8.8)")
        print(f"eight times the model, memory:          {eight.memory / one.memory:.2f}  (aim 8.8)")

        every = [*handbook, "build", "--all", "--out", str(here / "every"), "--jobs"]
        in_turn, side_by_side = (waited([*every, jobs], HANDBOOK_CACHE=str(cache)) for jobs in ("1", "2"))
        print(
            f"every handbook, two at once to in turn: {side_by_side / in_turn:.2f}  (clock; the longest one bounds it)"
        )

        for part in ("scheme", "history", "exports", "schemas"):
            subprocess.run([sys.executable, "-m", f"tests.bench.{part}"], cwd=PROJECT, check=True)
        single = [sys.executable, str(Path(__file__).with_name("drawings.py"))]
        apart, together = least([*single, "1"]), least([*single, "40"])
        print(f"drawings, one by one to batched:        {apart.seconds / together.seconds:.2f}")


if __name__ == "__main__":
    main()
