"""What changed from release to release: read from records, and worked out for the version that is being made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from generator.changes import Change, Diff, Level, bring_together, find_changes
from generator.changes.values import HANDBOOK, JOINS
from generator.diagnostics import Ref
from generator.graph.model import Model
from generator.graph.release import Release, Step
from generator.history import Record, read_records
from generator.kinds import kinds
from generator.kinds._values import first_day, last_day

_NOW = "the version before"


def with_releases(model: Model, whole: Model, root: Path, level_of: Callable[[str], Level]) -> Model:
    """A model that knows its releases.

    Args:
        model: one edition on one day.
        whole: the model it was selected from.
        root: the handbook's folder.
        level_of: who has to agree to a class of change.
    """
    records, _ = read_records(root, model.edition)
    until = [one for one in records if first_day(one.release.as_at) <= last_day(model.as_at)]
    own = [number for number, one in enumerate(until) if one.release.version == model.handbook.version]
    until = until[: own[0] + 1] if own else until
    every = [one.release for one in until]
    if until and model.as_at == model.handbook.as_at:
        now = release(model, until, level_of)
        if now.steps or not own:
            every.append(now)
        every[-1] = replace(every[-1], version=model.handbook.version or every[-1].version)
    hidden = {entity.ref for entity in whole.every() if model.find(*entity.ref) is None}
    shown = tuple(replace(one, steps=_fit(one.steps, hidden)) for one in every)
    return replace(model, releases=shown if len(shown) > 1 else ())


def release(
    model: Model,
    before: Sequence[Record],
    level_of: Callable[[str], Level],
    version: str | None = None,
    digest: str = "",
) -> Release:
    """A model as a release, with what changed since the last one that is on record.

    Args:
        model: one edition on one day.
        before: the records of earlier releases, the earliest first.
        level_of: who has to agree to a class of change.
        version: what it is called; the version on its card by default.
        digest: of the model, where the release is to leave a record.
    """
    card = model.handbook
    named = version or card.version or ""
    last = before[-1] if before else None
    steps: tuple[Step, ...] = ()
    if last is not None:
        diff = bring_together(last.model, model, (_NOW, named or card.title))
        steps = tuple(step(diff, one) for one in find_changes(diff, level_of) if not _says_nothing(one))
    since = last.release.version if last is not None else None
    return Release(named, card.title, card.state, model.as_at, card.approved_by, card.approved_on, digest, since, steps)


def _says_nothing(one: Change) -> bool:
    """Whether a change is only the silence of a handbook that is not whole, or that this version has a number."""
    card = one.ref.kind == HANDBOOK and all(edit.field == "version" for edit in one.edits)
    return card or one.sort.theme == "silence"


def step(diff: Diff, one: Change) -> Step:
    """A change as records and pages keep it."""
    whole = next((edit for edit in one.edits if edit.ref == one.ref and edit.field is None), None)
    own = whole or (one.edits[0] if len(one.edits) == 1 and one.edits[0].ref == one.ref else None)
    move = "" if own is None else "+" if own.adds else "-" if own.removes else ""
    fact = min(one.code, one.sort.mirror) if own is None else own.field or ""
    about = tuple(dict.fromkeys((one.ref, *_joined(diff, one.ref))))
    return Step(
        one.code,
        one.sort.name,
        one.level,
        one.sort.theme,
        one.sort.breaks,
        about,
        str(one.ref),
        fact,
        move,
        one.title,
        one.what,
        one.before,
        one.after,
    )


def _joined(diff: Diff, ref: Ref) -> Iterator[Ref]:
    """What a joining entry joins, since it has no history of its own that anybody would look for."""
    for side in (diff.new, diff.old):
        entry = side.entries.get(ref)
        for field in JOINS.get(ref.kind, ()) if entry is not None else ():
            value = entry.values.get(field) if entry is not None else None
            for words in value if isinstance(value, list) else [value]:
                kind, slash, ident = words.partition("/") if isinstance(words, str) else ("", "", "")
                if slash and kind in kinds():
                    yield Ref(kind, ident)


def _fit(steps: Sequence[Step], hidden: set[Ref]) -> tuple[Step, ...]:
    """Steps without those about what this edition does not hold, or does not hold any more."""
    return tuple(one for one in steps if not hidden.intersection(one.about))
