"""The answers to the requirements of frameworks, as CSV."""

from __future__ import annotations

from generator.exports import export
from generator.exports._conformance import conformance_value
from generator.exports._csv import csv_bytes
from generator.graph.model import Model
from generator.requirements import judge
from generator.vocabulary import word

_COLUMNS = (
    "Framework", "Code", "Theme", "Requirement", "Answer", "Why", "Evidence", "Rests on", "Document", "Heading",
)  # fmt: skip


@export("conformance.csv", "What national frameworks ask for, with the answer to each requirement, for a spreadsheet")
def make(model: Model) -> bytes:
    """A row for each requirement; nothing where no framework applies."""
    rows = [
        (
            framework["name"],
            asked["code"],
            asked["theme"],
            asked["name"],
            word("answer", asked["answer"]),
            asked["why"],
            "; ".join(f"{end['kind']}/{end.get('id', 'not published')}" for end in asked["evidence"]),
            "; ".join(word("source", status) for status in asked["rests_on"]),
            "; ".join(source.get("document", "") for source in asked["sources"]),
            "; ".join(source.get("at", "") for source in asked["sources"]),
        )
        for framework in conformance_value(judge(model))
        for asked in framework["requirements"]
    ]
    return csv_bytes(_COLUMNS, rows) if rows else b""
