"""Whether a name stands for several things, and what is said of them then."""

from __future__ import annotations

import re

_SEVERAL = {"is": "are", "was": "were", "has": "have", "passes": "pass"}
_REGULAR = frozenset(
    [
        "acts",
        "advises",
        "answers",
        "approves",
        "assures",
        "belongs",
        "carries",
        "chairs",
        "consults",
        "contributes",
        "covers",
        "delegates",
        "deputises",
        "heads",
        "hears",
        "holds",
        "includes",
        "informs",
        "involves",
        "keeps",
        "leads",
        "lists",
        "manages",
        "names",
        "owns",
        "reports",
        "serves",
        "sits",
        "stands",
        "supports",
        "takes",
        "works",
    ]
)
"""Verbs by which links read; any other word stays as it is."""


def names_several(name: str) -> bool:
    """Whether the noun of a name is in the plural: `Local authorities of the North`, `Area ICPs`."""
    noun = re.split(r" (?:of|for|in|at|on|with|from|within)\b|\(", name)[0]
    return bool(re.search(r"[a-z][a-hj-rtv-z]s$|[A-Z]{2}s$", noun.strip()))


def in_plural(says: str) -> str:
    """Words that begin with a verb, of several things: `works with` is `work with`, `is a body of` `are bodies of`."""
    verb, space, rest = says.partition(" ")
    if verb not in _SEVERAL and verb not in _REGULAR:
        return says
    one = re.match(r"an? (\w+)", rest)
    if one:
        rest = re.sub(r"ys$", "ies", f"{one[1]}s") + rest[one.end() :]
    return f"{_SEVERAL.get(verb) or re.sub(r'ies$', 'y', verb).removesuffix('s')}{space}{rest}"
