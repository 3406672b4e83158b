"""Which entries ended, which began, and which live on as others: renamed, merged or split."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from generator.changes.compare import plain_name
from generator.changes.lineage import Lineage, lineage
from generator.changes.values import HANDBOOK, JOINS, Entry
from generator.diagnostics import Ref

if TYPE_CHECKING:
    from generator.changes.diff import Side

How = Literal["began", "reopened", "ended", "closed", "renamed", "same_name", "merged", "split"]


@dataclass(frozen=True)
class Descent:
    """Entries of the old model and what became of them in the new one; either may be empty."""

    kind: str
    how: How
    origins: tuple[Entry, ...]
    heirs: tuple[Entry, ...]

    @property
    def alone(self) -> bool:
        """Whether one thing lives on as one other."""
        return self.how in ("renamed", "same_name") and len(self.origins) == len(self.heirs) == 1


def descents(old: Side, new: Side) -> tuple[Descent, ...]:
    """What became of everything that is not simply the same entry in both models.

    Where a handbook is partial, what it does not hold has not ended or begun: it is not mentioned.
    """
    known = lineage(old.model, new.model)
    found: list[Descent] = []
    for kind in sorted({ref.kind for ref in (*old.entries, *new.entries)} - set(JOINS) - {HANDBOOK}):
        found += _of_kind(kind, old, new, known)
    return tuple(found)


def _of_kind(kind: str, old: Side, new: Side, known: Lineage) -> list[Descent]:
    before = {entry.ref: entry for entry in old.of_kind(kind)}
    after = {entry.ref: entry for entry in new.of_kind(kind)}
    ended = {ref: e for ref, e in before.items() if e.active and not _active(after, ref)}
    began = {ref: e for ref, e in after.items() if e.active and not _active(before, ref)}
    stays = {ref for ref, e in before.items() if e.active and _active(after, ref)}
    ties = _ties(ended, began, stays, known)
    named = _by_name(ended, began, ties, before, after)
    ties |= named
    found = []
    settled: set[Ref] = set()
    for origins, heirs in _groups(ties):
        how = _how(origins, heirs, named)
        olds = tuple(e for ref, e in before.items() if ref in origins)
        news = tuple(e for ref, e in after.items() if ref in heirs)
        found.append(Descent(kind, how, olds, news))
        settled |= {*origins, *heirs}
    for ref, entry in ended.items():
        if ref not in settled and (ref in after or not new.partial):
            found.append(Descent(kind, "closed" if ref in after else "ended", (entry,), ()))
    for ref, entry in began.items():
        if ref not in settled and (ref in before or not old.partial):
            found.append(Descent(kind, "reopened" if ref in before else "began", (), (entry,)))
    return found


def _active(entries: Mapping[Ref, Entry], ref: Ref) -> bool:
    return ref in entries and entries[ref].active


def _ties(
    ended: Mapping[Ref, Entry], began: Mapping[Ref, Entry], stays: Iterable[Ref], known: Lineage
) -> set[tuple[Ref, Ref]]:
    """Who lives on as whom. Read backwards the same ties come out, so that a change and its undoing mirror."""
    kept = set(stays)
    ties = set()
    for ref in ended:
        ties |= {(ref, far) for far in known.nearest(ref, {*began, *kept})}
        ties |= {(ref, whole) for whole in kept if (whole, ref) in known.split}
    for ref in began:
        ties |= {(far, ref) for far in known.nearest(ref, {*ended, *kept})}
        ties |= {(whole, ref) for whole in kept if (whole, ref) in known.split}
    return ties | {(ref, ref) for pair in ties for ref in pair if ref in kept}


def _by_name(
    ended: Mapping[Ref, Entry],
    began: Mapping[Ref, Entry],
    ties: Iterable[tuple[Ref, Ref]],
    before: Mapping[Ref, Entry],
    after: Mapping[Ref, Entry],
) -> set[tuple[Ref, Ref]]:
    """What goes by one name that nothing else goes by, under another id."""
    tied = {ref for pair in ties for ref in pair}
    names: list[dict[str, list[Ref]]] = []
    for side, other in ((ended, after), (began, before)):
        here: dict[str, list[Ref]] = {}
        for ref, entry in side.items():
            if ref not in tied and ref not in other:
                for name in _names(entry):
                    here.setdefault(name, []).append(ref)
        names.append(here)
    both = [(names[0][name], names[1].get(name, [])) for name in names[0] if name]
    found = {(gone[0], come[0]) for gone, come in both if len(gone) == len(come) == 1}
    often = Counter(ref for pair in found for ref in pair)
    return {pair for pair in found if all(often[ref] == 1 for ref in pair)}


def _names(entry: Entry) -> set[str]:
    """The names that an entry goes by."""
    aliases = entry.values.get("aliases")
    return {plain_name(name) for name in (entry.title, *(aliases if isinstance(aliases, list) else ()))}


def _groups(ties: Iterable[tuple[Ref, Ref]]) -> list[tuple[set[Ref], set[Ref]]]:
    """Ties that hang together."""
    groups: list[tuple[set[Ref], set[Ref]]] = []
    for before, after in sorted(ties):
        touching = [g for g in groups if before in g[0] or after in g[1]]
        joined = ({before}, {after})
        for group in touching:
            joined = (joined[0] | group[0], joined[1] | group[1])
            groups.remove(group)
        groups.append(joined)
    return groups


def _how(origins: set[Ref], heirs: set[Ref], named: Container[tuple[Ref, Ref]]) -> How:
    if len(origins) > len(heirs):
        return "merged"
    if len(origins) < len(heirs):
        return "split"
    if len(origins) == 1:
        (one,), (other,) = origins, heirs
        same = (one, other) in named
        return "same_name" if same else "renamed"
    return "renamed"
