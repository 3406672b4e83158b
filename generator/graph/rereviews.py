"""What has to be looked at again, since something that it rests on has changed after its last review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.diagnostics import Ref
from generator.graph.dependents import Step, dependents, keepers
from generator.graph.model import Model
from generator.kinds._values import day, first_day, last_day
from generator.kinds.change_event import ChangeEvent
from generator.kinds.review import REVIEWED, Review
from generator.vocabulary import word

DEPTH = 1
"""How many links away from a change something may stand, unless a handbook's rules say otherwise."""
_BEGINS = frozenset({"body", "post", "function", "unit", "organisation", "designation", "agreement", "document"})
"""Kinds whose first day is news to what rests on them."""
_PAPERS = frozenset({"body", "document", "agreement", "scenario"})
"""Kinds that are looked at as a whole, so that every date of what they rest on is news to them."""


@dataclass(frozen=True, slots=True)
class Change:
    """The last that is known to have happened to something."""

    of: Ref
    on: str
    """The day, as a date of the model."""
    what: str
    """What happened, in a few words."""
    told: bool = False
    """A change event tells of it; otherwise it follows from a date alone."""
    recorded: bool = False
    """Somebody looked at the thing for it: an approval or a change event."""


@dataclass(frozen=True, slots=True)
class Rereview:
    """Something that rests on what has changed, and that nobody is known to have looked at since."""

    of: Ref
    change: Change
    way: tuple[Step, ...]
    """The links that lead from what has changed to it."""
    reviewed: str | None
    """When it was last reviewed or approved, or a change event told of it; None where nothing of that is recorded."""
    to_amend: str | None
    """When a review since then found that it has yet to be changed; None where none did."""
    owners: tuple[Ref, ...]
    """Who can be asked to review it, as far as the model says."""


@dataclass(frozen=True, slots=True)
class _Looks:
    """The last looks at each thing."""

    recorded: dict[Ref, str]
    """Reviews, approvals and change events."""
    any: dict[Ref, str]
    """These, and first days."""
    to_amend: dict[Ref, str]
    """Reviews since then that found that it has yet to be changed."""


def rereviews(model: Model, depth: int = DEPTH) -> tuple[Rereview, ...]:
    """What has to be reviewed again on the day of the model, by what has changed, the latest change first.

    A recorded review, an approval and a change event about the thing itself count as a look at it; what begins or is
    passed on after the change was written in knowledge of it. What follows from a date alone, without a change event
    that tells of it, counts for papers that were themselves looked at before: else nothing shows that anything is
    different from what the thing already says.

    Args:
        model: the model.
        depth: how many links away from a change something may stand.
    """
    every = [change for change in _changes(model) if last_day(change.on) <= last_day(model.as_at)]
    last = {change.of: change for change in sorted(every, key=lambda c: (first_day(c.on), c.told))}
    looks = _looks(model, every)
    found = []
    for change in sorted(last.values(), key=lambda c: (-first_day(c.on).toordinal(), c.of)):
        if model.get(change.of).status == "closed" and not change.told:
            continue
        for ref, way in sorted(dependents(model, change.of, depth).items()):
            if ref.kind not in REVIEWED or model.get(ref).status != "in_force":
                continue
            reviewed = looks.recorded.get(ref)
            heeds = change.told or (reviewed and ref.kind in _PAPERS)
            if heeds and _before(looks.any.get(ref), change):
                found.append(Rereview(ref, change, way, reviewed, looks.to_amend.get(ref), keepers(model, ref)))
    return tuple(found)


def last_look(one: Rereview) -> str:
    """When it was last looked at, in words."""
    said = f"last reviewed {on_day(one.reviewed)}" if one.reviewed else "no review of it is recorded"
    return f"{said}; found {on_day(one.to_amend)} to need a change" if one.to_amend else said


def by_which(model: Model, one: Rereview) -> str:
    """Why it rests on what has changed, in words: `is led by it`, or through what lies between."""
    said = ""
    for number, step in enumerate(one.way):
        joined = step.edge.origin.kind
        through = "" if joined == step.ref.kind else f"{_JOINED.get(joined) or word('kind', joined).lower()}: "
        what = f"'{model.get(one.way[number - 1].ref).title}', which {said}" if number else "it"
        said = f"{through}{step.edge.link.says} {what}"
    return said


_JOINED = {"assignment": "work"}
"""What joins two things, where its kind is called otherwise in a sentence."""


def on_day(when: str) -> str:
    """A date with the word that stands before it: on 1 July 2022, in July 2022."""
    return f"on {day(when)}" if when.count("-") == 2 else f"in {day(when)}"


def _before(look: str | None, change: Change) -> bool:
    return look is None or last_day(look) < first_day(change.on)


def _changes(model: Model) -> Iterator[Change]:
    for event in model.all("change_event"):
        on = isinstance(event, ChangeEvent) and (event.effective_on or event.decided_on)
        for field in ("original", "resulting"):
            for one in model.targets(event.ref, field):
                if isinstance(on, str):
                    yield Change(one.ref, on, event.title, told=True, recorded=True)
    for entity in model.every():
        approved = getattr(entity, "approved_on", None)
        if approved:
            whole = next((one.ref for one in model.targets(entity.ref, "body")), entity.ref)
            yield Change(whole, approved, "approved", recorded=True)
        if entity.from_ and entity.kind_name() in _BEGINS:
            yield Change(entity.ref, entity.from_, "began")
    for given in model.all("delegation"):
        ended = getattr(given, "taken_back", None) or given.until
        for when, what in ((given.from_, "passed on"), (ended, "taken back")):
            if when:
                yield from (Change(one.ref, when, what) for one in model.targets(given.ref, "decision"))


def _looks(model: Model, every: Iterable[Change]) -> _Looks:
    reviews = [one for one in model.all("review") if isinstance(one, Review)]
    pairs = [(one.ref, review) for review in reviews for one in model.targets(review.ref, "of")]
    noted = [(change.of, change.on) for change in every if change.recorded]
    noted += [(ref, review.reviewed_on) for ref, review in pairs if review.outcome != "to_be_amended"]
    implied = [(change.of, change.on) for change in every] + [(e.ref, e.from_) for e in model.every() if e.from_]
    recorded, either = _latest(model, noted), _latest(model, [*noted, *implied])
    waits = _latest(model, [(ref, review.reviewed_on) for ref, review in pairs if review.outcome == "to_be_amended"])
    later = {ref: on for ref, on in waits.items() if ref not in recorded or last_day(recorded[ref]) < last_day(on)}
    return _Looks(recorded, either, later)


def _latest(model: Model, looks: Iterable[tuple[Ref, str]]) -> dict[Ref, str]:
    """The last day for each thing, of those that are not still to come."""
    past = [(ref, on) for ref, on in looks if last_day(on) <= last_day(model.as_at)]
    return dict(sorted(past, key=lambda look: (last_day(look[1]), look[1])))
