"""Finds the decision, place, post or body that somebody means: by id, name, alias, or words of one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.diagnostics import nearest
from generator.graph.model import Model
from generator.kinds._entity import Entity

_LIGHT = frozenset(
    ("a", "an", "and", "at", "by", "can", "decide", "decides", "for", "in", "is", "it", "may", "of", "on")
)
_LIGHT |= {"or", "the", "to", "who", "with"}


def find(model: Model, kinds: Iterable[str], words: str) -> tuple[Entity, ...]:
    """Everything of some kinds that words could mean, the surest alone where one is sure.

    Args:
        model: where to look.
        kinds: names of kinds.
        words: an id, `kind/id`, a name, an alias, or some words of one.
    """
    every = [entity for kind in kinds for entity in model.all(kind)]
    wanted = _flat(words)
    for sure in (
        [e for e in every if words.strip() in (e.id, str(e.ref))],
        [e for e in every if wanted == _flat(e.title)],
        [e for e in every if wanted in {_flat(name) for name in _names(e)}],
    ):
        if sure:
            return tuple(sure)
    asked = [word for word in wanted.split() if word not in _LIGHT] or wanted.split()
    by_name = [e for e in every if _has(asked, " ".join([e.title, *_names(e)]))]
    if by_name or not asked:
        return tuple(by_name)
    return tuple(e for e in every if _has(asked, " ".join([e.title, *_names(e), *_about(e)])))


def meant(model: Model, kinds: Iterable[str], words: str) -> str | None:
    """The nearest name or id where nothing was found."""
    known = {_flat(name): name for kind in kinds for e in model.all(kind) for name in (e.title, e.id, *_names(e))}
    near = nearest(_flat(words), known)
    return known[near] if near is not None else None


def _names(entity: Entity) -> list[str]:
    short = getattr(entity, "short", None)
    return [*entity.aliases, *([short] if short else [])]


def _about(entity: Entity) -> list[str]:
    return [words for field in ("theme", "text") if (words := getattr(entity, field, None))]


def _has(asked: list[str], text: str) -> bool:
    """Whether every word asked for begins a word of a text."""
    if not asked:
        return False
    there = _flat(text).split()
    return all(any(word.startswith(one) for word in there) for one in asked)


def _flat(words: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", words.casefold()))
