"""What came of holding a model against a requirement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.diagnostics import Ref
from generator.graph.framework import Framework
from generator.graph.model import Withheld
from generator.kinds._entity import SourceStatus
from generator.kinds.requirement import Requirement

Answer = Literal["met", "not_met", "cannot_tell", "to_judge"]
"""to_judge: a person must judge it."""

ANSWERS: tuple[Answer, ...] = ("met", "not_met", "cannot_tell", "to_judge")

MARKS: dict[Answer, str] = {"met": "✓", "not_met": "✗", "cannot_tell": "?", "to_judge": "○"}
"""A sign for each answer, beside the word and never instead of it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to one requirement, with what shows it."""

    requirement: Requirement
    answer: Answer
    why: str
    """One or two plain sentences."""
    evidence: tuple[Ref | Withheld, ...] = ()
    """The things of the model that show it."""
    rests_on: tuple[SourceStatus, ...] = ()
    """The doubts about the facts that the answer rests on."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A framework and the answer to each of its requirements, in its order."""

    framework: Framework
    verdicts: tuple[Verdict, ...]

    def counts(self) -> dict[Answer, int]:
        """How many requirements have each answer."""
        return {answer: sum(v.answer == answer for v in self.verdicts) for answer in ANSWERS}

    def themes(self) -> dict[str, tuple[Verdict, ...]]:
        """The answers under each heading, in the order first met; those without one under an empty heading."""
        found: dict[str, list[Verdict]] = {}
        for verdict in self.verdicts:
            found.setdefault(verdict.requirement.theme or "", []).append(verdict)
        return {theme: tuple(verdicts) for theme, verdicts in found.items()}
