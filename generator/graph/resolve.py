"""Follows every link of every entity: afterwards nothing dangles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.diagnostics import At, Code, Diagnostic, Ref, brief, nearest, problem
from generator.graph.model import Edge
from generator.kinds import kinds
from generator.kinds._entity import Entity, Path
from generator.kinds._link import Link

DANGLING = Code(
    "GOV020",
    "link_to_nothing",
    "error",
    """A link names something that the model does not hold.

A page would carry a dead link, and whoever reads it would not learn who is meant.

Mend the spelling, or add the missing entry. The hint names the nearest right name.""",
)
AMBIGUOUS = Code(
    "GOV021",
    "link_to_several",
    "error",
    """A link could mean several things, since entries of different kinds have the same id.

The handbook must not guess.

Write the kind before the id, such as `body/audit`.""",
)
DUPLICATE_ID = Code(
    "GOV022",
    "duplicate_id",
    "error",
    """Two entries of one kind have the same id.

Links and addresses could mean either.

Give one of them another id, or remove it.""",
)
CODES = (DANGLING, AMBIGUOUS, DUPLICATE_ID)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Entities with unique ids, the links between them, and what was wrong."""

    entities: dict[str, tuple[Entity, ...]]
    edges: tuple[Edge, ...]
    problems: tuple[Diagnostic, ...]


def resolve(written: Mapping[str, list[Entity]], lost: set[str]) -> Resolved:
    """Resolve all links.

    Args:
        written: the decoded entities by kind.
        lost: ids that stand in what could not be read or decoded; links to them are not judged.
    """
    problems: list[Diagnostic] = []
    known: dict[str, dict[str, Entity]] = {}
    twice: set[Ref] = set()
    for kind, entities in written.items():
        known[kind] = {}
        for entity in entities:
            if known[kind].setdefault(entity.id, entity) is not entity:
                twice.add(entity.ref)
    for kind, entities in written.items():
        for entity in entities:
            first = known[kind][entity.id]
            if first is not entity and entity.facts.lifted_from not in twice:
                at, before = entity.facts.place(("id",)), first.facts.place(("id",))
                message = f"two entries of kind {kind} are called '{entity.id}'"
                hint = "give one of them another id, or remove it"
                problems.append(problem(DUPLICATE_ID, at, message, hint, [(before, "the first one")]))
    edges = [
        edge for named in known.values() for entity in named.values() for edge in _links(entity, known, lost, problems)
    ]
    for named in known.values():
        for entity in named.values():
            problems += _documents(entity, known["document"], lost)
    resolved = {kind: tuple(named.values()) for kind, named in known.items()}
    return Resolved(resolved, tuple(edges), tuple(problems))


def _links(
    entity: Entity, known: Mapping[str, Mapping[str, Entity]], lost: set[str], problems: list[Diagnostic]
) -> Iterator[Edge]:
    for name, link in entity.links().items():
        value = getattr(entity, name)
        if value is None:
            continue
        many = isinstance(value, tuple)
        for index, words in enumerate(value if many else (value,)):
            path: Path = (name, index) if many else (name,)
            parent = entity.facts.lifted_from
            there = parent is not None and parent.id in known.get(parent.kind, {})
            if there and parent and words == parent.id and _is_the_parent(entity, parent, path):
                yield Edge(entity.ref, name, parent, link, path, entity.facts.said(path))
                continue
            target = _find(words, link, known, lost, entity.facts.place(path), problems)
            if target is not None:
                yield Edge(entity.ref, name, target, link, path, entity.facts.said(path))


def _is_the_parent(entity: Entity, parent: Ref, path: Path) -> bool:
    """Whether a link is the one that says what an entity was written inside of, which nobody wrote."""
    inside = kinds()[parent.kind].inside().values()
    return path[1:] in ((), (0,)) and any(m.kind == entity.kind_name() and m.under == path[0] for m in inside)


def _find(
    words: str,
    link: Link,
    known: Mapping[str, Mapping[str, Entity]],
    lost: set[str],
    at: At,
    problems: list[Diagnostic],
) -> Ref | None:
    kind, slash, ident = words.rpartition("/")
    targets = [k for k in link.targets if not slash or k == kind]
    found = [Ref(k, ident) for k in targets if ident in known.get(k, {})]
    if len(found) == 1:
        return found[0]
    if found:
        hint = "write " + " or ".join(str(ref) for ref in found)
        problems.append(problem(AMBIGUOUS, at, f"'{brief(words)}' could mean {len(found)} things", hint))
        return None
    if ident in lost:
        return None
    kinds = " or ".join(k.replace("_", " ") for k in link.targets)
    problems.append(problem(DANGLING, at, f"no {kinds} is called '{brief(words)}'", _hint(ident, link, known)))
    return None


def _hint(ident: str, link: Link, known: Mapping[str, Mapping[str, Entity]]) -> str:
    candidates = {i: e for k in link.targets for i, e in known.get(k, {}).items()}
    by_name = {e.title.lower(): i for i, e in candidates.items()}
    near = by_name.get(ident.lower()) or nearest(ident, candidates)
    near = near or by_name.get(nearest(ident.lower(), by_name) or "")
    if near is not None:
        return f"did you mean '{near}'? ({candidates[near].facts.at.file}:{candidates[near].facts.at.line})"
    other = [str(Ref(k, ident)) for k, every in known.items() if ident in every]
    if other:
        return f"'{other[0]}' exists, but is of another kind"
    return "mend the spelling, or add the missing entry"


def _documents(entity: Entity, documents: Mapping[str, Entity], lost: set[str]) -> Iterator[Diagnostic]:
    for path, sources in entity.facts.sources.items():
        for index, source in enumerate(sources):
            if source.document is None or source.document in documents or source.document in lost:
                continue
            near = nearest(source.document, documents)
            hint = f"did you mean '{near}'?" if near else "add it to documents.yml"
            at = entity.facts.place((*path, "sources", index))
            message = f"a source names the document '{source.document}', which the model does not hold"
            yield problem(DANGLING, at, message, hint)
