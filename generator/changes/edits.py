"""What one model's values need to become another's: entry by entry, field by field, nothing left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.changes.values import NONE, Entry, Value
from generator.diagnostics import Ref


@dataclass(frozen=True)
class Edit:
    """One step from before to after: a whole entry that comes or goes, or one field of one that stays."""

    ref: Ref
    field: str | None
    """None for the whole entry; its values then stand as a mapping."""
    before: Value
    after: Value
    heir: Ref | None = None
    """Set where two entries of different names are compared since the one came of the other: only for the report, since
    the coming and going of the two says it already."""

    @property
    def key(self) -> tuple[Ref, str | None, Ref | None]:
        """What tells it from every other edit of the same two models."""
        return self.ref, self.field, self.heir

    @property
    def adds(self) -> bool:
        """Whether a whole entry comes."""
        return self.field is None and self.before is None

    @property
    def removes(self) -> bool:
        """Whether a whole entry goes."""
        return self.field is None and self.after is None

    @property
    def silences(self) -> bool:
        """Whether after says nothing where before says something, or less of a list."""
        return _less(self.before, self.after)

    @property
    def first_says(self) -> bool:
        """Whether before says nothing where after says something, or less of a list."""
        return _less(self.after, self.before)


def _less(more: Value, less: Value) -> bool:
    if more is not None and less is None:
        return True
    return isinstance(more, list) and isinstance(less, list) and all(one in more for one in less)


def edits(old: Mapping[Ref, Entry], new: Mapping[Ref, Entry]) -> Iterator[Edit]:
    """Every step from one model's entries to another's, those of the old one first."""
    for ref, entry in old.items():
        if ref in new:
            yield from between(ref, entry.values, new[ref].values)
        else:
            yield Edit(ref, None, dict(entry.values), None)
    for ref, entry in new.items():
        if ref not in old:
            yield Edit(ref, None, None, dict(entry.values))


def between(
    ref: Ref, before: Mapping[str, Value], after: Mapping[str, Value], heir: Ref | None = None
) -> Iterator[Edit]:
    """The fields in which two entries differ."""
    for field in dict.fromkeys((*before, *after)):
        if before.get(field) != after.get(field):
            yield Edit(ref, field, before.get(field), after.get(field), heir)


def apply(values: Mapping[Ref, Mapping[str, Value]], steps: Iterable[Edit]) -> dict[Ref, dict[str, Value]]:
    """The values that come of taking some steps; a step that says nothing new changes nothing."""
    found = {ref: dict(said) for ref, said in values.items()}
    for step in steps:
        if step.heir is not None:
            continue
        if step.removes:
            found.pop(step.ref, None)
        elif step.field is None:
            found[step.ref] = dict(step.after)
        elif step.after is None:
            found[step.ref].pop(step.field, None)
        else:
            found[step.ref][step.field] = step.after
    return found


def listed(value: Value) -> list[Value]:
    """A value as a list: of none where nothing is stated, or where it is stated that there is none."""
    if value is None or value == NONE:
        return []
    return list(value) if isinstance(value, list) else [value]
