"""Makes the ids of entities that are written inside others: stable, unique, and never too long."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from generator.kinds._link import Inside
from generator.source import Mapping, Text

LONGEST_NAME = 60
"""Letters of the part that comes from a field; a longer one is cut."""
LONGEST = 110
"""Letters of the whole, before a number that tells equal ones apart; a longer one is cut."""


def derive(parent: str, mark: Inside, node: Mapping, taken: dict[str, int]) -> str:
    """The id of an entity written inside another: the parent's id and what names it there.

    Args:
        parent: the parent's id.
        mark: says which fields name it.
        node: what was written.
        taken: the ids given so far inside this parent, with the last number each has been given; changed here.
    """
    base = _cut(f"{parent}--{slug(_name(mark, node))}", LONGEST)
    number = taken.get(base, 0) + 1
    ident = base if number == 1 else f"{base}-{number}"
    while ident in taken:
        number += 1
        ident = f"{base}-{number}"
    taken[base] = number
    taken.setdefault(ident, 1)
    return ident


def _name(mark: Inside, node: Mapping) -> str:
    for name in mark.named_by:
        value = node.entries.get(name)
        if isinstance(value, Mapping):
            value = value.entries.get("value")
        if isinstance(value, Text) and value.value:
            return value.value.rpartition("/")[2]
    return ""


def slug(words: str) -> str:
    """Words as an id of at most LONGEST_NAME letters: small letters and figures with single dashes."""
    flat = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return _cut(re.sub(r"[^a-z0-9]+", "-", flat).strip("-"), LONGEST_NAME) or "unnamed"


def _cut(ident: str, longest: int) -> str:
    """An id that is not too long; what is cut off lives on in a digest, so that two long ones stay two."""
    if len(ident) <= longest:
        return ident
    digest = hashlib.sha256(ident.encode()).hexdigest()[:6]
    return f"{ident[: longest - 7].rstrip('-')}-{digest}"
