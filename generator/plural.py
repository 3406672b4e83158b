"""Whether a name stands for several things, and what is said of them then."""

from __future__ import annotations

import re

_SEVERAL = {"is": "are", "was": "were", "has": "have"}


def names_several(name: str) -> bool:
    """Whether the noun of a name is in the plural: `Local authorities of the North`, `Area ICPs`."""
    noun = re.split(r" (?:of|for|in|at|on|with|from|and|within)\b|,|\(", name)[0]
    return bool(re.search(r"[a-z][^ius]s$|[A-Z]{2}s$", noun))


def in_plural(says: str) -> str:
    """Words that begin with a verb, of several things: `works with` is `work with`."""
    verb, space, rest = says.partition(" ")
    return f"{_SEVERAL.get(verb) or re.sub(r'ies$', 'y', verb).removesuffix('s')}{space}{rest}"
