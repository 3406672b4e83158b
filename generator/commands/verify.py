"""Tells whether a site was built, unaltered, from a source."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import click

from generator.commands._shared import misuse, say, short, stop
from generator.commands._sites import Work, write_every, write_site
from generator.site.build import build
from generator.site.find import find_handbook
from generator.site.releases import LIST as RELEASES
from generator.site.verify import NoSiteError, Stamp, altered, compared, read_stamp, source_changed
from generator.site.write import MANIFEST


@click.command("verify")
@click.argument("site_dir", type=click.Path(path_type=Path))
@click.option("--handbook", help="The source; by default the handbook that the site says it was built from.")
@click.option("--quick", is_flag=True, help="Look at the manifest and the source's digest, and build nothing again.")
@click.option("--jobs", type=click.IntRange(1), help="Handbooks built side by side; one a core by default.")
def verify_command(site_dir: Path, handbook: str | None, quick: bool, jobs: int | None) -> None:
    """Was this site built, unaltered, from this source?

    Every file is held against the manifest; then the site is built again from the source and compared byte by byte.
    """
    if (site_dir / RELEASES).is_file():
        stop(f"{site_dir} holds several releases; name the folder of one", 2)
    if not (site_dir / MANIFEST).is_file():
        stop(f"{site_dir} is no site that this program made: it holds no {MANIFEST}", 2)
    front = _stamp(site_dir)
    if front.handbooks and handbook:
        stop("the folder holds several handbooks; name the folder of one to hold it against a source", 2)
    sites = {name: site_dir / name for name in front.handbooks} if front.handbooks else {"": site_dir}
    found = altered(site_dir, front) if front.handbooks else []
    stamps: dict[str, Stamp] = {}
    roots: dict[str, Path] = {}
    sound = True
    for name, folder in sites.items():
        if not (folder / MANIFEST).is_file():
            found.append(f"{name}/{MANIFEST} is missing")
            continue
        stamp = stamps[name] = _stamp(folder)
        found += [f"{name}/{words}" if name else words for words in altered(folder, stamp)]
        with misuse():
            roots[name] = find_handbook(handbook or str(stamp.handbook), Path.cwd())
        changed = source_changed(roots[name], stamp)
        found += [f"{name}: {words}" if name else words for words in changed]
        sound = sound and not changed
    if not quick and sound and len(stamps) == len(sites):
        known = {words.rpartition(" ")[0] if words.endswith(" differs") else words for words in found}
        again = _built_again(site_dir, front, stamps, roots, jobs or os.cpu_count() or 1)
        found += [words for words in again if words not in known and words.partition(" differs")[0] not in known]
    _report(site_dir, stamps, found, quick)


def _stamp(folder: Path) -> Stamp:
    try:
        return read_stamp(folder)
    except NoSiteError as error:
        click.echo(f"{MANIFEST} differs: {error}")
        stop(f"{short(folder)} was altered, and nothing more can be told of it", 1)


def _built_again(
    site: Path, front: Stamp, stamps: Mapping[str, Stamp], roots: Mapping[str, Path], jobs: int
) -> list[str]:
    """Build what the site says it is again, elsewhere, and compare."""
    say("building it again")
    with tempfile.TemporaryDirectory() as place:
        fresh = Path(place) / "site"
        fresh.mkdir()
        if "" in stamps:
            outcome = build(roots[""], stamps[""].edition, stamps[""].as_at, stamps[""].every_format)
            write_site(outcome, fresh, stamps[""].address, stamps[""].release)
        else:
            work = {
                name: Work(roots[name], stamp.edition, stamp.as_at, fresh / name, site / name, stamp.every_format)
                for name, stamp in stamps.items()
            }
            write_every(fresh, work, jobs, front.address)
        return compared(site, fresh)


def _report(site: Path, stamps: Mapping[str, Stamp], found: list[str], quick: bool) -> None:
    for words in found:
        click.echo(words)
    if found:
        click.echo(f"{short(site)}: not as built from this source ({len(found)} findings)")
        sys.exit(1)
    for stamp in stamps.values():
        click.echo(
            f"{stamp.handbook}: {stamp.edition} edition as at {stamp.as_at}, digest {stamp.digest[:16]}, "
            f"{len(stamp.files)} files, generator {stamp.generator}"
        )
    how = "as its manifest says, and its source has not changed" if quick else "built from this source, unaltered"
    click.echo(f"{short(site)}: {how}")
