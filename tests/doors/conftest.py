"""The command as users run it, and the real handbook built once."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main

PROJECT = Path(__file__).parents[2]
SMALL = PROJECT / "tests" / "handbooks" / "small"
NENC = PROJECT / "model" / "nenc-2022"


def handbook(*arguments: object, cwd: Path = PROJECT, **env: str) -> subprocess.CompletedProcess[str]:
    """Run `handbook`; in a process of its own where its environment matters, which takes far longer to begin."""
    words = [*map(str, arguments)]
    if not env:
        with contextlib.chdir(cwd):
            run = CliRunner().invoke(main, words)
        if run.exception is not None and not isinstance(run.exception, SystemExit):
            raise run.exception
        return subprocess.CompletedProcess(words, run.exit_code, run.stdout, run.stderr)
    command = [sys.executable, "-m", "generator", *words]
    return subprocess.run(
        command, cwd=cwd, env={**os.environ, "PYTHONPATH": str(PROJECT), **env}, capture_output=True, text=True
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public site of the real handbook."""
    out = tmp_path_factory.mktemp("site") / "nenc-2022"
    run = handbook("build", "nenc-2022", "--out", out, PYTHONHASHSEED="1", TZ="UTC")
    assert run.returncode == 0, run.stdout + run.stderr
    return out


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    """A small sound handbook of one's own."""
    return shutil.copytree(SMALL, tmp_path / "mine")
