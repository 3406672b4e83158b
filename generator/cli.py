"""The command `handbook`: reads what was typed, calls the core, prints what came of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from generator import __version__
from generator.diagnostics import (
    SEVERITIES,
    Diagnostic,
    as_github,
    as_json,
    as_sarif,
    as_text,
    count_line,
    nearest,
)
from generator.exports import exports
from generator.graph.model import Edition
from generator.graph.select import select
from generator.kinds import kinds
from generator.kinds._values import first_day
from generator.site.build import Outcome, build, catalogue, check
from generator.site.find import NotFoundError, default_handbook, find_handbook, handbooks
from generator.site.settings import resources
from generator.site.write import NotOursError, replacing

F = TypeVar("F", bound=Callable[..., Any])


class _Handbook(click.Group):
    """The group of commands, which never shows a traceback for a mistake of ours either."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except OSError as error:
            _stop(f"{error.filename or 'a file'}: {error.strerror}", 1)
        except Exception as error:
            if os.environ.get("HANDBOOK_DEBUG"):
                raise
            sort = type(error).__name__
            _stop(
                f"this is a fault of the program, not of your model ({sort}: {error}); "
                "set HANDBOOK_DEBUG=1 to see where, and report it",
                1,
            )


def _stop(words: str, code: int) -> NoReturn:
    click.echo(f"handbook: {words}", err=True)
    sys.exit(code)


def _say(words: str) -> None:
    """Tell somebody who waits at a terminal what goes on; a pipe hears nothing."""
    if sys.stderr.isatty():
        click.echo(f"{words} …", err=True)


@contextmanager
def _misuse() -> Iterator[None]:
    """Turn a handbook that is not there, or a folder that is not ours, into a sentence and exit code 2."""
    try:
        yield
    except (NotFoundError, NotOursError) as error:
        _stop(str(error), 2)


def _root(name: str | None) -> Path:
    here = Path.cwd()
    with _misuse():
        return find_handbook(name or default_handbook(here), here)


def _shown(findings: Sequence[Diagnostic], root: Path) -> list[Diagnostic]:
    """Findings with paths as seen from the folder worked in, so that an editor can open them."""
    prefix = os.path.relpath(root).replace(os.sep, "/")

    def moved(at: Any) -> Any:
        inside = (root / at.file).exists() or not at.file.startswith(("docs_templates/", "site_config/"))
        return at._replace(file=f"{prefix}/{at.file}") if inside and prefix != "." else at

    return [replace(f, at=moved(f.at), related=tuple((moved(a), w) for a, w in f.related)) for f in findings]


