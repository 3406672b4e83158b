"""Portfolio lines that stand twice in one portfolio."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Ref
from generator.graph.model import Model, Withheld
from generator.kinds.assignment import Assignment
from generator.rules import Finding, rule

_Likeness = tuple[Ref | Withheld, frozenset[Ref | Withheld], str, str]


@rule("GOV203", "warning")
def check(model: Model) -> Iterator[Finding]:
    """Two lines of one portfolio that say the same: the same words about the same function or designation.

    Capitals, full stops, `&` for "and", and small words such as "the" make no difference. A line that stands twice
    lengthens a role card, and readers look for a difference that is not there.

    Where a source itself says it twice, keep one line and put both places into its `sources`. Where two things are
    meant, let the words tell them apart.

    Example: 'Lead the People Board' stands twice in the portfolio of 'Chief People Officer'
    """
    first: dict[_Likeness, Assignment] = {}
    for line in model.all("assignment"):
        if not isinstance(line, Assignment):
            continue
        abouts = frozenset(e.target for name in ("function", "designation") for e in model.out(line.ref, name))
        for holder in model.out(line.ref, "holder"):
            likeness = (holder.target, abouts, line.role, _bare(line.words or ""))
            before = first.setdefault(likeness, line)
            if before is line or not (abouts or line.words) or not isinstance(holder.target, Ref):
                continue
            words = line.words or " and ".join(model.get(about).title for about in sorted(_refs(abouts)))
            yield Finding(
                line.ref,
                f"'{words}' stands twice in the portfolio of '{model.get(holder.target).title}'",
                "keep one of the two lines, or let the words tell them apart",
                related=((before.ref, (), "the first one"),),
            )
            break


def _refs(targets: frozenset[Ref | Withheld]) -> list[Ref]:
    return [target for target in targets if isinstance(target, Ref)]


def _bare(words: str) -> str:
    """Words without what makes no difference to their meaning."""
    parts = re.findall(r"\w+", words.casefold().replace("&", " and "))
    return " ".join(part for part in parts if part not in ("the", "a", "an"))
