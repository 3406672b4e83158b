"""Changes that are no more than one field of a kind being different."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.changes.change import Change, Sort, field_change
from generator.changes.diff import Diff


def fields(diff: Diff, sort: Sort, kinds: Collection[str], names: Collection[str], said: str) -> Iterator[Change]:
    """A change for each of some fields that differs.

    Args:
        diff: the two models.
        sort: the class.
        kinds: the kinds looked at.
        names: the fields looked at.
        said: the sentence, with `{}` for the thing.
    """
    for kind in kinds:
        for twin in diff.twins(kind):
            for edit in twin.edits:
                if edit.field in names:
                    yield field_change(diff, sort, twin.old, twin.new, edit, said.format(twin.new.title))
