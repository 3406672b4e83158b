"""Publishes a version of a handbook beside the earlier ones."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import click

from generator.changes.levels import level_of
from generator.commands._shared import built, misuse, root_of, selection, short, stop
from generator.commands._sites import refuse_leaks, say_what_was_sought, write_site
from generator.graph.model import Edition
from generator.history import Record, read_records, record_of, taken, write_record
from generator.site.build import Built
from generator.site.past import release
from generator.site.releases import (
    LATEST,
    LIST,
    PublishError,
    Release,
    Releases,
    around,
    fit_for_a_folder,
    in_order,
    read_releases,
)
from generator.site.verify import compared


@click.command("publish")
@click.argument("handbook", required=False)
@selection
@click.option("--to", "folder", required=True, type=click.Path(path_type=Path), help="The folder of releases.")
@click.option("--every-format", is_flag=True, help="Also make the downloads that take long, such as the PDF.")
@click.option("--version", help="What to call it; the version in handbook.yml by default.")
def publish_command(
    handbook: str | None,
    edition: Edition,
    as_at: str | None,
    folder: Path,
    every_format: bool,
    version: str | None,
) -> None:
    """Publish a version into a folder of releases; earlier ones stay as they are."""
    from generator.mkdocs_plugin import site_address, site_configuration
    from generator.resources import resources

    root = root_of(handbook)
    outcome, made = built(root, edition, as_at, every_format)
    card = made.model.handbook
    named = version or card.version
    if named is None:
        stop("handbook.yml gives no version; write one there, or name one with --version", 2)
    if not fit_for_a_folder(named):
        stop(f"'{named}' cannot be the name of a version: use letters, figures, dots and dashes, such as 2025.1", 2)
    try:
        before = read_releases(folder, card.id, made.model.edition)
    except PublishError as error:
        stop(str(error), 2)
    record = _record(root, made, named)
    address = site_address(site_configuration(Path.cwd(), resources()))
    folder.mkdir(parents=True, exist_ok=True)
    with misuse(), tempfile.TemporaryDirectory(prefix=".publish.", dir=folder) as place:
        fresh = Path(place) / named
        fresh.mkdir()
        write_site(outcome, fresh, f"{address}{named}/" if address else "", named)
        say_what_was_sought(made.withheld)
        target = folder / named
        if target.exists():
            differing = compared(target, fresh)
            if differing:
                click.echo("\n".join(differing))
                stop(f"version {named} is published already and says something else; give this one a new version", 1)
        else:
            fresh.chmod(0o755)
            fresh.rename(target)
        release = Release(named, card.title, card.state, made.model.as_at, made.digest)
        known = any(one.version == named for one in before.every)
        every = before.every if known else in_order(before.every, release)
        releases = Releases(card.id, made.model.edition, every)
        files = around(folder, releases)
        refuse_leaks(files.items(), made.withheld)
        recorded = write_record(root, record)
        _replace(folder, Path(place) / "around", files)
    click.echo(f"{short(target)}: version {named}; {short(folder)} holds {len(every)}", err=True)
    if recorded is not None:
        click.echo(f"{short(recorded)}: the record of this release; keep it with the model", err=True)


def _record(root: Path, made: Built, named: str) -> Record:
    """What a release leaves beside the model, from which its history is told later."""
    earlier = [one for one in read_records(root, made.model.edition)[0] if one.release.version != named]
    told = release(made.model, earlier, level_of(made.settings.levels), named, made.digest)
    record = record_of(told, made.model)
    if taken(root, record):
        stop(f"version {named} is on record already and said something else; give this one a new version", 1)
    return record


def _replace(folder: Path, stage: Path, files: Mapping[str, bytes]) -> None:
    """Put the files around the releases in their places, the list of releases last."""
    for name, data in files.items():
        path = stage / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    old = stage.with_name("old")
    if (folder / LATEST).exists():
        (folder / LATEST).rename(old)
    (stage / LATEST).rename(folder / LATEST)
    shutil.rmtree(old, ignore_errors=True)
    for name in sorted((n for n in files if "/" not in n), key=LIST.__eq__):
        (stage / name).replace(folder / name)
