"""Builds sites."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import click

from generator.commands._shared import built, misuse, root_of, say, selection, short, stop
from generator.graph.model import Edition
from generator.resources import resources
from generator.site.build import Built, Outcome
from generator.site.find import handbooks
from generator.site.write import replacing


@click.command("build")
@click.argument("handbook", required=False)
@click.option("--all", "every", is_flag=True, help="Every handbook under model/, and the front door.")
@selection
@click.option("--out", type=click.Path(path_type=Path), help="The folder to write; site/<id> or site by default.")
@click.option("--force", is_flag=True, help="Replace a folder even if it holds files of others.")
@click.option("--every-format", is_flag=True, help="Also make the downloads that take long, such as the PDF.")
@click.option("--jobs", type=click.IntRange(1), help="With --all: handbooks built side by side; one a core by default.")
def build_command(
    handbook: str | None,
    every: bool,
    edition: Edition,
    as_at: str | None,
    out: Path | None,
    force: bool,
    every_format: bool,
    jobs: int | None,
) -> None:
    """Build a handbook's site, or every handbook's."""
    if every and handbook:
        stop("give a handbook or --all, not both", 2)
    if every:
        _build_every(edition, as_at, out or Path.cwd() / "site", force, every_format, jobs or os.cpu_count() or 1)
        return
    outcome, made = built(root_of(handbook), edition, as_at, every_format)
    target = out or Path.cwd() / "site" / made.model.handbook.id
    with misuse(), replacing(target, force) as fresh:
        pages = write_site(outcome, fresh)
    click.echo(f"{short(target)}: {pages} pages", err=True)


_Work = tuple[Path, Edition, str | None, bool, Path, Path]
"""A handbook's folder, the edition, day and formats to make, the folder to write, and what messages call that."""


class _Site(NamedTuple):
    """What came of building one handbook of several: what to say, and the handbook where it was built."""

    code: int
    said: str
    warned: str
    made: Built | None


def _build_every(edition: Edition, as_at: str | None, target: Path, force: bool, every_format: bool, jobs: int) -> None:
    """Every handbook under model/ and the front door: all of them, or none."""
    import generator.mkdocs_plugin  # noqa: F401  loaded once, before the processes part
    from generator.site.front_door import RESERVED, write_front_door

    roots = handbooks(Path.cwd())
    if not roots:
        stop("there is no handbook under model/", 2)
    for name in RESERVED & roots.keys():
        stop(f"a handbook cannot be called '{name}', since the front door has a folder of that name; change its id", 2)
    with misuse(), replacing(target, force) as fresh:
        say(f"building {len(roots)} handbooks")
        work = {name: (root, edition, as_at, every_format, fresh / name, target / name) for name, root in roots.items()}
        sites = _side_by_side(work, min(jobs, len(work)))
        for site in sites:
            click.echo(site.said, nl=False)
            click.echo(site.warned, nl=False, err=True)
        made = [site.made for site in sites if site.made is not None]
        if len(made) < len(sites):
            sys.exit(next(site.code for site in sites if site.made is None))
        pages = write_front_door(fresh, made)
        _check_links(fresh, roots.keys())
        click.echo(f"{short(target)}: {pages} pages of the front door", err=True)


def _side_by_side(work: Mapping[str, _Work], jobs: int) -> list[_Site]:
    """What comes of each piece of work, in its order; the longest is begun first, since all wait for it."""
    if jobs == 1:
        return [_build_one(*each) for each in work.values()]
    sizes = {name: sum(file.stat().st_size for file in each[0].rglob("*.yml")) for name, each in work.items()}
    with ProcessPoolExecutor(jobs) as pool:
        begun = {
            name: pool.submit(_build_one, *work[name]) for name in sorted(work, key=sizes.__getitem__, reverse=True)
        }
        return [begun[name].result() for name in work]


def _build_one(
    root: Path, edition: Edition, as_at: str | None, every_format: bool, folder: Path, target: Path
) -> _Site:
    """Build and write one handbook, most often in a process of its own; what it says is kept, to be said in order."""
    said, warned = StringIO(), StringIO()
    with redirect_stdout(said), redirect_stderr(warned):
        try:
            outcome, made = built(root, edition, as_at, every_format)
            folder.mkdir()
            click.echo(f"{short(target)}: {write_site(outcome, folder)} pages", err=True)
        except SystemExit as stopped:
            return _Site(int(stopped.code or 1), said.getvalue(), warned.getvalue(), None)
    slim = replace(made, pictures={}, files={})  # the front door needs neither, and they are long on the way
    return _Site(0, said.getvalue(), warned.getvalue(), slim)


def write_site(outcome: Outcome, folder: Path) -> int:
    """Write one site and check its links; the number of its pages."""
    from generator.mkdocs_plugin import BuildFailedError, build_site, site_configuration

    say("writing pages")
    try:
        build_site(outcome, site_configuration(Path.cwd(), resources()), folder)
    except BuildFailedError as error:
        click.echo(str(error))
        stop("MkDocs refused, so nothing was written", 1)
    _check_links(folder)
    return sum(1 for _ in folder.rglob("*.html"))


def _check_links(folder: Path, checked: Collection[str] = ()) -> None:
    """End the command where a link of a finished site leads nowhere; what lies in the folders named was checked."""
    from generator.site.check_links import broken_links

    broken = broken_links(folder, checked=checked)
    if broken:
        click.echo("\n".join(f"{link.page}: {link.target} leads nowhere ({link.why})" for link in broken))
        stop(f"{len(broken)} broken links, so nothing was written", 1)
