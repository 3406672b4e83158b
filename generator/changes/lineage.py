"""What came of what: read from declared successors and from the changes that a model tells of."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from generator.diagnostics import Ref
from generator.graph.model import Model
from generator.kinds.change_event import ChangeEvent

_LIVES_ON = ("rename", "merge", "split")
"""Sorts of change after which the old thing lives on in the new one."""


@dataclass(frozen=True)
class Lineage:
    """What replaced each thing, as far as a model says."""

    heirs: Mapping[Ref, tuple[Ref, ...]]
    renamed: frozenset[tuple[Ref, Ref]]
    """Pairs of which a model says that the one was renamed to the other."""
    split: frozenset[tuple[Ref, Ref]]
    """Pairs of which a model says that the one was split, and the other came of it."""

    def after(self, ref: Ref) -> Iterator[Ref]:
        """What replaced a thing, what replaced that, and so on."""
        seen, waiting = {ref}, [ref]
        while waiting:
            for heir in self.heirs.get(waiting.pop(0), ()):
                if heir not in seen:
                    seen.add(heir)
                    waiting.append(heir)
                    yield heir

    def nearest(self, ref: Ref, wanted: Container[Ref]) -> set[Ref]:
        """Of what replaced a thing, and what replaced that, the first on each way that is wanted."""
        seen, waiting, found = {ref}, [ref], set()
        while waiting:
            for heir in self.heirs.get(waiting.pop(0), ()):
                if heir in wanted:
                    found.add(heir)
                elif heir not in seen:
                    seen.add(heir)
                    waiting.append(heir)
        return found - {ref}


def lineage(*models: Model) -> Lineage:
    """What replaced each thing, by all that some models say together."""
    heirs: dict[Ref, dict[Ref, None]] = {}
    renamed: set[tuple[Ref, Ref]] = set()
    split: set[tuple[Ref, Ref]] = set()
    for model in models:
        for edge in model.edges:
            if edge.relation == "successor" and isinstance(edge.target, Ref):
                heirs.setdefault(edge.origin, {})[edge.target] = None
        for event in model.all("change_event"):
            if not isinstance(event, ChangeEvent) or event.kind not in _LIVES_ON:
                continue
            pairs = [
                (before.ref, after.ref)
                for before in model.targets(event.ref, "original")
                for after in model.targets(event.ref, "resulting")
                if before.ref != after.ref and before.ref.kind == after.ref.kind
            ]
            for before, after in pairs:
                heirs.setdefault(before, {})[after] = None
            renamed |= set(pairs) if event.kind == "rename" else set()
            split |= set(pairs) if event.kind == "split" else set()
    return Lineage({ref: tuple(found) for ref, found in heirs.items()}, frozenset(renamed), frozenset(split))
