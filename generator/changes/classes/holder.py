"""Who holds a post changed: a new holder, a vacancy, or another way of holding it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Sort, change, classifier
from generator.changes.diff import Diff, Side
from generator.changes.say import NOT_STATED, called
from generator.changes.values import NONE, Entry
from generator.vocabulary import word

CHANGED = Sort("CHG220", "Holder changed", "posts")
NAMED = Sort("CHG221", "Holder named", "posts", "CHG222")
UNNAMED = Sort("CHG222", "Holder no longer named", "posts", "CHG221", breaks=True)
VACANT = Sort("CHG223", "Post vacant", "posts", "CHG224", breaks=True)
FILLED = Sort("CHG224", "Vacancy filled", "posts", "CHG223")
MANNER = Sort("CHG225", "Way of holding a post changed", "posts")

_VACANT = "vacant"


@classifier(CHANGED, NAMED, UNNAMED, VACANT, FILLED, MANNER)
def find(diff: Diff) -> Iterator[Change]:
    """A post with other holders than before, or whose holder holds it otherwise, such as no longer acting."""
    for twin in diff.twins("post"):
        before = _holders(diff, diff.old, twin.old)
        after = _holders(diff, diff.new, twin.new)
        if before == after:
            continue
        sort = _sort(set(before), set(after))
        if sort is None:
            continue
        holdings = [e for e in (*before.values(), *after.values()) if e.ref.kind == "holding"]
        steps = diff.steps(*holdings, *_gone(diff, twin.old), *_gone(diff, twin.new))
        steps += tuple(edit for edit in diff.steps(twin.old, twin.new) if edit.field == "holders")
        if sort is MANNER and not any(edit.field in ("kind", "background") for edit in steps):
            continue
        told = [_told(side, holders) for side, holders in ((diff.old, before), (diff.new, after))]
        title = twin.new.title
        what = {
            CHANGED: f"{title} has another holder",
            NAMED: f"A holder of {title} is named",
            UNNAMED: f"Nobody is named as holder of {title} any more",
            VACANT: f"{title} is vacant",
            FILLED: f"{title} is no longer vacant",
            MANNER: f"{title} is held in another way",
        }[sort]
        yield change(diff, sort, twin.old, twin.new, what, before=told[0], after=told[1], edits=steps, field="holders")


def _sort(before: set[str], after: set[str]) -> Sort | None:
    if before == after:
        return MANNER
    if _VACANT in after - before:
        return VACANT
    if _VACANT in before - after:
        return FILLED
    if before and after:
        return CHANGED
    return NAMED if after else UNNAMED


def _holders(diff: Diff, side: Side, post: Entry) -> dict[str, Entry]:
    if post.values.get("holders") == NONE:
        return {_VACANT: post}
    found = {}
    for holding in side.join("holding", "post", post.ref):
        whole = [step for step in diff.steps(holding) if step.field is None]
        if any(diff.silent(step) for step in whole) and not _replaced(diff, post):
            continue
        person = holding.values.get("person")
        who = _VACANT if person in (None, NONE) else str(person)
        found[str(diff.translated(who))] = holding
    return found


def _replaced(diff: Diff, post: Entry) -> bool:
    """Whether the two models each name a holder of a post that one person holds, so that the one took over."""
    if isinstance(post.values.get("number"), int):
        return False
    twins = [t for t in diff.twins("post") if post in (t.old, t.new)]
    return any(
        diff.old.join("holding", "post", t.old.ref) and diff.new.join("holding", "post", t.new.ref) for t in twins
    )


def _gone(diff: Diff, post: Entry) -> list[Entry]:
    """Holdings that are over in the one model and were not in the other."""
    both = [side.every_join("holding", "post", post.ref) for side in (diff.old, diff.new)]
    active = {entry.ref for held in both for entry in held if entry.active}
    return [entry for held in both for entry in held if not entry.active and entry.ref in active]


def _told(side: Side, holders: dict[str, Entry]) -> str:
    said = []
    for who, holding in holders.items():
        kind = holding.values.get("kind")
        manner = f" ({word('holding', kind).lower()})" if isinstance(kind, str) else ""
        said.append("Vacant" if who == _VACANT else called(side, str(holding.values.get("person"))) + manner)
    return ", ".join(sorted(said)) or NOT_STATED
