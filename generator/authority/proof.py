"""The proof: for every decision, whether the scheme holds together, does not, or cannot be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.authority.decide import decide
from generator.authority.faults import Fault, Sort, faults, schemes
from generator.authority.scheme import Scheme
from generator.authority.standing import names
from generator.authority.values import Question
from generator.graph.model import Model
from generator.kinds.decision import Decision

Outcome = Literal["holds", "fails", "cannot_tell"]

CLAIMS: dict[str, tuple[Sort, ...]] = {
    "Somebody holds it": (),
    "Nobody passes on more than they hold": ("beyond", "not_held", "barred"),
    "No circle": ("circle",),
    "Every sum has one place": ("gap", "overlap"),
    "No holder vacant without a deputy": ("vacant",),
    "Not both reserved and delegated": ("reserved",),
    "No group decides that may not": ("powerless",),
    "Limits and papers are complete": ("uncounted", "paperless"),
}
"""What is to be shown of each decision, and the faults that speak against it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one claim about one decision."""

    claim: str
    outcome: Outcome
    words: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of every claim about one decision."""

    decision: Decision
    verdicts: tuple[Verdict, ...]

    @property
    def outcome(self) -> Outcome:
        """The worst of them."""
        found = {verdict.outcome for verdict in self.verdicts}
        return "fails" if "fails" in found else ("cannot_tell" if "cannot_tell" in found else "holds")


def prove(model: Model) -> tuple[Proof, ...]:
    """Every claim about every decision in force on the model's day."""
    return tuple(_proof(scheme) for scheme in schemes(model))


def _proof(scheme: Scheme) -> Proof:
    found = faults(scheme)
    verdicts = [_held(scheme)]
    for claim, sorts in CLAIMS.items():
        if sorts:
            verdicts.append(_verdict(scheme, claim, [fault for fault in found if fault.sort in sorts]))
    return Proof(scheme.decision, tuple(verdicts))


def _held(scheme: Scheme) -> Verdict:
    claim = next(iter(CLAIMS))
    if scheme.top:
        return Verdict(claim, "holds", names(scheme.model, scheme.top))
    return Verdict(claim, "cannot_tell", "No source says who holds it before it is passed on")


def _verdict(scheme: Scheme, claim: str, against: list[Fault]) -> Verdict:
    plain = [fault for fault in against if not fault.unsure]
    if plain:
        return Verdict(claim, "fails", "; ".join(_sentence(fault) for fault in plain))
    if against:
        return Verdict(claim, "cannot_tell", "; ".join(_sentence(fault) for fault in against))
    if claim == "Nobody passes on more than they hold" and any(not grant.givers for grant in scheme.grants):
        return Verdict(claim, "cannot_tell", "Who gives it is not stated")
    if claim == "Every sum has one place" and not scheme.grants:
        answer = decide(scheme.model, Question(scheme.decision.ref))
        if answer.verdict == "not_stated":
            return Verdict(claim, "cannot_tell", "No source says who decides")
    return Verdict(claim, "holds")


def _sentence(fault: Fault) -> str:
    """A fault in words, where the decision has been named already."""
    words = fault.words.replace(f"'{fault.decision.title}'", "it")
    return words[:1].upper() + words[1:]
