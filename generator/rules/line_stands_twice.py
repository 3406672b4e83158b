"""Portfolio lines that stand twice in one portfolio."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Ref
from generator.graph.model import Model, Withheld
from generator.kinds.assignment import Assignment
from generator.rules import Finding, rule

_Place = tuple[Ref | Withheld, frozenset[Ref | Withheld], str]


@rule("GOV203", "warning")
def check(model: Model) -> Iterator[Finding]:
    """Two lines of one portfolio that say the same: the same words about the same function or designation.
    Capitals, full stops, `&` for "and", and small words such as "the" make no difference. A line of three words or
    more that stands again inside a longer one counts too.

    A line that stands twice lengthens a role card, and readers look for a difference that is not there.

    Where a source itself says it twice, keep one line and put both places into its `sources`. Where two things are
    meant, let the words tell them apart.

    Example: 'Lead the People & Talent Board.' stands twice in the portfolio of 'Chief People Officer'
    """
    portfolios: dict[_Place, list[Assignment]] = {}
    for line in model.all("assignment"):
        if isinstance(line, Assignment):
            abouts = frozenset(e.target for name in ("function", "designation") for e in model.out(line.ref, name))
            for holder in model.out(line.ref, "holder")[:1]:
                portfolios.setdefault((holder.target, abouts, line.role), []).append(line)
    for (holder_ref, abouts, _), lines in portfolios.items():
        for index, line in enumerate(lines):
            before = next((other for other in lines[:index] if _same(line, other, bool(abouts))), None)
            if before is None or not isinstance(holder_ref, Ref):
                continue
            words = line.words or " and ".join(sorted(model.get(a).title for a in abouts if isinstance(a, Ref)))
            yield Finding(
                line.ref,
                f"'{words}' stands twice in the portfolio of '{model.get(holder_ref).title}'",
                "keep one of the two lines, or let the words tell them apart",
                related=((before.ref, (), "the first one"),),
            )


def _same(one: Assignment, other: Assignment, about_something: bool) -> bool:
    """Whether two lines say the same, or one says what the other says among more."""
    short, long = sorted((_bare(one.words or ""), _bare(other.words or "")), key=len)
    if short == long:
        return bool(short) or about_something
    return short.count(" ") > 1 and f" {short} " in f" {long} "


def _bare(words: str) -> str:
    """Words without what makes no difference to their meaning."""
    parts = re.findall(r"\w+", words.casefold().replace("&", " and "))
    return " ".join(part for part in parts if part not in ("the", "a", "an"))
