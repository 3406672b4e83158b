"""Two models brought together: which entry goes on as which, what differs, and what is only silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.changes.descent import Descent, descents
from generator.changes.edits import Edit, between, edits
from generator.changes.values import HANDBOOK, JOINS, Entry, Value, entries, join_name, naming_of
from generator.diagnostics import Ref
from generator.graph.model import Model

_OF_A_LIFE = frozenset({"name", "from_", "until", "status", "successor", "aliases"})
"""Fields that differ between any two things of which the one came of the other."""


@dataclass(frozen=True)
class Side:
    """One of the two models: its entries by name, and how it is called."""

    model: Model
    label: str
    entries: Mapping[Ref, Entry]

    @property
    def partial(self) -> bool:
        """Whether its silence means nothing."""
        return self.model.handbook.coverage == "partial"

    def of_kind(self, kind: str) -> list[Entry]:
        """Its entries of a kind."""
        return [entry for ref, entry in self.entries.items() if ref.kind == kind]

    def join(self, kind: str, field: str, ref: Ref) -> list[Entry]:
        """The active entries of a joining kind whose field leads to something."""
        return [e for e in self.every_join(kind, field, ref) if e.active]

    def every_join(self, kind: str, field: str, ref: Ref) -> list[Entry]:
        """The same, closed ones included."""
        return self._joined.get((kind, field, str(ref)), [])

    @cached_property
    def _joined(self) -> dict[tuple[str, str, str], list[Entry]]:
        found: dict[tuple[str, str, str], list[Entry]] = {}
        for ref, entry in self.entries.items():
            for field in JOINS.get(ref.kind, ()):
                value = entry.values.get(field)
                for one in value if isinstance(value, list) else [value]:
                    found.setdefault((ref.kind, field, str(one)), []).append(entry)
        return found


@dataclass(frozen=True)
class Twin:
    """One thing in both models: the same entry, or one that came of another."""

    old: Entry
    new: Entry
    edits: tuple[Edit, ...]
    """In what it differs, leaving out silence and what only follows the new name of something else."""

    def edit(self, field: str) -> Edit | None:
        """How one field differs; None where it does not."""
        return next((edit for edit in self.edits if edit.field == field), None)


@dataclass(frozen=True)
class Diff:
    """Everything that differs between two models."""

    old: Side
    new: Side
    edits: tuple[Edit, ...]
    """Every step from the old model's values to the new one's."""

    @cached_property
    def by_entry(self) -> dict[Ref, tuple[Edit, ...]]:
        """The steps by the entry that they are about."""
        found: dict[Ref, list[Edit]] = {}
        for edit in self.edits:
            found.setdefault(edit.ref, []).append(edit)
        return {ref: tuple(steps) for ref, steps in found.items()}

    @cached_property
    def descents(self) -> tuple[Descent, ...]:
        """Which entries ended, began or lived on as others."""
        return descents(self.old, self.new)

    @cached_property
    def heirs(self) -> dict[str, str]:
        """What each old thing is called in the new model, where it is called otherwise and is one thing still."""
        alone = (d for d in self.descents if d.alone)
        return {str(d.origins[0].ref): str(d.heirs[0].ref) for d in alone}

    def translated(self, value: Value) -> Value:
        """A value with what it names called by one name, whichever of its two names either model uses for it."""
        if isinstance(value, list):
            said = [self.translated(one) for one in value]
            return sorted(said) if all(isinstance(one, str) for one in said) else said
        return self.heirs.get(value, value) if isinstance(value, str) else value

    def silent(self, edit: Edit) -> bool:
        """Whether an edit is nothing but the silence of a handbook that does not claim to be whole."""
        if edit.field in ("sources", "field_sources", "status", "stated_none"):
            return False
        return (self.new.partial and edit.silences) or (self.old.partial and edit.first_says)

    def follows(self, edit: Edit) -> bool:
        """Whether an edit does nothing but follow the new name of something else."""
        return (
            edit.field is not None
            and edit.before is not None
            and self.translated(edit.before) == self.translated(edit.after)
        )

    @cached_property
    def moved(self) -> dict[Ref, Ref]:
        """Joining entries of the old model that stand in the new one under the new name of what they join."""
        known: dict[Ref, list[Ref]] = {}
        for edit in self.edits:
            if edit.adds and edit.ref.kind in JOINS:
                known.setdefault(self._one_name(self.new.entries[edit.ref]), []).append(edit.ref)
        found: dict[Ref, Ref] = {}
        for edit in self.edits:
            if edit.removes and edit.ref.kind in JOINS:
                waiting = known.get(self._one_name(self.old.entries[edit.ref]))
                if waiting:
                    found[edit.ref] = waiting.pop(0)
        return found

    def _one_name(self, entry: Entry) -> Ref:
        """The name of a joining entry, made from the one name that each thing it joins has in both models."""
        return Ref(entry.ref.kind, join_name(self.translated(entry.values.get(part)) for part in naming_of(entry)))

    def twins(self, kind: str) -> tuple[Twin, ...]:
        """The things of a kind that both models hold, under one name or two."""
        return self._twins.get(kind, ())

    @cached_property
    def _twins(self) -> dict[str, tuple[Twin, ...]]:
        found: dict[str, list[Twin]] = {}
        for ref, entry in self.old.entries.items():
            if ref in self.new.entries:
                steps = self.by_entry.get(ref, ())
                found.setdefault(ref.kind, []).append(Twin(entry, self.new.entries[ref], self._told(steps)))
        other = [(d.origins[0].ref, d.heirs[0].ref) for d in self.descents if d.alone]
        for before, after in (*other, *self.moved.items()):
            old, new = self.old.entries[before], self.new.entries[after]
            steps = tuple(s for s in between(before, old.values, new.values, after) if s.field not in _OF_A_LIFE)
            found.setdefault(before.kind, []).append(Twin(old, new, self._told(steps)))
        return {kind: tuple(twins) for kind, twins in found.items()}

    def _told(self, steps: tuple[Edit, ...]) -> tuple[Edit, ...]:
        return tuple(edit for edit in steps if not self.silent(edit) and not self.follows(edit))

    def every_twin(self) -> Iterator[Twin]:
        """Every thing that both models hold."""
        for twins in self._twins.values():
            yield from twins

    def steps(self, *found: Entry | Ref) -> tuple[Edit, ...]:
        """All edits of some entries."""
        refs = dict.fromkeys(one.ref if isinstance(one, Entry) else one for one in found)
        return tuple(edit for ref in refs for edit in self.by_entry.get(ref, ()))


def bring_together(old: Model, new: Model, labels: tuple[str, str] = ("before", "after")) -> Diff:
    """Two models and everything in which they differ.

    Args:
        old: the model as it was, held to one edition and day.
        new: the model as it is, likewise.
        labels: how sentences call the two.
    """
    found = [entries(model) for model in (old, new)]
    if old.handbook.id != new.handbook.id:
        found = [{ref: entry for ref, entry in held.items() if ref.kind != HANDBOOK} for held in found]
    first, second = Side(old, labels[0], found[0]), Side(new, labels[1], found[1])
    return Diff(first, second, tuple(edits(first.entries, second.entries)))
