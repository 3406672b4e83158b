"""Names that two things share."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds._entity import Entity, Path
from generator.rules import Finding, in_force, rule

_FAMILIES = (
    ("post", "body", "unit"),
    ("organisation",),
    ("area",),
    ("person",),
    ("function",),
    ("designation",),
    ("definition",),
    ("document",),
)


@rule("GOV801", "warning")
def check(model: Model) -> Iterator[Finding]:
    """Two entries of one kind that share a name, a short form or an alias; posts, bodies and units count together.
    Capitals make no difference, nor does `&` for "and". Two lists of a source may name the same work: functions
    joined by `same_work_as` or `parent` may share a name.

    Whoever reads the name, or searches for it, cannot tell which of the two is meant.

    Rename one of them, merge them where they are the same, or join functions of two lists with `same_work_as`.

    Example: the unit 'People group' and the body 'People Group' share the name 'People group'
    """
    for family in _FAMILIES:
        named: dict[str, dict[Entity, tuple[Path, str]]] = {}
        for entity in (e for kind in family for e in model.all(kind) if in_force(e, model.as_at)):
            for path, name in _names(entity):
                bare = " ".join(name.casefold().replace("&", " and ").split())
                named.setdefault(bare, {}).setdefault(entity, (path, name))
        for bearers in named.values():
            first, *others = bearers
            for other in others:
                if _joined(model, first, other):
                    continue
                path, name = bearers[other]
                yield Finding(
                    other.ref,
                    _sentence(other, first, name),
                    "rename one of them, or merge them where they are the same thing",
                    path,
                    related=((first.ref, bearers[first][0], _called(first)),),
                )


def _names(entity: Entity) -> Iterator[tuple[Path, str]]:
    for field in ("name", "short"):
        name = getattr(entity, field, None)
        if isinstance(name, str):
            yield (field,), name
    for index, alias in enumerate(entity.aliases):
        yield ("aliases", index), alias


def _joined(model: Model, one: Entity, other: Entity) -> bool:
    """Whether two functions are said to be the same work, or one a part of the other."""
    edges = (e for ref in (one.ref, other.ref) for name in ("same_work_as", "parent") for e in model.out(ref, name))
    return any(edge.target in (one.ref, other.ref) for edge in edges)


def _sentence(one: Entity, other: Entity, name: str) -> str:
    if one.kind_name() == other.kind_name() and one.title == other.title:
        return f"there are two entries of the kind {one.kind_name()} with the name '{name}'"
    return f"{_called(one)} and {_called(other)} share the name '{name}'"


def _called(entity: Entity) -> str:
    return f"the {entity.kind_name().replace('_', ' ')} '{entity.title}'"
