"""A live preview."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands._shared import root_of, selection
from generator.graph.model import Edition
from generator.resources import resources


@click.command("serve")
@click.argument("handbook", required=False)
@selection
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve, as host:port.")
def serve_command(handbook: str | None, edition: Edition, as_at: str | None, address: str) -> None:
    """A live preview: it follows every change of the model, the templates and the settings."""
    from generator.mkdocs_plugin import serve_site, site_configuration

    root = root_of(handbook)
    serve_site(root, site_configuration(Path.cwd(), resources()), edition, as_at, address)
