"""Every finding at once."""

from __future__ import annotations

import sys

import click

from generator import __version__
from generator.commands._shared import root_of, shown
from generator.diagnostics import SEVERITIES, count_line
from generator.report import report
from generator.site.build import catalogue, check


@click.command("check")
@click.argument("handbook", required=False)
@click.option("--format", "shape", type=click.Choice(["text", "json", "github", "sarif"]), default="text")
@click.option("--fail-on", type=click.Choice(["error", "warning", "never"]), default="error", show_default=True)
def check_command(handbook: str | None, shape: str, fail_on: str) -> None:
    """Every finding at once: what is wrong, where, and how to mend it."""
    root = root_of(handbook)
    loaded, found = check(root)
    findings = shown(found, root)
    said = report(shape, findings, catalogue(), __version__)
    if said:
        click.echo(said)
    if shape == "text":
        for words in loaded.unjudged:
            click.echo(f"not judged: {words}")
        click.echo(f"{root.name}: {count_line(findings)}")
    at_or_above = SEVERITIES[: ("never", "error", "warning").index(fail_on)]
    sys.exit(1 if any(f.severity in at_or_above for f in findings) else 0)
