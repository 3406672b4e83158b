"""Terms of reference that do not say who approved them, when, or when they are to be reviewed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, in_force, naming, rule
from generator.rules._facts import gaps_in_words, others

_SAYS = {
    "version": "their version",
    "approved_by": "who approved them",
    "approved_on": "when they were approved",
    "review_by": "when they must be reviewed",
}


@rule("GOV113", "warning")
def check(model: Model) -> Iterator[Finding]:
    """Terms of reference that do not say their version, who approved them, when, or when they must be reviewed.

    Nobody can tell whether terms without a date are those in force. A review that no date asks for does not take
    place.

    Add `version`, `approved_by`, `approved_on` and `review_by` to the `terms_of_reference`, where a source has them.
    What the body itself says counts too. A body whose terms are not in the handbook gives no finding; there is one
    for all the others together.

    Example: the terms of 'Audit Committee' do not say who approved them (1) or when they must be reviewed (1)
    """
    lacking, missing = [], dict.fromkeys(_SAYS, 0)
    for terms in model.all("terms_of_reference"):
        body = next(iter(model.targets(terms.ref, "body")), None)
        if body is None or not in_force(body, model.as_at) or not in_force(terms, model.as_at):
            continue
        both = (terms, body)
        gaps = [name for name in _SAYS if not any(_said(one, name) for one in both)]
        if gaps:
            lacking.append(body)
        for name in gaps:
            missing[name] += 1
    if lacking:
        said = gaps_in_words(missing, _SAYS, "or")
        names = naming([body.title for body in lacking])
        yield Finding(
            lacking[0].ref,
            f"the terms of {names} do not say {said}",
            "add it to the `terms_of_reference`, where a source has it",
            ("terms_of_reference",),
            related=others(lacking, ("terms_of_reference",)),
            question=f"When were the terms of {names} approved, and when are they reviewed?",
            gathers=True,
        )


def _said(one: object, name: str) -> bool:
    return getattr(one, name, None) is not None
