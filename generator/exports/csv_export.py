"""Every kind as a table of its own, as CSV, in one folder."""

from __future__ import annotations

from collections.abc import Iterator

from generator.edit import sheets
from generator.exports import export
from generator.exports._csv import csv_bytes
from generator.exports._model_json import model_value
from generator.exports._same_zip import zipped
from generator.graph.model import Model


@export("handbook-csv.zip", "A folder with a CSV file for each kind of thing, and one with every link", folder=True)
def make(model: Model) -> bytes:
    """A file a kind with a row for each entity, one with the links, one with what the handbook says of itself."""
    about = model_value(model)["handbook"]
    files = {
        "handbook.csv": csv_bytes(
            ("Field", "Value"), [(name, value) for name, value in sorted(about.items()) if isinstance(value, str)]
        )
    }
    for sheet in sheets(model):
        names = [column.name for column in sheet.columns]
        files[f"{sheet.kind}.csv"] = csv_bytes(names, [row.cells for row in sheet.rows])
    files["links.csv"] = csv_bytes(("From kind", "From id", "Relation", "To kind", "To id"), _links(model))
    return zipped(files)


def _links(model: Model) -> Iterator[tuple[str, ...]]:
    for link in model_value(model)["links"]:
        origin, to = link["from"], link["to"]
        yield origin["kind"], origin["id"], link["relation"], to["kind"], to.get("id", "not published")
