"""Joint committees of fewer than two organisations."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds.body import Body
from generator.rules import Finding, naming, rule, uncertain
from generator.rules._facts import bodies, others

_HINT = "name every organisation that set it up under `organisations`"


@rule("GOV105", "error")
def check(model: Model) -> Iterator[Finding]:
    """A joint committee that belongs to fewer than two organisations.

    A joint committee decides for all that set it up and answers to each of them. Whoever is not named has neither
    given it powers nor agreed its terms.

    Name the organisations under `organisations`; a set whose members no source names counts as many. A committee of
    one organisation is a `committee`. Where no source says whose it is, there is one warning for all of them.

    Example: 'Joint Committee' is a joint committee of one organisation, 'Trust'
    """
    silent: list[Body] = []
    for body in bodies(model, "joint_committee"):
        organisations = model.targets(body.ref, "organisations")
        number = sum(getattr(one, "number", None) or 1 for one in organisations)
        if number > 1:
            continue
        if not organisations and body.state("organisations") != "none":
            silent.append(body)
            continue
        whose = f"one organisation, '{organisations[0].title}'" if organisations else "no organisation"
        yield Finding(
            body.ref,
            f"'{body.title}' is a joint committee of {whose}",
            _HINT,
            ("organisations",),
            uncertain(body.said("organisations")) or uncertain(body.said("kind")),
        )
    if silent:
        names = naming([body.title for body in silent])
        yield Finding(
            silent[0].ref,
            f"no source says which organisations set up {names}",
            _HINT,
            ("organisations",),
            doubt=True,
            related=others(silent, ("organisations",)),
            question=f"Which organisations set up {names}?",
            gathers=True,
        )
