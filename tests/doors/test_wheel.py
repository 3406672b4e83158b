"""The installed wheel works from an empty folder, without the project beside it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.doors.conftest import PROJECT


def test_the_wheel_makes_and_builds_a_handbook_in_an_empty_folder(tmp_path: Path) -> None:
    wheels, installed, empty = tmp_path / "wheels", tmp_path / "installed", tmp_path / "empty"
    empty.mkdir()
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", wheels, PROJECT], check=True)
    (wheel,) = wheels.glob("*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", installed, wheel], check=True)

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "PYTHONPATH": str(installed)}
        command = [sys.executable, "-m", "generator", *arguments]
        return subprocess.run(command, cwd=empty, env=env, capture_output=True, text=True)

    where = run("schema", "--out", "schemas")
    assert where.returncode == 0, where.stderr
    assert run("new", "mine").returncode == 0
    built = run("build", "mine")
    assert built.returncode == 0, built.stdout + built.stderr
    assert (empty / "site" / "mine" / "index.html").is_file()
    assert (empty / "site" / "mine" / "assets" / "handbook.css").stat().st_size > 1000
    assert "framework-ics-design-2021" in (empty / "site" / "mine" / "conformance" / "index.html").read_text("utf-8")
    assert run("conform", "mine").returncode == 0
    paper = run("export", "pdf", "mine", "-o", "mine.pdf")
    assert paper.returncode == 0, paper.stderr
    assert (empty / "mine.pdf").read_bytes().startswith(b"%PDF")
