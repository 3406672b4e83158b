"""Former ids that something else has."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.rules import Finding, rule


@rule("GOV820", "error")
def check(model: Model) -> Iterator[Finding]:
    """A former id that is the id of another entry of the same kind, or that two entries say they had.

    Whoever opens the address that a thing had before is led on to where it stands now. Where another thing has that
    address today, or two things claim it, they would be led astray, or not at all.

    Take the former id off the entry that never had it, or give the other entry an id of its own.

    Example: 'chief-nurse' is given as a former id of the post 'Executive Chief Nurse', but another post has that id
    """
    had: dict[tuple[str, str], Entity] = {}
    for entity in model.every():
        kind = entity.kind_name()
        for place, former in enumerate(entity.former_ids):
            path = ("former_ids", place)
            says = f"'{former}' is given as a former id of the {kind.replace('_', ' ')} '{entity.title}'"
            if model.find(kind, former) is not None:
                other = model.find(kind, former)
                whose = "that is its id today" if other is entity else f"another {kind.replace('_', ' ')} has that id"
                yield Finding(entity.ref, f"{says}, but {whose}", "take it off `former_ids`", path)
            elif (first := had.setdefault((kind, former), entity)) is not entity:
                related = ((first.ref, ("former_ids",), f"'{first.title}'"),)
                message = f"{says} and of '{first.title}'"
                yield Finding(entity.ref, message, "leave it on the one that had it", path, related=related)
