"""The resolved model: every link leads somewhere, nothing changes any more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from generator.diagnostics import Ref
from generator.graph.framework import OWN, Framework
from generator.graph.handbook import Handbook
from generator.graph.release import Release, Step
from generator.kinds._entity import Entity, Path, Source, SourceStatus
from generator.kinds._link import Link
from generator.kinds._values import first_day, last_day
from generator.kinds.requirement import Requirement

Edition = Literal["public", "staff"]
EDITIONS: tuple[Edition, ...] = get_args(Edition)

_WEIGHT: tuple[SourceStatus, ...] = ("conflict", "sourced", "lost_figure", "illustrative", "inferred", "external")


@dataclass(frozen=True, slots=True)
class Withheld:
    """What stands where a link led to something this edition does not hold: its kind and nothing else."""

    kind: str


@dataclass(frozen=True, slots=True)
class Edge:
    """One link: from an entity's field to another entity."""

    origin: Ref
    relation: str
    target: Ref | Withheld
    link: Link
    path: Path
    sources: tuple[Source, ...]


@dataclass(frozen=True, eq=False)
class Model:
    """All entities and links of one handbook, for one edition on one day."""

    handbook: Handbook
    entities: Mapping[str, tuple[Entity, ...]]
    """By kind, in the order written."""
    edges: tuple[Edge, ...]
    edition: Edition
    as_at: str
    frameworks: tuple[Framework, ...] = ()
    """Those that the handbook is held against, whatever the day; they are no part of what it says."""
    left_out: frozenset[str] = frozenset()
    """Kinds of which this edition does not hold everything, so that nothing is concluded from what is absent."""
    releases: tuple[Release, ...] = ()
    """Every version that left a record, and this one, the earliest first; none where no release was ever recorded. They
    are no part of what it says."""

    @cached_property
    def _by_ref(self) -> dict[Ref, Entity]:
        asked = {one.ref: one for framework in self.standards for one in (framework, *framework.requirements)}
        return asked | {entity.ref: entity for every in self.entities.values() for entity in every}

    @cached_property
    def standards(self) -> tuple[Framework, ...]:
        """The frameworks that hold on its day, each with the requirements that do; the handbook's own come last."""
        held = [framework for framework in self.frameworks if self.handbook.frameworks or self._holds(framework)]
        own = [one for one in self.all("requirement") if isinstance(one, Requirement)]
        if own:
            name, summary = "Requirements of our own", "What this handbook itself asks for."
            held.append(Framework(id=OWN, name=name, summary=summary, requirements=tuple(own)))
        return tuple(framework.only(self._holds) for framework in held)

    def _holds(self, entity: Entity) -> bool:
        begun = entity.from_ is None or first_day(entity.from_) <= last_day(self.as_at)
        ended = entity.until is not None and last_day(entity.until) < first_day(self.as_at)
        return begun and not ended and entity.status != "closed"

    @cached_property
    def _out(self) -> dict[Ref, dict[str, tuple[Edge, ...]]]:
        return _grouped((edge.origin, edge) for edge in self.edges)

    @cached_property
    def _into(self) -> dict[Ref, dict[str, tuple[Edge, ...]]]:
        return _grouped((edge.target, edge) for edge in self.edges if isinstance(edge.target, Ref))

    @cached_property
    def _lifted(self) -> dict[Ref, tuple[Entity, ...]]:
        found: dict[Ref, list[Entity]] = {}
        for entity in self.every():
            if entity.facts.lifted_from is not None:
                found.setdefault(entity.facts.lifted_from, []).append(entity)
        return {parent: tuple(inside) for parent, inside in found.items()}

    def inside(self, parent: Ref) -> tuple[Entity, ...]:
        """The entities that are written inside another."""
        return self._lifted.get(parent, ())

    def all(self, kind: str) -> tuple[Entity, ...]:
        """Every entity of a kind, in the order written."""
        return self.entities.get(kind, ())

    def shown(self, kind: str) -> tuple[Entity, ...]:
        """What pages show of a kind: besides the handbook's own, the frameworks and their requirements."""
        if kind == "framework":
            return self.standards
        if kind == "requirement":
            return tuple(one for framework in self.standards for one in framework.requirements)
        return self.all(kind)

    @cached_property
    def _steps(self) -> dict[Ref, list[tuple[Release, Step]]]:
        found: dict[Ref, list[tuple[Release, Step]]] = {}
        for release in self.releases:
            for step in release.steps:
                for ref in step.about:
                    found.setdefault(ref, []).append((release, step))
        return found

    def history(self, ref: Ref) -> Sequence[tuple[Release, Step]]:
        """What changed about a thing from release to release, the earliest first."""
        return self._steps.get(ref, ())

    def every(self) -> Iterable[Entity]:
        """Every entity, kind by kind."""
        for kind in sorted(self.entities):
            yield from self.entities[kind]

    def get(self, ref: Ref) -> Entity:
        """The entity of that name; KeyError where there is none."""
        return self._by_ref[ref]

    def find(self, kind: str, ident: str) -> Entity | None:
        """The entity of that kind and id, or None."""
        return self._by_ref.get(Ref(kind, ident))

    def out(self, origin: Ref, relation: str | None = None) -> tuple[Edge, ...]:
        """The links that an entity declares, all or of one field."""
        fields = self._out.get(origin, {})
        return fields.get(relation, ()) if relation else tuple(e for every in fields.values() for e in every)

    def into(self, target: Ref, relation: str | None = None, kind: str | None = None) -> tuple[Edge, ...]:
        """The links that lead to an entity, of one field and from one kind where named."""
        fields = self._into.get(target, {})
        found = fields.get(relation, ()) if relation else tuple(e for every in fields.values() for e in every)
        return tuple(e for e in found if kind is None or e.origin.kind == kind)

    def targets(self, origin: Ref, relation: str) -> tuple[Entity, ...]:
        """What a field points at, without what is withheld."""
        return tuple(self.get(e.target) for e in self.out(origin, relation) if isinstance(e.target, Ref))

    def origins(self, target: Ref, relation: str, kind: str | None = None) -> tuple[Entity, ...]:
        """The entities whose field points at this one."""
        return tuple(self.get(e.origin) for e in self.into(target, relation, kind))


def _grouped(pairs: Iterable[tuple[Ref | Withheld, Edge]]) -> dict[Ref, dict[str, tuple[Edge, ...]]]:
    lists: dict[Ref, dict[str, list[Edge]]] = {}
    for ref, edge in pairs:
        if isinstance(ref, Ref):
            lists.setdefault(ref, {}).setdefault(edge.relation, []).append(edge)
    return {ref: {name: tuple(edges) for name, edges in fields.items()} for ref, fields in lists.items()}


def confidence(sources: Iterable[Source]) -> SourceStatus | None:
    """How far some sources together can be trusted: a conflict outweighs all, a plain statement the rest."""
    found = {source.status for source in sources}
    return next((status for status in _WEIGHT if status in found), None)
