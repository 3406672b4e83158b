"""Quorums that are too low, give no number, or hang on one person."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from generator.graph.model import Model
from generator.rules import Finding, Settings, rule
from generator.rules._facts import bodies, seats
from generator.rules._quorum import asked, votes

_SHARES = {Fraction(1, 2): "half", Fraction(1, 3): "a third", Fraction(1, 4): "a quarter"}


@rule("GOV413", "warning")
def check(model: Model, settings: Settings) -> Iterator[Finding]:
    """A quorum that gives no number, that is below a third of those who may vote, or that needs the chair while the
    body has no deputy chair. A handbook may set another share, as `least_quorum` under `settings` in its
    `site_config/rules.yml`.

    A quorum is there so that a few cannot decide for all, and so that a meeting can still take place when one person
    is away.

    State a number, raise it, or name a `deputy_chair` who may stand in.

    Example: the quorum of 'Board' is 2 of 9 who may vote, which is less than a third
    """
    share = _SHARES.get(settings.quorum_share, settings.least_quorum)
    for body in bodies(model):
        voting = votes(model, body)
        wanted = asked(body, voting)
        if wanted is None:
            continue
        said = []
        if wanted.number is None and voting:
            said.append(f"the quorum of '{body.title}' gives no number: '{body.quorum}'")
        elif wanted.number is not None and wanted.number < voting * settings.quorum_share:
            said.append(
                f"the quorum of '{body.title}' is {wanted.number} of {voting} who may vote, which is less than {share}"
            )
        if wanted.chair and seats(model, body, ("chair",)) and not seats(model, body, ("deputy_chair",)):
            said.append(f"the quorum of '{body.title}' needs its chair, and no deputy chair is named")
        for message in said:
            yield Finding(
                body.ref, message, "state a number, raise it, or name a deputy chair who may stand in", ("quorum",)
            )
