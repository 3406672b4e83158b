"""JSON Schema for editors."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands._shared import one_of, short


@click.command("schema")
@click.argument("kind", required=False)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Write one file for each kind here.")
def schema_command(kind: str | None, out: Path | None) -> None:
    """JSON Schema for editors: of one kind, or of all."""
    from generator.graph.schema import all_schemas, schema_text

    schemas = all_schemas()
    if kind is not None:
        one_of(kind, schemas, "a kind")
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        for name in [kind] if kind else schemas:
            (out / f"{name}.json").write_text(schema_text(schemas[name]), "utf-8")
        click.echo(f"{short(out)}: {1 if kind else len(schemas)} schemas", err=True)
        return
    click.echo(schema_text(schemas[kind] if kind else schemas), nl=False)
