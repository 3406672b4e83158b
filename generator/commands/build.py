"""Builds sites."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import click

from generator.commands._shared import built, misuse, root_of, say, selection, short, stop
from generator.graph.model import Edition
from generator.site.build import Outcome
from generator.site.find import handbooks
from generator.site.settings import resources
from generator.site.write import replacing


@click.command("build")
@click.argument("handbook", required=False)
@click.option("--all", "every", is_flag=True, help="Every handbook under model/, and the front door.")
@selection
@click.option("--out", type=click.Path(path_type=Path), help="The folder to write; site/<id> or site by default.")
@click.option("--force", is_flag=True, help="Replace a folder even if it holds files of others.")
def build_command(
    handbook: str | None, every: bool, edition: Edition, as_at: str | None, out: Path | None, force: bool
) -> None:
    """Build a handbook's site, or every handbook's."""
    if every and handbook:
        stop("give a handbook or --all, not both", 2)
    if every:
        _build_every(edition, as_at, out or Path.cwd() / "site", force)
        return
    outcome, made = built(root_of(handbook), edition, as_at)
    target = out or Path.cwd() / "site" / made.model.handbook.id
    with misuse(), replacing(target, force) as fresh:
        pages = write_site(outcome, fresh)
    click.echo(f"{short(target)}: {pages} pages", err=True)


def _build_every(edition: Edition, as_at: str | None, target: Path, force: bool) -> None:
    """Every handbook under model/ and the front door: all of them, or none."""
    from generator.site.front_door import RESERVED, write_front_door

    roots = handbooks(Path.cwd())
    if not roots:
        stop("there is no handbook under model/", 2)
    for name in RESERVED & roots.keys():
        stop(f"a handbook cannot be called '{name}', since the front door has a folder of that name; change its id", 2)
    outcomes = {name: built(root, edition, as_at) for name, root in roots.items()}
    with misuse(), replacing(target, force) as fresh:
        for name, (outcome, _) in outcomes.items():
            (fresh / name).mkdir()
            pages = write_site(outcome, fresh / name)
            click.echo(f"{short(target / name)}: {pages} pages", err=True)
        pages = write_front_door(fresh, [made for _, made in outcomes.values()])
        _check_links(fresh, outcomes.keys())
        click.echo(f"{short(target)}: {pages} pages of the front door", err=True)


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
