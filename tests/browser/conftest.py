"""What the browser tests share: the real handbook, built once and served here; one browser; a page for each view."""

from __future__ import annotations

import functools
import http.server
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from generator.mkdocs_plugin import build_site
from tests.browser.get_browser import find_browser
from tests.conftest import outcome_of

ROOT = Path(__file__).parent.parent.parent

PAGES = (
    "",
    "roles/",
    "roles/executive-chief-nurse/",
    "people/",
    "leads/",
    "bodies/",
    "bodies/board/",
    "functions/",
    "functions/workforce-planning/",
    "functions/map/",
    "strategy/",
    "phases/",
    "how-it-works/",
    "scenarios/",
    "scenarios/high-cost-continuing-healthcare/",
    "system/",
    "places/",
    "partners/",
    "eprr/",
    "functions/decisions-map/",
    "assurance/authority/",
    "decisions/",
    "decisions/approve-a-care-package/",
    "glossary/",
    "assurance/",
    "assurance/rules/",
    "conformance/",
    "sources/",
    "data/",
    "about/",
)
"""One page of each template, those with most on them where there are several."""
DESKTOP, PHONE, NARROW = (1280, 900), (390, 844), (320, 700)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all; without one the tests are skipped, and fail on CI."""
    path = find_browser()
    if path is None:
        words = "no browser is there: run `make test`, which gets one, or install chromium"
        if os.environ.get("CI"):
            pytest.fail(words)
        pytest.skip(words)
    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=path, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def folder(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real handbook, built for this run; asked for after the browser, so as not to build in vain."""
    out = tmp_path_factory.mktemp("site")
    build_site(outcome_of("nenc-2022"), ROOT / "mkdocs.yml", out)
    return out


class _Strict(_Quiet):
    def end_headers(self) -> None:
        """Send with every file what the site's own `_headers` file asks for."""
        for line in (Path(self.directory) / "_headers").read_text("utf-8").splitlines()[1:]:
            name, _, value = line.strip().partition(": ")
            self.send_header(name, value)
        super().end_headers()


@contextmanager
def serving(folder: Path, strict: bool = False) -> Iterator[str]:
    """The address at which a folder is served on this machine, with its own headers where that is asked for."""
    handler = functools.partial(_Strict if strict else _Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


@pytest.fixture(scope="session")
def site(folder: Path) -> Iterator[str]:
    """The address at which the handbook is served on this machine."""
    with serving(folder) as address:
        yield address


class Views:
    """Pages at every size, each size with a page of its own that is used again and again."""

    def __init__(self, browser: Browser, site: str, folder: Path) -> None:
        self.browser, self.site, self.folder = browser, site, folder
        self.pages: dict[tuple[int, int], Page] = {}
        self.requests: list[str] = []
        """Every address that any page has asked for."""

    def addresses(self) -> list[str]:
        """Every page of the handbook."""
        return sorted(
            path.parent.relative_to(self.folder).as_posix() + "/" for path in self.folder.rglob("*/index.html")
        )

    def page(self, address: str, size: tuple[int, int] = DESKTOP) -> Page:
        """A page of the handbook, freshly loaded, in light colours."""
        page = self.pages.get(size) or self._open(size)
        page.goto("about:blank")  # so that an address which differs in its fragment alone is loaded too
        page.goto(self.site + address)
        return page

    def _open(self, size: tuple[int, int]) -> Page:
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce", has_touch=size != DESKTOP
        )
        context.set_default_timeout(10_000)
        context.on("request", lambda request: self.requests.append(request.url))
        self.pages[size] = context.new_page()
        return self.pages[size]


@pytest.fixture(scope="session")
def views(browser: Browser, site: str, folder: Path) -> Views:
    return Views(browser, site, folder)
