"""Boards for whose chair nobody stands in."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, rule
from generator.rules._facts import seats, the_boards


@rule("GOV416", "warning")
def check(model: Model) -> Iterator[Finding]:
    """A Board whose members and chair are stated, and of which nobody is said to be the deputy chair.

    When the chair is away, or has an interest in what is discussed, somebody else must lead the meeting. Where that is
    settled only in the room, the vote can be challenged.

    Give one of its `members` the role `deputy_chair`, where a source says who that is. It must not be whoever chairs
    the audit committee.

    Example: no source says who is deputy chair of 'Board'
    """
    for board in the_boards(model):
        if seats(model, board, ("chair",)) and not seats(model, board, ("deputy_chair",)):
            yield Finding(
                board.ref,
                f"no source says who is deputy chair of '{board.title}'",
                "give one of its `members` the role `deputy_chair`, where a source says so",
                ("members",),
                question=f"Who is deputy chair of '{board.title}'?",
            )
