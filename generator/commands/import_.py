"""Takes changes from a workbook into the model."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import click

from generator.commands._shared import root_of, short, shown, stop
from generator.diagnostics import as_text, brief, count_line
from generator.edit.cells import LARGEST, NoWorkbookError
from generator.edit.compare import Change, Comparison, Fault, compare, not_as_meant
from generator.graph.model import Model
from generator.graph.select import select
from generator.site.build import check


@click.command("import")
@click.argument("workbook", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("handbook", required=False)
@click.option("--write", is_flag=True, help="Make the changes; without it they are only shown.")
def import_command(workbook: Path, handbook: str | None, write: bool) -> None:
    """Take the changes of a workbook that `export xlsx` made into the YAML; they are shown first."""
    from generator.edit.apply import apply, write_together  # what reads workbooks and writes YAML back is slow to load
    from generator.edit.workbook import read_workbook

    root = root_of(handbook)
    if workbook.stat().st_size > LARGEST:
        stop(f"{short(workbook)} is too large for a workbook", 1)
    try:
        book = read_workbook(workbook.read_bytes())
    except NoWorkbookError as error:
        stop(f"{short(workbook)} was refused: {error}", 1)
    loaded, found = check(root)
    errors = [f for f in shown(found, root) if f.severity == "error"]
    if loaded.model is None or errors:
        click.echo("\n".join(map(as_text, errors)))
        stop(f"mend {root.name} first: {count_line(found)}", 1)
    comparison = compare(loaded.model, book)
    _refuse(comparison.faults, workbook)
    if not comparison.changes:
        click.echo("nothing is changed", err=True)
        return
    applied = apply(loaded.model, root, comparison.changes)
    _refuse(applied.faults, workbook)
    _show(loaded.model, root, comparison.changes)
    _hold_against_rules(root, applied.files, comparison, workbook)
    many = f"{len(comparison.changes)} change{'s' if len(comparison.changes) > 1 else ''}"
    if not write:
        click.echo(f"{many}; nothing is written yet: add --write to make them", err=True)
        return
    try:
        write_together(root, applied.files)
    except OSError as error:
        stop(f"nothing was changed: {error.strerror}", 1)
    files = f"{len(applied.files)} file{'s' if len(applied.files) > 1 else ''}"
    click.echo(f"{many} in {files}. Sources were left as they are; see whether they still say so", err=True)


def _refuse(faults: tuple[Fault, ...], workbook: Path) -> None:
    """End the command where anything is wrong, with all of it."""
    if not faults:
        return
    for fault in faults:
        click.echo(f"{short(workbook)}: {fault.where}: {fault.message}")
        if fault.hint:
            click.echo(f"  hint: {fault.hint}")
    stop(f"nothing was changed: {len(faults)} fault{'s' if len(faults) > 1 else ''} in the workbook", 1)


def _show(model: Model, root: Path, changes: tuple[Change, ...]) -> None:
    for change in changes:
        entity = model.get(change.ref)
        at = entity.facts.place((change.column.field,))
        place = f"{os.path.relpath(root / at.file).replace(os.sep, '/')}:{at.line}"
        click.echo(f"{place}: {change.ref}: {change.column.name} ({change.where})")
        click.echo(f"  - {brief(change.before, 400) or '(not stated)'}")
        click.echo(f"  + {brief(change.after, 400) or '(not stated)'}")


def _hold_against_rules(root: Path, files: Mapping[str, str], comparison: Comparison, workbook: Path) -> None:
    """Load the changed model from a copy, and end the command where it would not be sound or not what was meant."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / root.name
        shutil.copytree(root, copy)
        if (root.parent / "frameworks").is_dir():
            shutil.copytree(root.parent / "frameworks", copy.parent / "frameworks")
        for name, text in files.items():
            (copy / name).write_bytes(text.encode("utf-8"))
        loaded, found = check(copy)
        errors = [f for f in found if f.severity == "error"]
    if loaded.model is None or errors:
        click.echo("\n".join(as_text(one) for one in shown(errors, root)))
        stop(f"nothing was changed: the handbook would then have {count_line(errors)}", 1)
    wrong = not_as_meant(select(loaded.model, comparison.shown.edition, comparison.shown.as_at), comparison.changes)
    _refuse(wrong, workbook)
