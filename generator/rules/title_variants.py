"""Posts, bodies and units that another source calls by another title."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds._entity import Entity, Source
from generator.rules import Finding, in_force, naming, rule


@rule("GOV802", "warning")
def check(model: Model) -> Iterator[Finding]:
    """A post, body or unit that has another title in another document, or on another page of the same one.

    Readers who meet the other title cannot be sure that it is the same thing, and a power given to one title may
    not pass to the other. Such titles stand in the model as `aliases` with `sources` of their own. Short forms in
    capitals are not titles, `&` for "and" is no difference, and an alias without a source of its own is only
    another word for searching.

    Agree the title, and ask the owners of the documents to use it. Keep the other one as an alias, so that it can
    be found; once no document in force uses it, take its `sources` away.

    Example: 'Chief Nurse' is also called 'Director of Nursing' (Board paper, slide 4)
    """
    for kind in ("post", "body", "unit"):
        for entity in model.all(kind):
            variants = _variants(model, entity) if in_force(entity, model.as_at) else {}
            if not variants:
                continue
            first, *others = variants
            yield Finding(
                entity.ref,
                f"'{entity.title}' is also called {' and '.join(variants.values())}",
                "agree which title is right, and ask the owners of the documents to use it",
                ("aliases", first),
                related=tuple((entity.ref, ("aliases", index), variants[index]) for index in others),
                question=f"Which title is right: {naming([entity.title, *(entity.aliases[i] for i in variants)])}?",
            )


def _variants(model: Model, entity: Entity) -> dict[int, str]:
    """Aliases by position, each with the places that use it."""
    together = entity.facts.sources.get(("aliases",), ())
    said = {i: entity.facts.sources.get(("aliases", i), together) for i in range(len(entity.aliases))}
    return {
        i: f"'{alias}' ({'; '.join(dict.fromkeys(_place(model, s) for s in said[i]))})"
        for i, alias in enumerate(entity.aliases)
        if said[i] and not (alias.isupper() and " " not in alias) and _spelt(alias) != _spelt(entity.title)
    }


def _spelt(title: str) -> str:
    return " ".join(title.casefold().replace("&", " and ").split())


def _place(model: Model, source: Source) -> str:
    document = model.find("document", source.document) if source.document else None
    words = (document.title if document else None, source.at, source.note if not source.document else None)
    return ", ".join(word for word in words if word) or source.status
