"""What changed between two handbooks, or two states of one."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import click

from generator.changes import LEVELS, bring_together, find_changes
from generator.changes.levels import level_of
from generator.changes.report import READINGS, Reading, at_or_above, report, state
from generator.commands._revisions import Named, named
from generator.commands._shared import misuse, say, short, stop
from generator.diagnostics import as_text, count_line, moved
from generator.graph import Model, load, select
from generator.graph.model import Edition
from generator.history import BadRecordError, record_path, unpack
from generator.reports import shapes
from generator.site.overlays import overlays
from generator.site.settings import framework_folders, settings


@click.command("diff")
@click.argument("old")
@click.argument("new")
@click.option("--format", "wanted", type=click.Choice(["text", "md", "json", "html", "docx"]), default="text")
@click.option("--read", "reading", type=click.Choice(READINGS), default="full", show_default=True)
@click.option("--fail-on", type=click.Choice(LEVELS), help="Exit 1 where a change has this level or a weightier one.")
@click.option("--edition", type=click.Choice(["public", "staff"]), default="public", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A file; stdout by default.")
def diff_command(
    old: str, new: str, wanted: str, reading: Reading, fail_on: str | None, edition: Edition, output: Path | None
) -> None:
    """What changed, in governance terms: who may decide, who sits where, who answers for what.

    OLD and NEW are ids under model/, folders, or git revisions such as HEAD~1:nenc-2022. A day at the end asks for the
    state on that day: nenc-2022@2023-04. The number of a published version asks for that version: example@1.0.
    """
    with tempfile.TemporaryDirectory() as room:
        here = Path.cwd()
        with misuse():
            sides = [named(words, here, Path(room) / str(number)) for number, words in enumerate((old, new))]
        models = [_model(side, edition, words) for side, words in zip(sides, (old, new), strict=True)]
        levels = settings(sides[1].root).levels
        labels = _labels(models, (old, new))
        say("comparing")
        diff = bring_together(models[0], models[1], labels)
        changes = find_changes(diff, level_of(levels))
        told = [
            state(model, label, words, side.prefix)
            for model, label, words, side in zip(models, labels, (old, new), sides, strict=True)
        ]
        pictures = overlays(diff, changes) if wanted != "text" else ()
        data = shapes()[wanted].make(report(diff, changes, (told[0], told[1]), reading, pictures))
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes(data)
        click.echo(f"{short(output)}: {len(data):,} bytes", err=True)
    limit = next((level for level in LEVELS if level == fail_on), None)
    sys.exit(1 if limit and any(one.level in at_or_above(limit) for one in changes) else 0)


def _model(side: Named, edition: Edition, words: str) -> Model:
    """The model of a side; where it does not validate, its findings are printed and the command ends."""
    say(f"reading {words}")
    if side.release is not None:
        path = record_path(side.root, edition, side.release)
        if not path.is_file():
            stop(f"version {side.release} left no record of its {edition} edition", 2)
        try:
            return unpack(path.read_bytes(), path.relative_to(side.root).as_posix()).model
        except BadRecordError as error:
            stop(str(error), 1)
    loaded = load(side.root, framework_folders(side.root))
    if loaded.model is None or not loaded.sound:
        prefix = side.prefix.rstrip("/") or "."
        every = moved(loaded.problems, prefix, lambda file: True)
        click.echo("\n".join(as_text(one) for one in every if one.severity == "error"))
        stop(f"{words} was not compared: {count_line(every)}", 1)
    return select(loaded.model, edition, side.as_at)


def _labels(models: list[Model], words: tuple[str, str]) -> tuple[str, str]:
    """How sentences call the two: by their short names, or as they were named where those do not tell them apart."""
    names = [model.handbook.short or model.handbook.title for model in models]
    same = models[0].handbook.id == models[1].handbook.id or names[0] == names[1]
    return words if same else (names[0], names[1])
