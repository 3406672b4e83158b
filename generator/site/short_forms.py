"""Short forms of a text: what each stands for, and where it is spelled out."""

from __future__ import annotations

import re

from generator.graph.model import Model

_LIGHT = frozenset({"a", "and", "at", "by", "for", "in", "of", "on", "the", "to", "with"})
"""Words that do not tell one title from another."""
EVERYDAY = frozenset({"NHS", "GP", "GPs", "UK", "MP", "MBE", "OBE", "CBE"})
"""Short forms that everybody knows; they are explained on hover and never spelled out."""


def short_forms(model: Model) -> dict[str, str]:
    """What each short form stands for, where that is known."""
    terms: dict[str, str] = {}
    for definition in model.all("definition"):
        full = getattr(definition, "stands_for", None)
        if not full:
            continue
        for name in (definition.title, *definition.aliases):
            terms.setdefault(name, full)
    return terms


def spelled_out(said: str, short: str, full: str) -> str:
    """Text in which the first use of a short form has its full words behind it; not where they would part a word."""
    use = re.search(rf"(\(?)<abbr [^>]*>{re.escape(short)}</abbr>(?!['’]|&#39;|-|&#45;)", said)
    if use is None:
        return said
    behind = f": {full}" if use[1] else f" ({full})"
    return said[: use.end()] + behind + said[use.end() :]


def weighty(words: str) -> set[str]:
    """The words of a phrase that carry its meaning."""
    return set(re.findall(r"[a-z0-9]+", words.lower())) - _LIGHT
