"""The facts in other shapes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.commands._shared import one_of, root_of, selection, short, shown, stop
from generator.commands._sites import refuse_leaks
from generator.diagnostics import as_text, count_line
from generator.exports import exports
from generator.graph.model import Edition
from generator.graph.select import select
from generator.site.build import check
from generator.site.leaks import sought


@click.command("export")
@click.argument("shape", metavar="FORMAT")
@click.argument("handbook", required=False)
@selection
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A file; stdout by default.")
def export_command(shape: str, handbook: str | None, edition: Edition, as_at: str | None, output: Path | None) -> None:
    """The same facts in another shape."""
    known = exports()
    one_of(shape, known, "a format")
    root = root_of(handbook)
    loaded, found = check(root)
    errors = [f for f in shown(found, root) if f.severity == "error"]
    if loaded.model is None or errors:
        click.echo("\n".join(map(as_text, errors)), err=True)
        stop(f"{root.name} was not exported: {count_line(found)}", 1)
    model = select(loaded.model, edition, as_at)
    data = known[shape].make(model)
    if not data:
        stop(f"{root.name} holds nothing for the format {shape}", 1)
    refuse_leaks([(known[shape].file, data)], sought(loaded.model, model))
    if output is None:
        sys.stdout.buffer.write(data)
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(data)
    click.echo(f"{short(output)}: {len(data):,} bytes", err=True)
