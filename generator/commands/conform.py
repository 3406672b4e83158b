"""Whether a handbook meets what national frameworks ask for."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from generator.commands._shared import one_of, root_of, selection, shown, stop
from generator.diagnostics import Ref, as_text, count_line
from generator.exports._conformance import conformance_value
from generator.graph.model import Edition, Model
from generator.graph.select import select
from generator.requirements import MARKS, Judged, Verdict, hold, in_numbers, judge
from generator.site.build import check
from generator.vocabulary import word

_PLACES = 3
"""Places in the model that one answer names."""


@click.command("conform")
@click.argument("handbook", required=False)
@click.option("--framework", "wanted", help="The id of one framework; it need not apply to the handbook.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True)
@selection
def conform_command(handbook: str | None, wanted: str | None, shape: str, edition: Edition, as_at: str | None) -> None:
    """What national frameworks ask for: met, not met, or cannot tell, with what shows it."""
    root = root_of(handbook)
    loaded, found = check(root)
    known = {framework.id: framework for framework in loaded.frameworks}
    if wanted is not None:
        one_of(wanted, known, "a framework")
    errors = [f for f in shown(found, root) if f.severity == "error"]
    if loaded.model is None or errors:
        click.echo("\n".join(map(as_text, errors)))
        stop(f"{root.name} was not held against any framework: {count_line(found)}", 1)
    model = select(loaded.model, edition, as_at)
    every = judge(model) if wanted is None else (hold(model, known[wanted]),)
    if shape == "json":
        about = {"id": model.handbook.id, "edition": model.edition, "as_at": model.as_at}
        value = {"handbook": about, "frameworks": conformance_value(every)}
        click.echo(json.dumps(value, indent=2, ensure_ascii=False))
        return
    click.echo("\n".join(_lines(model, every, root)))


def _lines(model: Model, every: Iterable[Judged], root: Path) -> Iterator[str]:
    said = False
    for judged in every:
        yield from ("", judged.framework.name) if said else (judged.framework.name,)
        said = True
        for theme, verdicts in judged.themes().items():
            if theme:
                yield f"  {theme}"
            for verdict in verdicts:
                yield from _verdict(model, verdict, root)
        yield f"{model.handbook.id}: {in_numbers(judged.counts())}"
    if not said:
        yield f"{model.handbook.id}: no framework applies to it"


def _verdict(model: Model, verdict: Verdict, root: Path) -> Iterator[str]:
    asked = verdict.requirement
    answer = f"{MARKS[verdict.answer]} {word('answer', verdict.answer).lower()}"
    yield f"  {asked.code:<4} {answer}: {asked.name}"
    if verdict.answer == "to_judge":
        return
    yield f"         {verdict.why}"
    places = [_place(model, end, root) for end in verdict.evidence if isinstance(end, Ref)]
    more = f" and {len(places) - _PLACES} more" if len(places) > _PLACES else ""
    if places:
        yield f"         see {', '.join(places[:_PLACES])}{more}"


def _place(model: Model, end: Ref, root: Path) -> str:
    at = model.get(end).facts.at
    folder = os.path.relpath(root).replace(os.sep, "/")
    return f"{folder}/{at.file}:{at.line}" if folder != "." else f"{at.file}:{at.line}"
