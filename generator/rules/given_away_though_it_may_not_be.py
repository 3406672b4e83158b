"""Functions that may not be delegated and are carried by somebody else all the same."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds.assignment import Assignment
from generator.kinds.function import Function
from generator.rules import Finding, in_force, rule, uncertain

_CARRIES = ("accountable", "responsible")


@rule("GOV211", "error")
def check(model: Model) -> Iterator[Finding]:
    """A function that may not be delegated, for which a body of another organisation is accountable or responsible.

    Some functions the law leaves with the organisation itself. What another body decides in them has no force, and
    the organisation answers for it all the same.

    Give the function back to a post or body of the organisation, or correct `delegable`. A statutory function that
    trusts may not carry out counts through the function in which it is carried out.

    Example: 'Audit' may not be delegated, but 'Provider Board' of 'Other Trust' is responsible for it
    """
    for function in model.all("function"):
        if not isinstance(function, Function) or not in_force(function, model.as_at):
            continue
        duties = model.origins(function.ref, "function", "statutory_function")
        kept = [d for d in duties if getattr(d, "delegable_to_trusts", None) == "no"]
        if function.delegable != "no" and not kept:
            continue
        for line in model.origins(function.ref, "function", "assignment"):
            if not isinstance(line, Assignment) or line.role not in _CARRIES or not in_force(line, model.as_at):
                continue
            for holder in model.targets(line.ref, "holder"):
                owners = [*model.targets(holder.ref, "organisations"), *model.targets(holder.ref, "organisation")]
                if not owners or model.handbook.organisation in {owner.id for owner in owners}:
                    continue
                yield Finding(
                    line.ref,
                    f"'{function.title}' may not be delegated, but '{holder.title}' of '{owners[0].title}' is "
                    f"{line.role} for it",
                    "give it to a post or body of the organisation, or correct `delegable`",
                    ("role",),
                    uncertain(line.said("role"))
                    or (function.delegable == "no" and uncertain(function.said("delegable")))
                    or any(uncertain(duty.said("delegable_to_trusts")) for duty in kept),
                    ((function.ref, ("delegable",), f"'{function.title}'"),),
                )
