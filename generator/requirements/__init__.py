"""Holds a model against the requirements of frameworks: met, not met, cannot tell, or for a person to judge.

Only stated facts can break a requirement. What a model leaves out is not stated; what a partial handbook, or the
public edition, does not hold may still be there. An answer that rests on doubtful facts says so.
"""

from __future__ import annotations

import functools

from generator.graph.framework import Framework
from generator.graph.model import Model
from generator.kinds.requirement import Requirement
from generator.requirements.answers import carry_out
from generator.requirements.sentences import in_numbers, resting_on
from generator.requirements.verdict import ANSWERS, MARKS, Answer, Judged, Verdict

__all__ = ["ANSWERS", "MARKS", "Answer", "Judged", "Verdict", "hold", "in_numbers", "judge"]


@functools.lru_cache(maxsize=4)
def judge(model: Model) -> tuple[Judged, ...]:
    """Hold a model against every framework that applies to it."""
    return tuple(hold(model, framework) for framework in model.standards)


def hold(model: Model, framework: Framework) -> Judged:
    """Hold a model against one framework, whether or not it applies to it."""
    return Judged(framework, tuple(_verdict(model, asked) for asked in framework.requirements))


def _verdict(model: Model, asked: Requirement) -> Verdict:
    if asked.test is None:
        return Verdict(asked, "to_judge", "A person must judge this.")
    answered = carry_out(model, asked, asked.test)
    why = " ".join(part for part in (answered.why, resting_on(answered.doubts)) if part)
    return Verdict(asked, answered.outcome, why, answered.evidence, tuple(sorted(answered.doubts)))
