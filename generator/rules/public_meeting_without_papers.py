"""Bodies that meet in public and do not say where their papers and minutes are."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, rule
from generator.rules._facts import bodies, the_boards

_ASKED = {"papers": "when its papers are sent out", "minutes": "where its minutes stand"}


@rule("GOV112", "warning")
def check(model: Model) -> Iterator[Finding]:
    """A body that meets in public whose terms of reference do not say when papers are sent out or where minutes stand,
    and a Board whose terms are given and do not say whether it meets in public.

    A meeting is open only to those who know what it is about. Without papers before it and minutes after it, being
    let into the room is of little use.

    Add `papers` and `minutes` to its `terms_of_reference`, where a source has them. A body whose terms are not in the
    handbook at all gives no finding here.

    Example: 'Board' meets in public, and its terms do not say where its minutes stand
    """
    for board in the_boards(model):
        terms = model.origins(board.ref, "body", "terms_of_reference")
        if terms and board.state("in_public") == "not_stated":
            yield Finding(
                board.ref,
                f"nothing says whether '{board.title}' meets in public",
                "add `in_public`, where a source says so",
                related=((terms[0].ref, (), "the terms of reference"),),
                question=f"Does '{board.title}' meet in public?",
            )
    for body in bodies(model):
        papers = model.origins(body.ref, "body", "terms_of_reference")
        if not body.in_public or not papers:
            continue
        gaps = [words for name, words in _ASKED.items() if all(one.state(name) == "not_stated" for one in papers)]
        if gaps:
            yield Finding(
                body.ref,
                f"'{body.title}' meets in public, and its terms do not say {' or '.join(gaps)}",
                "add `papers` and `minutes` to its `terms_of_reference`, where a source has them",
                ("terms_of_reference",),
                related=((papers[0].ref, (), "the terms of reference"),),
                question=f"Where do the papers and minutes of '{body.title}' stand?",
            )
