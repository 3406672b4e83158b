"""The line from one body to another moved."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.diff import Diff

SORT = Sort("CHG130", "Reporting line of a committee or group moved", "bodies")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A body that answers to, advises or assures another than before."""
    yield from fields(
        diff,
        SORT,
        ("body",),
        ("accountable_to", "advises", "assures"),
        "Whom {} answers to, advises or assures changed",
    )
