"""Makes sure that the browser tests have a browser; says so where it cannot, and fails on CI."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_browser() -> str | None:
    """The path of a Chromium, installed on the system or by playwright; None where there is none."""
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        brought = playwright.chromium.executable_path
    return brought if Path(brought).exists() else None


def _run(*command: str) -> bool:
    try:
        return subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def main() -> int:
    """Find a browser, or get one by the system's packages or by playwright."""
    if find_browser():
        return 0
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("getting chromium from the system's packages", flush=True)
        _run("apt-get", "update", "-qq")
        _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation")
    if not find_browser():
        print("getting chromium by playwright", flush=True)
        _run(sys.executable, "-m", "playwright", "install", "chromium")
    if find_browser():
        return 0
    print("There is no browser and none could be had, so the browser tests cannot run. Install chromium.", flush=True)
    return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
