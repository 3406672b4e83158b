"""What the documentation promises is there."""

from __future__ import annotations

import re
from pathlib import Path

import generator.cli
from generator.kinds import kinds
from generator.site.build import catalogue
from generator.site.schemas import schema_globs

PROJECT = Path(__file__).parents[1]
README = (PROJECT / "README.md").read_text("utf-8")
CONTRIBUTING = (PROJECT / "CONTRIBUTING.md").read_text("utf-8")


def test_every_command_has_help_and_stands_in_the_readme() -> None:
    for name, command in generator.cli.main.commands.items():
        assert command.help, name
        assert f"handbook {name}" in README, name


def test_every_file_and_picture_that_the_documents_link_to_exists() -> None:
    for text in (README, CONTRIBUTING):
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (PROJECT / target).is_file(), target


def test_every_room_that_contributing_names_exists() -> None:
    for room in re.findall(r"`(generator/\w+|docs_templates/\w+|site_config/\w+|tests/\w+)/", CONTRIBUTING):
        assert (PROJECT / room).is_dir(), room


def test_every_code_has_a_page_of_what_why_and_how() -> None:
    for code in catalogue():
        assert code.page.count("\n\n") >= 2, code.code


def test_every_field_of_every_kind_is_described() -> None:
    for name, kind in kinds().items():
        for shown, value in kind.model_json_schema(by_alias=True)["properties"].items():
            assert value.get("description"), f"{name}.{shown}"


def test_the_editor_settings_name_a_schema_for_every_kind() -> None:
    import json

    settings = json.loads((PROJECT / ".vscode" / "settings.json").read_text("utf-8"))
    named = {Path(path).stem: globs for path, globs in settings["yaml.schemas"].items()}
    assert named == schema_globs()
