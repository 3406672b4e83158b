"""The door for MkDocs: plain `mkdocs build` and `mkdocs serve` make a handbook, and so does our own command."""

from __future__ import annotations

import gc
import json
import logging
import os
import re
from calendar import timegm
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from markupsafe import Markup, escape
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files

from generator.diagnostics import Diagnostic, as_text, count_line
from generator.graph.model import Edition
from generator.kinds._values import first_day
from generator.resources import resources
from generator.site.build import Built, Outcome, build
from generator.site.feed import PATH as FEED
from generator.site.find import NotFoundError, find_handbook
from generator.site.hosting import HIDDEN, robots_file, to_be_found
from generator.site.leaks import as_lines, files_of, leaks, words_in
from generator.site.pages import Page
from generator.site.search import complete
from generator.site.settings import framework_folders, plain_data
from generator.site.write import write_manifest

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page as MkDocsPage

log = get_plugin_logger(__name__)
_PLACE = re.compile(r'(<span class="found__at" data-file="([^"]*)" data-line="(\d+)">)([^<]*)(</span>)')
_OF_A_THEME = (".html", ".js", ".css")


class HandbookConfig(Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml may say under `plugins: - handbook:`."""

    handbook = config_options.Type(str, default=".")
    """An id under `model/`, or a path to a handbook's folder."""
    edition = config_options.Choice(("public", "staff"), default="public")
    as_at = config_options.Optional(config_options.Type(str))


class HandbookPlugin(BasePlugin[HandbookConfig]):  # type: ignore[no-untyped-call]
    """Puts the handbook's pages into MkDocs, and its pictures into the pages."""

    prepared: Outcome | None = None
    """A handbook that is already built, so that it is not built twice."""
    preview = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a live preview, in which a mistake must not stop the server."""
        self.preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Build the handbook; refuse before MkDocs clears the last site."""
        here = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        try:
            self.root = find_handbook(self.config.handbook, here)
        except NotFoundError as error:
            raise PluginError(str(error)) from None
        edition: Edition = "staff" if self.config.edition == "staff" else "public"
        outcome = self.prepared or build(self.root, edition, self.config.as_at)
        self.prepared = None
        self.built, self.findings = outcome.built, outcome.findings
        if self.built is None:
            errors = [f for f in outcome.findings if f.severity == "error"]
            if not self.preview:
                raise PluginError("\n".join(["the model has errors, so nothing was built", *map(as_text, errors)]))
            log.error("\n".join(map(as_text, errors)))
            return config
        log.info(f"{self.root.name}: {count_line(outcome.findings)}")
        return _configured(config, self.built, self.preview)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every page and file of the handbook in the place of what MkDocs found by itself."""
        self.pages: dict[str, Page] = {}
        if self.built is None:
            for made_by_hand in files.documentation_pages():
                files.remove(made_by_hand)
            files.append(File.generated(config, "index.md", content=_findings_page(self.findings)))
            return files
        for name, path in self.built.settings.files("pages").items():
            if (known := files.get_file_from_path(name)) is not None:
                files.remove(known)
            if not name.endswith(".md"):
                files.append(File.generated(config, name, abs_src_path=str(path)))
        for page in self.built.pages:
            file = File.generated(config, page.source, content=page.markdown)
            file.edit_uri = self._edit_uri(page, config)
            self.pages[page.source] = page
            files.append(file)
        for name, data in self.built.files.items():
            files.append(File.generated(config, name, content=data))
        return files

    def _edit_uri(self, page: Page, config: MkDocsConfig) -> str:
        """The way from the repository's root to the file and its line; in a preview, to the file on this machine."""
        file, line = (page.origin.file, page.origin.line) if page.origin else ("handbook.yml", 1)
        return self._way_to(page.by_hand.path if page.by_hand else self.root / file, line, config)

    def _way_to(self, path: Path, line: int, config: MkDocsConfig) -> str:
        if config.edit_uri_template:
            return f"{path.absolute().as_posix()}:{line}"
        here = Path(config.config_file_path).parent.absolute()
        return f"{os.path.relpath(path.absolute(), here).replace(os.sep, '/')}#L{line}"

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Put the pictures into the finished page, after Markdown and search have read it."""
        made = self.pages.get(page.file.src_uri)
        if made is None or self.built is None:
            return output
        return _PLACE.sub(lambda found: self._linked(found, config), self.built.with_pictures(made, output))

    def _linked(self, place: re.Match[str], config: MkDocsConfig) -> str:
        """A place in the model as a link to its line, where the model has an address on the web; else as it stands."""
        start, file, line, words, end = place.groups()
        name = unescape(file)
        path = self.root / name
        if name.startswith("site_config/") and not path.is_file():
            path = resources() / name
        way = self._way_to(path, int(line), config)
        if config.edit_uri_template:
            address = config.edit_uri_template.format(path=way)
        elif config.repo_url and config.edit_uri:
            address = f"{config.repo_url.rstrip('/')}/{config.edit_uri.strip('/')}/{quote(way, safe='/#')}"
        else:
            return place[0]
        return f'{start}<a href="{escape(address)}">{words}</a>{end}'

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Leave the manifest, and no sitemap where the site has no address, is for staff, or is invented."""
        site = Path(config.site_dir)
        if self.built is not None and to_be_found(self.built.model) and config.site_url:
            (site / "robots.txt").write_bytes(robots_file("public", f"{config.site_url}sitemap.xml"))
        else:
            for name in ("sitemap.xml", "sitemap.xml.gz"):
                (site / name).unlink(missing_ok=True)
        if self.built is not None:
            _complete_search(site / "search" / "search_index.json", self.built)
            self._look_for_leaks(site, config.theme.dirs, self.built)
            write_manifest(site, self.built, config.site_url or "", config.extra.get("release", ""))

    def _look_for_leaks(self, site: Path, themes: list[str], built: Built) -> None:
        """Refuse a public site in which something withheld still stands; what holds it is taken away again."""
        if not built.withheld.words and not built.withheld.ids:
            return
        theirs = words_in(path for folder in themes for path in Path(folder).rglob("*") if path.suffix in _OF_A_THEME)
        found = leaks(files_of(site), built.withheld.without(theirs))
        if not found:
            return
        for name in found:
            (site / name).unlink()
        words = as_lines(found)
        if not self.preview:
            raise PluginError(words)
        log.error(words)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Rebuild the preview when the model, a template or a setting changes."""
        here = Path(config.config_file_path).parent
        frameworks = framework_folders(self.root)
        for folder in (self.root, here / "docs_templates", here / "site_config", *frameworks):
            if folder.is_dir():
                server.watch(str(folder))
        return server


def _configured(config: MkDocsConfig, built: Built, preview: bool) -> MkDocsConfig:
    handbook = built.model.handbook
    config.site_name = Markup(escape(built.settings.brand.name or handbook.title))
    config.site_description = Markup(escape(" ".join(handbook.summary.split())))
    if config.nav is None:
        config.nav = [
            {title: [{name: path} for name, path in entries]} if len(entries) > 1 else {title: entries[0][1]}
            for title, entries in built.navigation
        ]
    if built.model.edition == "staff":
        config.extra["robots"] = HIDDEN
    if FEED in built.files:
        config.extra["feed"] = FEED
    own_theme = [str(folder / "theme") for folder in built.settings.folders if (folder / "theme").is_dir()]
    config.theme.dirs[:0] = [folder for folder in own_theme if folder not in config.theme.dirs]
    os.environ["SOURCE_DATE_EPOCH"] = str(timegm(first_day(built.model.as_at).timetuple()))
    if not config.repo_url:
        config.edit_uri = None
        if preview:
            config.edit_uri_template = "vscode://file{path}"
    return config


def _complete_search(index: Path, built: Built) -> None:
    """Add to the index that Material's search has written what each thing is also called."""
    if index.is_file():
        data = json.loads(index.read_text("utf-8"))
        data["docs"] = complete(
            data["docs"], built.model, built.addresses, {p.address: p.known_as for p in built.pages}
        )
        index.write_text(json.dumps(data, separators=(",", ":")), "utf-8")


def _findings_page(findings: tuple[Diagnostic, ...]) -> str:
    """What the preview shows while the model has errors: every one of them, until they are mended."""
    rows = "".join(f"<li><pre>{escape(as_text(f))}</pre></li>" for f in findings if f.severity == "error")
    return f"---\ntitle: The model has errors\n---\n# The model has errors\n\n<ul>{rows}</ul>\n"


class BuildFailedError(Exception):
    """MkDocs refused or warned; the sentences say why."""


def site_configuration(here: Path, resources: Path) -> Path:
    """The mkdocs.yml to build with: the one in the folder worked in, else the one that comes with the package."""
    own = here / "mkdocs.yml"
    return own if own.is_file() else resources / "mkdocs.yml"


def site_address(configuration: Path) -> str | None:
    """The `site_url` of a mkdocs.yml, which ends with a slash; None where it gives none."""
    said = plain_data(configuration).get("site_url")
    return f"{str(said).rstrip('/')}/" if said else None


def build_site(outcome: Outcome, configuration: Path, out: Path, address: str | None = None, release: str = "") -> None:
    """Turn a built handbook into HTML.

    Args:
        outcome: what `build` gave; it must hold a handbook.
        configuration: the mkdocs.yml.
        out: an empty folder.
        address: where the site will be served; the `site_url` of the mkdocs.yml where it is None.
        release: the version that it is published as beside others; empty for a site by itself.

    Raises:
        BuildFailedError: with MkDocs' own sentences, each on a line.
    """
    said: list[str] = []
    gc.collect()
    gc.freeze()  # the model lives to the end; walking it again and again cost a third of a large build
    with _listening(said):
        try:
            elsewhere = {} if address is None else {"site_url": address}
            config = load_config(config_file=str(configuration), site_dir=str(out.absolute()), **elsewhere)
            plugin = config.plugins["handbook"]
            if not isinstance(plugin, HandbookPlugin):
                raise BuildFailedError("mkdocs.yml names another plugin `handbook`")
            plugin.prepared = outcome
            config.extra["release"] = release
            plugin.config.handbook = str(outcome.loaded.root)
            mkdocs_build(config)
        except (MkDocsException, Abort, KeyError) as error:
            raise BuildFailedError("\n".join([*said, str(error)])) from None
    if said:
        raise BuildFailedError("\n".join(said))


def serve_site(root: Path, configuration: Path, edition: Edition, as_at: str | None, address: str) -> None:
    """A live preview of a handbook on this machine, until it is stopped."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    named = [p if isinstance(p, dict) else {p: {}} for p in plain_data(configuration)["plugins"]]
    plugins = {name: settings for plugin in named for name, settings in plugin.items()}
    plugins["handbook"] = {"handbook": str(root), "edition": edition, "as_at": as_at}
    mkdocs_serve(config_file=str(configuration), plugins=plugins, dev_addr=address)


@contextmanager
def _listening(said: list[str]) -> Iterator[None]:
    """Collect what MkDocs warns of instead of printing it."""

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    logger, listener = logging.getLogger("mkdocs"), Listener(logging.WARNING)
    before = logger.propagate
    logger.addHandler(listener)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(listener)
        logger.propagate = before
