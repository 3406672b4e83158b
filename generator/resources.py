"""Where the files lie that come with the project or with the installed package."""

from __future__ import annotations

from pathlib import Path


def resources() -> Path:
    """The folder that holds docs_templates, site_config and mkdocs.yml: the project's, or the installed package's."""
    shipped = Path(__file__).parent / "shipped"
    return shipped if shipped.is_dir() else Path(__file__).parent.parent
