"""What commands share: finding the handbook meant, options, sentences and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from generator.diagnostics import Diagnostic, as_text, count_line, moved, nearest
from generator.graph.model import Edition
from generator.kinds._values import first_day
from generator.site.build import Built, Outcome, build
from generator.site.find import NotFoundError, default_handbook, find_handbook
from generator.site.write import NotOursError

F = TypeVar("F", bound=Callable[..., Any])


def stop(words: str, code: int) -> NoReturn:
    """End the command with a sentence and an exit code."""
    click.echo(f"handbook: {words}", err=True)
    sys.exit(code)


def one_of(word: str, known: Collection[str], what: str) -> None:
    """Refuse a word that is none of the known ones, with the nearest of them."""
    if word not in known:
        near = nearest(word, known)
        stop(f"'{word}' is not {what}; " + (f"did you mean {near}?" if near else f"there is: {', '.join(known)}"), 2)


def say(words: str) -> None:
    """Tell somebody who waits at a terminal what goes on; a pipe hears nothing."""
    if sys.stderr.isatty():
        click.echo(f"{words} …", err=True)


@contextmanager
def misuse() -> Iterator[None]:
    """Turn a handbook that is not there, or a folder that is not ours, into a sentence and exit code 2."""
    try:
        yield
    except (NotFoundError, NotOursError) as error:
        stop(str(error), 2)


def root_of(name: str | None) -> Path:
    """The folder of the handbook named, or of the default one."""
    here = Path.cwd()
    with misuse():
        return find_handbook(name or default_handbook(here), here)


def shown(findings: Sequence[Diagnostic], root: Path) -> list[Diagnostic]:
    """Findings with paths as seen from the folder worked in, so that an editor can open them."""
    return moved(findings, os.path.relpath(root).replace(os.sep, "/"), lambda file: (root / file).exists())


def _date(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        try:
            first_day(value)
        except ValueError:
            raise click.BadParameter("write a date such as 2022-07-01, 2022-07 or 2022") from None
    return value


def selection(command: F) -> F:
    """The options that choose an edition and a day."""
    command = click.option("--as-at", callback=_date, help="The day to describe, such as 2022-07-01.")(command)
    editions = click.Choice(["public", "staff"])
    return click.option("--edition", type=editions, default="public", show_default=True)(command)


def built(root: Path, edition: Edition, as_at: str | None, every_format: bool = False) -> tuple[Outcome, Built]:
    """A handbook, built; where its model has errors, they are printed and the command ends."""
    say(f"reading {root.name}")
    outcome = build(root, edition, as_at, every_format)
    if outcome.built is None:
        errors = [f for f in shown(outcome.findings, root) if f.severity == "error"]
        click.echo("\n".join(map(as_text, errors)))
        click.echo(f"handbook: {root.name} was not built: {count_line(outcome.findings)}", err=True)
        sys.exit(1)
    warned = sum(f.severity == "warning" for f in outcome.findings)
    say(f"{warned} warnings; `handbook check` shows them")
    return outcome, outcome.built


def short(path: Path) -> str:
    """A path as seen from the folder worked in."""
    return os.path.relpath(path).replace(os.sep, "/")
