"""Writing finished sites: one, or several side by side with the front door to them."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import click

from generator.commands._shared import built, say, short, stop
from generator.graph.model import Edition
from generator.resources import resources
from generator.site.build import Built, Outcome
from generator.site.leaks import Sought, as_lines, files_of, leaks, public_words
from generator.site.releases import BESIDE


class Work(NamedTuple):
    """One handbook to build."""

    root: Path
    edition: Edition
    as_at: str | None
    folder: Path
    """Where to write it."""
    target: Path
    """What messages call that."""
    every_format: bool = False
    """Whether the formats that take long are made too."""
    address: str | None = None
    """Where it will be served, where that is known."""


class _Site(NamedTuple):
    """What came of building one handbook of several: what to say, and the handbook where it was built."""

    code: int
    said: str
    warned: str
    made: Built | None


def write_every(folder: Path, work: Mapping[str, Work], jobs: int, address: str | None = None) -> int:
    """Write every handbook and the front door to them; where one is not sound, the command ends.

    Args:
        folder: where the front door goes; each handbook has a folder in it, of its own name.
        work: what to build, by the handbooks' ids.
        jobs: how many to build side by side.
        address: where the folder will be served; mkdocs.yml says so where it is None, and nobody where it is empty.

    Returns:
        The number of pages of the front door.
    """
    from generator.mkdocs_plugin import site_address, site_configuration  # before the processes part: loaded once
    from generator.site.front_door import write_front_door

    if address is None:
        address = site_address(site_configuration(Path.cwd(), resources()))
    work = {name: one._replace(address=f"{address}{name}/" if address else "") for name, one in work.items()}
    sites = _side_by_side(work, min(jobs, len(work)))
    for site in sites:
        click.echo(site.said, nl=False)
        click.echo(site.warned, nl=False, err=True)
    made = [site.made for site in sites if site.made is not None]
    if len(made) < len(sites):
        sys.exit(next(site.code for site in sites if site.made is None))
    pages = write_front_door(folder, made, address)
    _check_front_door(folder, made)
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


def _build_one(
    root: Path,
    edition: Edition,
    as_at: str | None,
    folder: Path,
    target: Path,
    every_format: bool,
    address: str | None,
) -> _Site:
    """Build and write one handbook, most often in a process of its own; what it says is kept, to be said in order."""
    said, warned = StringIO(), StringIO()
    with redirect_stdout(said), redirect_stderr(warned):
        try:
            outcome, made = built(root, edition, as_at, every_format)
            folder.mkdir()
            click.echo(f"{short(target)}: {write_site(outcome, folder, address)} pages", err=True)
            say_what_was_sought(made.withheld)
        except SystemExit as stopped:
            return _Site(int(stopped.code or 1), said.getvalue(), warned.getvalue(), None)
    slim = replace(made, pictures={}, files={})  # the front door needs neither, and they are long on the way
    return _Site(0, said.getvalue(), warned.getvalue(), slim)


def write_site(outcome: Outcome, folder: Path, address: str | None = None, release: str = "") -> int:
    """Write one site and check its links; the number of its pages.

    `address` is where it will be served; mkdocs.yml says so where it is None, and nobody where it is empty.
    `release` is the version it is published as beside others.
    """
    from generator.mkdocs_plugin import BuildFailedError, build_site, site_configuration

    say("writing pages")
    try:
        build_site(outcome, site_configuration(Path.cwd(), resources()), folder, address, release)
    except BuildFailedError as error:
        click.echo(str(error))
        stop("the site was refused, so nothing was written", 1)
    check_links(folder, beside=BESIDE if release else ())
    return sum(1 for _ in folder.rglob("*.html"))


def _check_front_door(folder: Path, made: list[Built]) -> None:
    """End the command where the front door holds what one of the handbooks withholds."""
    folders = tuple(f"{one.model.handbook.id}/" for one in made)
    own = [(name, data) for name, data in files_of(folder) if not name.startswith(folders)]
    for one in made:
        others = "".join(public_words(other.model) for other in made if other is not one)
        refuse_leaks(own, one.withheld.without(others))


def refuse_leaks(files: Iterable[tuple[str, bytes]], withheld: Sought) -> None:
    """End the command where something withheld stands in what is to be written."""
    found = leaks(files, withheld)
    if found:
        click.echo(as_lines(found))
        stop("nothing was written", 1)


def say_what_was_sought(withheld: Sought) -> None:
    """Tell what the last look over a public edition could and could not look for."""
    looked = len(withheld.words) + len(withheld.ids)
    if not looked and not withheld.also_public:
        return
    said = f"{looked} withheld texts were looked for in every file"
    if withheld.too_short:
        said += f"; {withheld.too_short} are too short to be looked for"
    click.echo(said, err=True)
    for where in withheld.also_public:
        click.echo(f"  withheld, but said in public too: {where}", err=True)


def check_links(folder: Path, checked: Collection[str] = (), beside: tuple[str, ...] = ()) -> None:
    """End the command where a link of a finished site leads nowhere; what lies in the folders named was checked."""
    from generator.site.check_links import broken_links

    broken = broken_links(folder, "/release/" if beside else "/", checked, beside)
    if broken:
        click.echo("\n".join(f"{link.page}: {link.target} leads nowhere ({link.why})" for link in broken))
        stop(f"{len(broken)} broken links, so nothing was written", 1)
