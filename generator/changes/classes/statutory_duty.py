"""What is said of a statutory duty or power changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, classifier
from generator.changes.classes._fields import fields
from generator.changes.diff import Diff

SORT = Sort("CHG430", "Statutory function changed", "leads")


@classifier(SORT)
def find(diff: Diff) -> Iterator[Change]:
    """A statutory function or lead role with other references, another Act or other limits of delegation."""
    yield from fields(
        diff,
        SORT,
        ("statutory_function", "designation"),
        ("references", "act", "delegable_to_trusts", "marker_raw", "function", "basis", "group"),
        "What is said of {} in law changed",
    )
