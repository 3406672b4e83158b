"""Writing finished sites: one, or several side by side with the front door to them."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import click

from generator.commands._shared import built, say, short, stop
from generator.graph.model import Edition
from generator.site.build import Built, Outcome
from generator.site.settings import resources


class Work(NamedTuple):
    """One handbook to build."""

    root: Path
    edition: Edition
    as_at: str | None
    folder: Path
    """Where to write it."""
    target: Path
    """What messages call that."""


class _Site(NamedTuple):
    """What came of building one handbook of several: what to say, and the handbook where it was built."""

    code: int
    said: str
    warned: str
    made: Built | None


def write_every(folder: Path, work: Mapping[str, Work], jobs: int) -> int:
    """Write every handbook and the front door to them; where one is not sound, the command ends.

    Args:
        folder: where the front door goes; each handbook has a folder in it, of its own name.
        work: what to build, by the handbooks' ids.
        jobs: how many to build side by side.

    Returns:
        The number of pages of the front door.
    """
    import generator.mkdocs_plugin  # noqa: F401  loaded once, before the processes part
    from generator.site.front_door import write_front_door

    sites = _side_by_side(work, min(jobs, len(work)))
    for site in sites:
        click.echo(site.said, nl=False)
        click.echo(site.warned, nl=False, err=True)
    made = [site.made for site in sites if site.made is not None]
    if len(made) < len(sites):
        sys.exit(next(site.code for site in sites if site.made is None))
    pages = write_front_door(folder, made)
    check_links(folder, work.keys())
    return pages


def _side_by_side(work: Mapping[str, Work], jobs: int) -> list[_Site]:
    """What comes of each piece of work, in its order; the longest is begun first, since all wait for it."""
    if jobs == 1:
        return [_build_one(*each) for each in work.values()]
    sizes = {name: sum(file.stat().st_size for file in each[0].rglob("*.yml")) for name, each in work.items()}
    with ProcessPoolExecutor(jobs) as pool:
        begun = {
            name: pool.submit(_build_one, *work[name]) for name in sorted(work, key=sizes.__getitem__, reverse=True)
        }
        return [begun[name].result() for name in work]


def _build_one(root: Path, edition: Edition, as_at: str | None, folder: Path, target: Path) -> _Site:
    """Build and write one handbook, most often in a process of its own; what it says is kept, to be said in order."""
    said, warned = StringIO(), StringIO()
    with redirect_stdout(said), redirect_stderr(warned):
        try:
            outcome, made = built(root, edition, as_at)
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
    check_links(folder)
    return sum(1 for _ in folder.rglob("*.html"))


def check_links(folder: Path, checked: Collection[str] = ()) -> None:
    """End the command where a link of a finished site leads nowhere; what lies in the folders named was checked."""
    from generator.site.check_links import broken_links

    broken = broken_links(folder, checked=checked)
    if broken:
        click.echo("\n".join(f"{link.page}: {link.target} leads nowhere ({link.why})" for link in broken))
        stop(f"{len(broken)} broken links, so nothing was written", 1)
