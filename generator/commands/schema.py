"""JSON Schema for editors."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands._shared import one_of, short


@click.command("schema")
@click.argument("kind", required=False)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Write one file for each kind here.")
def schema_command(kind: str | None, out: Path | None) -> None:
    """JSON Schema for editors: of one kind or file of site_config, or of all.

    With `--out .vscode/schema` the list of schemas in `.vscode/settings.json` is brought up to date too, and nothing
    else in that file is touched.
    """
    from generator.graph.schema import schema_text
    from generator.site.schemas import SettingsUnreadableError, every_schema, refresh_editor_settings, write_schemas

    schemas = every_schema()
    if kind is not None:
        one_of(kind, schemas, "a kind")
    if out is None:
        click.echo(schema_text(schemas[kind] if kind else schemas), nl=False)
        return
    number = write_schemas(out, None if kind is None else [kind])
    click.echo(f"{short(out)}: {number} schemas", err=True)
    if kind is None and out.absolute().parts[-2:] == (".vscode", "schema"):
        try:
            if refresh_editor_settings(out.absolute().parents[1]):
                click.echo(f"{short(out.parent / 'settings.json')}: brought up to date", err=True)
        except SettingsUnreadableError as error:
            click.echo(f"handbook: {error}; its list of schemas was left as it is", err=True)
