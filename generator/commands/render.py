"""Pages as Markdown, for any engine."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands._shared import built, misuse, root_of, selection, short
from generator.commands._sites import refuse_leaks
from generator.graph.model import Edition
from generator.resources import resources
from generator.site.leaks import files_of
from generator.site.write import replacing


@click.command("render")
@click.argument("handbook", required=False)
@selection
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The folder to write.")
@click.option("--force", is_flag=True, help="Replace a folder even if it holds files of others.")
def render_command(handbook: str | None, edition: Edition, as_at: str | None, out: Path, force: bool) -> None:
    """Write the pages as Markdown with a mkdocs.yml of their own, for any engine."""
    from generator.mkdocs_plugin import site_configuration
    from generator.site.render import write_markdown

    _, made = built(root_of(handbook), edition, as_at)
    with misuse(), replacing(out, force) as fresh:
        count = write_markdown(made, site_configuration(Path.cwd(), resources()), fresh)
        refuse_leaks(files_of(fresh), made.withheld)
    click.echo(f"{short(out)}: {count} pages in Markdown", err=True)