def _date(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        try:
            first_day(value)
        except ValueError:
            raise click.BadParameter("write a date such as 2022-07-01, 2022-07 or 2022") from None
    return value


def _selection(command: F) -> F:
    command = click.option("--as-at", callback=_date, help="The day to describe, such as 2022-07-01.")(command)
    editions = click.Choice(["public", "staff"])
    return click.option("--edition", type=editions, default="public", show_default=True)(command)


@click.group(cls=_Handbook, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="handbook")
def main() -> None:
    """From a YAML operating model to a published governance handbook."""


@main.command("build")
@click.argument("handbook", required=False)
@click.option("--all", "every", is_flag=True, help="Every handbook under model/, and the front door.")
@_selection
@click.option("--out", type=click.Path(path_type=Path), help="The folder to write; site/<id> or site by default.")
@click.option("--force", is_flag=True, help="Replace a folder even if it holds files of others.")
def build_command(
    handbook: str | None, every: bool, edition: Edition, as_at: str | None, out: Path | None, force: bool
) -> None:
    """Build a handbook's site, or every handbook's."""
    here = Path.cwd()
    if every and handbook:
        _stop("give a handbook or --all, not both", 2)
    with _misuse():
        roots = handbooks(here) if every else {"": _root(handbook)}
    if every and not roots:
        _stop("there is no handbook under model/", 2)
    outcomes = {name: _built(root, edition, as_at) for name, root in roots.items()}
    if not every:
        outcome = outcomes[""]
        assert outcome.built is not None
        target = out or here / "site" / outcome.built.model.handbook.id
        with _misuse(), replacing(target, force) as fresh:
            pages = _write(outcome, fresh)
        click.echo(f"{_short(target)}: {pages} pages", err=True)
        return
    target = out or here / "site"
    with _misuse(), replacing(target, force) as fresh:
        from generator.site.front_door import write_front_door

        for name, outcome in outcomes.items():
            (fresh / name).mkdir()
            pages = _write(outcome, fresh / name)
            click.echo(f"{_short(target / name)}: {pages} pages", err=True)
        write_front_door(fresh, [o.built for o in outcomes.values() if o.built is not None])


def _built(root: Path, edition: Edition, as_at: str | None) -> Outcome:
    _say(f"reading {root.name}")
    outcome = build(root, edition, as_at)
    if outcome.built is None:
        errors = [f for f in _shown(outcome.findings, root) if f.severity == "error"]
        click.echo("\n".join(map(as_text, errors)))
        click.echo(f"handbook: {root.name} was not built: {count_line(outcome.findings)}", err=True)
        sys.exit(1)
    warned = sum(f.severity == "warning" for f in outcome.findings)
    _say(f"{warned} warnings; `handbook check` shows them")
    return outcome


def _write(outcome: Outcome, folder: Path) -> int:
    """Write one site and check its links; the number of its pages."""
    from generator.mkdocs_plugin import BuildFailedError, build_site, site_configuration
    from generator.site.check_links import broken_links

    _say("writing pages")
    try:
        build_site(outcome, site_configuration(Path.cwd(), resources()), folder)
    except BuildFailedError as error:
        click.echo(str(error))
        _stop("MkDocs refused, so nothing was written", 1)
    broken = broken_links(folder)
    if broken:
        click.echo("\n".join(f"{link.page}: {link.target} leads nowhere ({link.why})" for link in broken))
        _stop(f"{len(broken)} broken links, so nothing was written", 1)
    return sum(1 for _ in folder.rglob("*.html"))


def _short(path: Path) -> str:
    return os.path.relpath(path).replace(os.sep, "/")


@main.command("serve")
@click.argument("handbook", required=False)
@_selection
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve, as host:port.")
def serve_command(handbook: str | None, edition: Edition, as_at: str | None, address: str) -> None:
    """A live preview: it follows every change of the model, the templates and the settings."""
    from generator.mkdocs_plugin import serve_site, site_configuration

    root = _root(handbook)
    serve_site(root, site_configuration(Path.cwd(), resources()), edition, as_at, address)


@main.command("render")
@click.argument("handbook", required=False)
@_selection
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The folder to write.")
@click.option("--force", is_flag=True, help="Replace a folder even if it holds files of others.")
def render_command(handbook: str | None, edition: Edition, as_at: str | None, out: Path, force: bool) -> None:
    """Write the pages as Markdown with a mkdocs.yml of their own, for any engine."""
    from generator.mkdocs_plugin import site_configuration
    from generator.site.render import write_markdown

    outcome = _built(_root(handbook), edition, as_at)
    assert outcome.built is not None
    with _misuse(), replacing(out, force) as fresh:
        count = write_markdown(outcome.built, site_configuration(Path.cwd(), resources()), fresh)
    click.echo(f"{_short(out)}: {count} pages in Markdown", err=True)


@main.command("check")
@click.argument("handbook", required=False)
@click.option("--format", "shape", type=click.Choice(["text", "json", "github", "sarif"]), default="text")
@click.option("--fail-on", type=click.Choice(["error", "warning", "never"]), default="error", show_default=True)
def check_command(handbook: str | None, shape: str, fail_on: str) -> None:
    """Every finding at once: what is wrong, where, and how to mend it."""
    root = _root(handbook)
    loaded, found = check(root)
    findings = _shown(found, root)
    if shape == "json":
        click.echo(as_json(findings))
    elif shape == "sarif":
        click.echo(as_sarif(findings, catalogue(), __version__))
    elif shape == "github":
        click.echo("\n".join(map(as_github, findings)), nl=bool(findings))
    else:
        for finding in findings:
            click.echo(as_text(finding))
        for words in loaded.unjudged:
            click.echo(f"not judged: {words}")
        click.echo(f"{root.name}: {count_line(findings)}")
    at_or_above = SEVERITIES[: ("never", "error", "warning").index(fail_on)]
    sys.exit(1 if any(f.severity in at_or_above for f in findings) else 0)


@main.command("explain")
@click.argument("code", required=False)
def explain_command(code: str | None) -> None:
    """What a finding means, why it matters and how to mend it; without a code, the catalogue."""
    codes = catalogue()
    if code is None:
        for one in codes:
            click.echo(f"{one.code}  {one.severity:<8} {one.name.replace('_', ' ')}")
        return
    wanted = next((c for c in codes if code.lower() in (c.code.lower(), c.name)), None)
    if wanted is None:
        near = nearest(code.upper(), [c.code for c in codes]) or nearest(code, [c.name for c in codes])
        hint = f"did you mean {near}?" if near else "`handbook explain` lists every code"
        _stop(f"no finding has the code '{code}'; {hint}", 2)
    click.echo(f"{wanted.code}: {wanted.name.replace('_', ' ')} ({wanted.severity})\n\n{wanted.page}")


@main.command("export")
@click.argument("shape", metavar="FORMAT")
@click.argument("handbook", required=False)
@_selection
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A file; stdout by default.")
def export_command(shape: str, handbook: str | None, edition: Edition, as_at: str | None, output: Path | None) -> None:
    """The same facts in another shape."""
    known = exports()
    if shape not in known:
        near = nearest(shape, known)
        _stop(
            f"'{shape}' is not a format; " + (f"did you mean {near}?" if near else f"there is: {', '.join(known)}"), 2
        )
    root = _root(handbook)
    loaded, found = check(root)
    errors = [f for f in _shown(found, root) if f.severity == "error"]
    if loaded.model is None or errors:
        click.echo("\n".join(map(as_text, errors)), err=True)
        _stop(f"{root.name} was not exported: {count_line(found)}", 1)
    data = known[shape].make(select(loaded.model, edition, as_at))
    if output is None:
        sys.stdout.buffer.write(data)
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(data)
    click.echo(f"{_short(output)}: {len(data):,} bytes", err=True)


@main.command("schema")
@click.argument("kind", required=False)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Write one file for each kind here.")
def schema_command(kind: str | None, out: Path | None) -> None:
    """JSON Schema for editors: of one kind, or of all."""
    from generator.graph.schema import all_schemas, schema_text

    schemas = all_schemas()
    if kind is not None and kind not in schemas:
        near = nearest(kind, schemas)
        _stop(f"'{kind}' is not a kind; " + (f"did you mean {near}?" if near else f"there is: {', '.join(schemas)}"), 2)
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        for name in [kind] if kind else schemas:
            (out / f"{name}.json").write_text(schema_text(schemas[name]), "utf-8")
        click.echo(f"{_short(out)}: {1 if kind else len(schemas)} schemas", err=True)
        return
    click.echo(schema_text(schemas[kind] if kind else schemas), nl=False)


@main.command("new")
@click.argument("what")
@click.argument("ident", metavar="[ID]", required=False)
@click.option("--handbook", help="The handbook that the entry is for.")
def new_command(what: str, ident: str | None, handbook: str | None) -> None:
    """A small sound handbook (`new DIR`), or a new entry with every field explained (`new KIND ID`)."""
    from generator.graph.skeleton import BadIdError, skeleton
    from generator.site.starter import FolderInUseError, write_starter

    if ident is None:
        if what in kinds():
            _stop(f"`handbook new {what}` needs an id, such as `handbook new {what} my-{what}`", 2)
        try:
            count = write_starter(Path(what))
        except FolderInUseError as error:
            _stop(str(error), 2)
        click.echo(f"{what}: {count} files; next: handbook build {what}", err=True)
        return
    if what not in kinds():
        near = nearest(what, kinds())
        _stop(f"'{what}' is not a kind; " + (f"did you mean {near}?" if near else f"there is: {', '.join(kinds())}"), 2)
    root = _root(handbook)
    kind = kinds()[what]
    path = root / kind.FOLDER / f"{ident}.yml"
    loaded, _ = check(root)
    if path.exists() or (loaded.model is not None and loaded.model.find(what, ident)):
        _stop(f"there is a {what} '{ident}' already", 2)
    try:
        text = skeleton(kind, ident)
    except BadIdError as error:
        _stop(str(error), 2)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    click.echo(_short(path))
