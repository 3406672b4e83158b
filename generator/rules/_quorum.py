"""What a quorum asks for, read from its words or its figures, and how many there are to make it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.graph.model import Model
from generator.kinds.body import Body
from generator.kinds.membership import Membership
from generator.rules._facts import SITS, heads, seats

_SPELT = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_WORDS = {word: number for number, word in enumerate(_SPELT.split(" "), start=1)}
_NUMBER = re.compile(rf"\b(\d{{1,3}}|{'|'.join(_WORDS)})\b(?!\s*(?:-|per\b|%|days?\b|hours?\b|minutes?\b|weeks?\b))")
_SHARES = (
    (re.compile(r"\btwo[- ]thirds\b"), 2, 3),
    (re.compile(r"\bthree[- ]quarters\b"), 3, 4),
    (re.compile(r"\b(?:more than half|a majority)\b"), -1, 2),
    (re.compile(r"\b(?:a|one)[- ]half\b|\bhalf\b|\b50 ?%|\b50 per cent\b"), 1, 2),
    (re.compile(r"\b(?:a|one)[- ]third\b"), 1, 3),
    (re.compile(r"\b(?:a|one)[- ]quarter\b"), 1, 4),
)
SORTS = {
    "non_executive": ("non-executive", "independent member", "lay member"),
    "partner_member": ("partner member",),
    "executive": ("executive director", "executive member"),
}
"""Sorts of member that a quorum may name, by the kind of their posts."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a quorum asks for."""

    number: int | None
    """How many must be there; None where its words give no number."""
    chair: bool
    """Whether the chair must be among them, and no deputy will do."""
    sorts: tuple[tuple[str, str], ...]
    """The sorts of member that must be among them: the kind of post and the word for it."""


def votes(model: Model, body: Body) -> int:
    """How many may vote: the seats as counted, or those listed; those said not to vote left out."""
    return body.seat_total or sum(heads(model, seat) for seat in voters(model, body))


def voters(model: Model, body: Body) -> list[Membership]:
    """The seats that may vote."""
    return [seat for seat in seats(model, body, SITS) if seat.voting is not False]


def asked(body: Body, voting: int) -> Asked | None:
    """What a body's quorum asks for; None where none is stated."""
    figures = getattr(body, "quorum_counts", None)
    words = (body.quorum or "").casefold()
    if figures is None and not words:
        return None
    number = figures.members if figures is not None else _number(words, voting)
    chair = bool(re.search(r"\bchair\b", words)) and not re.search(r"\b(?:deputy|vice|or)\b", words)
    bare = words.replace("non-executive director", "non-executive")
    sorts = [(kind, name) for kind, names in SORTS.items() for name in names if name in bare]
    sorts = [(kind, name) for kind, name in sorts if kind != "executive" or not re.search(rf"non-{name}", bare)]
    return Asked(number, chair, tuple(dict(sorts).items()))


def _number(words: str, voting: int) -> int | None:
    for pattern, part, whole in _SHARES:
        if pattern.search(words):
            if not voting:
                return None
            return voting // 2 + 1 if part < 0 else -(-voting * part // whole)
    found = _NUMBER.search(words)
    return None if found is None else _WORDS.get(found[1]) or int(found[1])
