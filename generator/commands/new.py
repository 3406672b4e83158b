"""Something to begin from."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands._shared import one_of, root_of, short, stop
from generator.kinds import kinds
from generator.site.build import check


@click.command("new")
@click.argument("what")
@click.argument("ident", metavar="[ID]", required=False)
@click.option("--handbook", help="The handbook that the entry is for.")
def new_command(what: str, ident: str | None, handbook: str | None) -> None:
    """A small sound handbook (`new DIR`), or a new entry with every field explained (`new KIND ID`)."""
    from generator.graph.skeleton import BadIdError, skeleton
    from generator.site.starter import FolderInUseError, write_starter

    if ident is None:
        if what in kinds():
            stop(f"`handbook new {what}` needs an id, such as `handbook new {what} my-{what}`", 2)
        try:
            count = write_starter(Path(what))
        except FolderInUseError as error:
            stop(str(error), 2)
        click.echo(f"{what}: {count} files; next: handbook build {what}", err=True)
        return
    one_of(what, kinds(), "a kind")
    root = root_of(handbook)
    kind = kinds()[what]
    path = root / kind.FOLDER / f"{ident}.yml"
    loaded, _ = check(root)
    if path.exists() or (loaded.model is not None and loaded.model.find(what, ident)):
        stop(f"there is a {what} '{ident}' already", 2)
    try:
        text = skeleton(kind, ident)
    except BadIdError as error:
        stop(str(error), 2)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    click.echo(short(path))
