"""Faults of the scheme of delegation as findings."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from generator.authority.faults import Fault, Sort, faults, schemes
from generator.graph.model import Model
from generator.rules import Finding, uncertain

HINTS: dict[Sort, str] = {
    "beyond": "lower the limit, or raise what its giver holds",
    "circle": "mend the `delegator` or the `delegate` that is wrong",
    "not_held": "add the delegation to its giver, or name another giver",
    "reserved": "take away the delegation, or the reservation",
    "barred": "write `may_sub_delegate: yes` on what its giver was given, or take this delegation away",
    "powerless": "delegate it to a committee or a post; such a group may advise it",
    "gap": "add a delegation for these sums, or say with `held_by` who keeps them",
    "overlap": "let the limits meet, or write `alternatives: yes` where any one will do",
    "vacant": "name a deputy under the post's `deputies`, or delegate it to another post",
    "uncounted": "write the sum with £, and a `basis` such as per_year",
    "paperless": "add `delegator`, `instrument` and `from` where a source gives them",
}


@functools.lru_cache(maxsize=1)
def _every(model: Model) -> tuple[Fault, ...]:
    return tuple(fault for scheme in schemes(model) for fault in faults(scheme))


def of_sorts(model: Model, *sorts: Sort) -> list[Fault]:
    """The faults of some sorts, in the order of the decisions."""
    return [fault for fault in _every(model) if fault.sort in sorts]


def found(model: Model, *sorts: Sort) -> Iterator[Finding]:
    """A finding for each fault; in doubt where the delegation is not plainly stated."""
    for fault in of_sorts(model, *sorts):
        doubt = fault.unsure or uncertain(fault.subject.said(*fault.path))
        yield Finding(fault.subject.ref, fault.words, HINTS[fault.sort], fault.path, doubt)
