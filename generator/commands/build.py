"""Builds sites."""

from __future__ import annotations

import os
from pathlib import Path

import click

from generator.commands._shared import built, misuse, root_of, say, selection, short, stop
from generator.commands._sites import Work, say_what_was_sought, write_every, write_site
from generator.graph.model import Edition
from generator.site.find import handbooks
from generator.site.front_door import RESERVED
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
    say_what_was_sought(made.withheld)


def _build_every(edition: Edition, as_at: str | None, target: Path, force: bool, every_format: bool, jobs: int) -> None:
    """Every handbook under model/ and the front door: all of them, or none."""
    roots = handbooks(Path.cwd())
    if not roots:
        stop("there is no handbook under model/", 2)
    for name in RESERVED & roots.keys():
        stop(f"a handbook cannot be called '{name}', since the front door has a folder of that name; change its id", 2)
    with misuse(), replacing(target, force) as fresh:
        say(f"building {len(roots)} handbooks")
        work = {
            name: Work(root, edition, as_at, fresh / name, target / name, every_format) for name, root in roots.items()
        }
        pages = write_every(fresh, work, jobs)
        click.echo(f"{short(target)}: {pages} pages of the front door", err=True)
