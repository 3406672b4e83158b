"""Sub-delegation where it is not allowed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, rule
from generator.rules._scheme import found


@rule("GOV605", "error")
def check(model: Model) -> Iterator[Finding]:
    """A power that is passed on by somebody who may not pass it on, or of whom no source says that they may.

    A power may be passed on only where its giver allows it. Otherwise whoever decides has no right to. It is a warning
    where nothing is stated either way.

    Write `may_sub_delegate: yes` on what the giver was given, where a source says so, or take the delegation away.

    Example: 'Chief' delegates 'Award a contract' to 'Head', and may not pass it on
    """
    yield from found(model, "barred")
