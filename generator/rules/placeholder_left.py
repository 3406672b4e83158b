"""Words that stand where somebody still has to write something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, rule
from generator.rules._words import texts

_LEFT = re.compile(
    r"\b(?:TODO|FIXME|TBC|TBD|XXX+)\b|\blorem ipsum\b|\[(?:insert|name|date|tbc|to be)[^\]]*\]|\bfill-this-in\b"
    r"|Say here where this comes from",
    re.IGNORECASE,
)


@rule("GOV822", "warning")
def check(model: Model) -> Iterator[Finding]:
    """Words such as TODO, [insert name] or lorem ipsum, and what `handbook new` writes for you to replace.

    A draft that is published is taken for what was decided. Readers cannot tell what is still missing from what is
    meant.

    Write what is meant. Where it is not known, leave the field out: it is then shown as not stated, and the handbook
    asks for it where it matters.

    Example: 'purpose' of 'Plan Committee' still says '[insert purpose]'
    """
    for entity in model.every():
        for path, words in texts(entity):
            found = _LEFT.search(words)
            if found:
                yield Finding(
                    entity.ref,
                    f"'{str(path[0]).rstrip('_')}' of '{entity.title}' still says '{found[0]}'",
                    "write what is meant, or leave the field out",
                    path,
                )
