"""The facts in other shapes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.commands._shared import one_of, root_of, say, selection, short, shown, stop
from generator.commands._sites import refuse_leaks
from generator.diagnostics import as_text, count_line
from generator.exports import Export, exports, files_of
from generator.graph.model import Edition
from generator.graph.select import select
from generator.site.build import check
from generator.site.leaks import sought


@click.command("export")
@click.argument("shape", metavar="FORMAT")
@click.argument("handbook", required=False)
@selection
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="A file, for csv a folder; else stdout, or a file named here.",
)
def export_command(shape: str, handbook: str | None, edition: Edition, as_at: str | None, output: Path | None) -> None:
    """The same facts in another shape: csv, docx, json, jsonld, pdf, turtle, xlsx."""
    known = exports()
    one_of(shape, known, "a format")
    one = known[shape]
    if output is not None and output.is_dir() and not one.folder:
        stop(f"{short(output)} is a folder; name a file such as {short(output / one.file)}", 2)
    root = root_of(handbook)
    say(f"reading {root.name}")
    loaded, found = check(root)
    errors = [f for f in shown(found, root) if f.severity == "error"]
    if loaded.model is None or errors:
        click.echo("\n".join(map(as_text, errors)), err=True)
        stop(f"{root.name} was not exported: {count_line(found)}", 1)
    model = select(loaded.model, edition, as_at)
    data = one.make(model)
    if not data:
        stop(f"{root.name} holds nothing for the format {shape}", 1)
    refuse_leaks([(one.file, data)], sought(loaded.model, model))
    if one.folder:
        _write_folder(one, data, output or Path(f"{loaded.model.handbook.id}-{shape}"))
        return
    if output is None and one.binary and sys.stdout.isatty():
        output = Path(f"{loaded.model.handbook.id}{Path(one.file).suffix}")
    if output is None:
        sys.stdout.buffer.write(data)
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(data)
    click.echo(f"{short(output)}: {len(data):,} bytes", err=True)


def _write_folder(one: Export, data: bytes, folder: Path) -> None:
    """The files of an export in a folder that holds nothing else; its earlier files of the same sort go."""
    files = files_of(data)
    endings = {Path(name).suffix for name in files}
    before = list(folder.iterdir()) if folder.is_dir() else []
    if folder.exists() and not folder.is_dir():
        stop(f"{short(folder)} is a file; the format {one.name} makes a folder", 2)
    foreign = [path.name for path in before if path.suffix not in endings or not path.is_file()]
    if foreign:
        stop(f"{short(folder)} holds other things ({foreign[0]}); name an empty folder", 2)
    folder.mkdir(parents=True, exist_ok=True)
    for path in before:
        path.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    click.echo(f"{short(folder)}: {len(files)} files, {sum(map(len, files.values())):,} bytes", err=True)
