"""Boards and committees whose terms are not stated in full."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds.body import Body
from generator.rules import Finding, naming, rule
from generator.rules._facts import bodies, gaps_in_words, others

_HAVE_TERMS = ("board", "committee", "sub_committee", "joint_committee")
_TERMS = {
    "purpose": "what it is for",
    "authority": "what it may do",
    "quorum": "its quorum",
    "meets": "how often it meets",
    "accountable_to": "whom it reports to",
}
_HINT = "add what its terms of reference say, or `none` where they say that there is none"


@rule("GOV111", "warning")
def check(model: Model) -> Iterator[Finding]:
    """Boards and committees of which no source states what they are for, what they may do, their quorum or how often
    they meet, and committees of which none states whom they report to.

    These are what terms of reference are for. Without them nobody can tell whether a meeting could decide, or
    whether it took place as often as it must.

    Ask for the terms of reference and add what they say. There is one finding for all bodies of the handbook; it
    counts for how many of them each of them is not stated.

    Example: the terms of 'Audit Committee' are not stated in full; missing are what it may do (1), its quorum (1), how
    often it meets (1) and whom it reports to (1)
    """
    lacking: list[Body] = []
    missing = dict.fromkeys(_TERMS, 0)
    for body in bodies(model, *_HAVE_TERMS):
        gaps = [
            name for name in _TERMS if body.state(name) == "not_stated" and not _stated_elsewhere(model, body, name)
        ]
        if gaps:
            lacking.append(body)
        for name in gaps:
            missing[name] += 1
    if lacking:
        said = gaps_in_words(missing, _TERMS, "and")
        names = naming([body.title for body in lacking])
        yield Finding(
            lacking[0].ref,
            f"the terms of {names} are not stated in full; missing are {said}",
            _HINT,
            related=others(lacking),
            question=f"Where are the terms of reference of {names}?",
            gathers=True,
        )


def _stated_elsewhere(model: Model, body: Body, name: str) -> bool:
    """Whether a paper with the body's terms says it, or the body says it in figures."""
    if name == "accountable_to":
        return (
            body.kind == "board" or bool(body.organisations and body.kind == "joint_committee") or _reports(model, body)
        )
    if name == "quorum" and getattr(body, "quorum_counts", None) is not None:
        return True
    papers = model.origins(body.ref, "body", "terms_of_reference")
    return any(getattr(paper, name, None) for paper in papers)


def _reports(model: Model, body: Body) -> bool:
    """Whether terms of reference say to whom it reports."""
    papers = model.origins(body.ref, "body", "terms_of_reference")
    return any(model.out(paper.ref, "reports_to") or getattr(paper, "reports", None) for paper in papers)
