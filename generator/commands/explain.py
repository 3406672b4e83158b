"""What a finding means."""

from __future__ import annotations

import click

from generator.commands._shared import stop
from generator.diagnostics import nearest
from generator.rules import rules
from generator.site.build import catalogue


@click.command("explain")
@click.argument("code", required=False)
def explain_command(code: str | None) -> None:
    """What a finding means, why it matters and how to mend it; without a code, the catalogue."""
    codes = catalogue()
    if code is None:
        for one in codes:
            click.echo(f"{one.code}  {one.severity:<8} {one.title}")
        return
    wanted = next((c for c in codes if code.lower() in (c.code.lower(), c.name)), None)
    if wanted is None:
        near = nearest(code.upper(), [c.code for c in codes]) or nearest(code, [c.name for c in codes])
        hint = f"did you mean {near}?" if near else "`handbook explain` lists every code"
        stop(f"no finding has the code '{code}'; {hint}", 2)
    profile = next((one.profile for one in rules() if one.code == wanted), None)
    where = f"\n\nIt holds only under the profile {profile}." if profile else ""
    click.echo(f"{wanted.code}: {wanted.title} ({wanted.severity})\n\n{wanted.page}{where}")
