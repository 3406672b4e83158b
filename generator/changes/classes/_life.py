"""How entries of a kind begin, end, and live on as others: what the classifiers of lives share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.changes.change import Change, Sort, Theme, change, field_change
from generator.changes.descent import Descent
from generator.changes.diff import Diff
from generator.changes.edits import Edit
from generator.changes.say import about, naming
from generator.changes.values import Entry, same_words
from generator.kinds._values import day

_FOLDED = {
    "body": (
        ("membership", "body"),
        ("assignment", "holder"),
        ("terms_of_reference", "body"),
        ("emergency_power", "body"),
    ),
    "post": (("holding", "post"), ("assignment", "holder"), ("deputy_rule", "post")),
    "function": (("assignment", "function"),),
    "designation": (("assignment", "designation"),),
    "decision": (("delegation", "decision"),),
}
"""What begins and ends with an entry, and is no change of its own."""


@dataclass(frozen=True)
class Life:
    """The classes of how things of some kinds begin and end."""

    began: Sort
    ended: Sort
    closed: Sort
    reopened: Sort
    renamed: Sort
    merged: Sort
    split: Sort

    @property
    def sorts(self) -> tuple[Sort, ...]:
        """All of them, once each."""
        every = (self.began, self.ended, self.closed, self.reopened, self.renamed, self.merged, self.split)
        return tuple(dict.fromkeys(every))


def life(first: int, one: str, theme: Theme, said: tuple[str, str] = ("established", "no longer there")) -> Life:
    """Seven classes with codes one after another: began and ended, closed and reopened, renamed, merged and split."""
    codes = [f"CHG{first + number}" for number in range(7)]
    name = one[:1].upper() + one[1:]
    return Life(
        Sort(codes[0], f"{name} {said[0]}", theme, codes[1]),
        Sort(codes[1], f"{name} {said[1]}", theme, codes[0], breaks=True),
        Sort(codes[2], f"{name} closed", theme, codes[3], breaks=True),
        Sort(codes[3], f"{name} in force again", theme, codes[2]),
        Sort(codes[4], f"{name} renamed or replaced", theme),
        Sort(codes[5], f"{name} merged with others", theme, codes[6], breaks=True),
        Sort(codes[6], f"{name} split", theme, codes[5], breaks=True),
    )


def short_life(first: int, one: str, theme: Theme, began: str = "added", breaks: bool = True) -> Life:
    """Three classes, for what is seldom merged or split: begun, ended or closed, renamed or replaced."""
    name = one[:1].upper() + one[1:]
    starts = Sort(f"CHG{first}", f"{name} {began}", theme, f"CHG{first + 1}")
    ends = Sort(f"CHG{first + 1}", f"{name} dropped or closed", theme, f"CHG{first}", breaks=breaks)
    renamed = Sort(f"CHG{first + 4}", f"{name} renamed or replaced", theme)
    return Life(starts, ends, ends, starts, renamed, renamed, renamed)


def lives(diff: Diff, wanted: Callable[[str], bool], sorts: Life) -> Iterator[Change]:
    """Every beginning, end and renaming of things of some kinds."""
    for descent in diff.descents:
        if wanted(descent.kind):
            yield from _lived(diff, descent, sorts)
    for twin in [t for t in diff.every_twin() if wanted(t.new.ref.kind)]:
        edit = twin.edit("name")
        if edit is not None and edit.heir is None and not same_words(edit.before, edit.after):
            what = f"{twin.old.title} is now called {twin.new.title}"
            yield field_change(diff, sorts.renamed, twin.old, twin.new, edit, what)


def _lived(diff: Diff, descent: Descent, sorts: Life) -> Iterator[Change]:
    olds, news = descent.origins, descent.heirs
    steps = steps_of(diff, descent)
    if descent.how in ("began", "reopened"):
        (new,) = news
        sort = sorts.began if descent.how == "began" else sorts.reopened
        told = f"{new.title} is {'new' if descent.how == 'began' else 'in force again'}{_since(new)}"
        yield change(diff, sort, None, new, told, after=about(diff.new, new), edits=steps)
    elif descent.how in ("ended", "closed"):
        (old,) = olds
        left = diff.new.entries.get(old.ref)
        sort = sorts.ended if left is None else sorts.closed
        told = f"{old.title} is no longer there" if left is None else f"{old.title} has closed{_until(left)}"
        yield change(diff, sort, old, left, told, before=about(diff.old, old), edits=steps)
    elif descent.alone:
        old, new = olds[0], news[0]
        if descent.how == "same_name":
            return
        told = f"{old.title} goes on as {new.title}{_since(new)}"
        yield change(diff, sorts.renamed, old, new, told, before=old.title, after=new.title, edits=steps)
    else:
        sort = {"merged": sorts.merged, "split": sorts.split}.get(descent.how, sorts.renamed)
        before, after = naming([e.title for e in olds]), naming([e.title for e in news])
        how = {"merged": "merged into", "split": "split into"}.get(descent.how, "replaced by")
        told = f"{before} {'was' if len(olds) == 1 else 'were'} {how} {after}"
        also = (*olds, *news)
        yield change(diff, sort, olds[0], news[0], told, before=before, after=after, edits=steps, also=also)


def steps_of(diff: Diff, descent: Descent) -> tuple[Edit, ...]:
    """The coming and going of the entries themselves, and of what begins and ends with them."""
    found: list[Edit] = []
    ends = {entry.ref for entry in descent.origins} ^ {entry.ref for entry in descent.heirs}
    for ref in sorted(ends):
        life = ("status", "until", "successor")
        found += [edit for edit in diff.steps(ref) if edit.field is None or edit.field in life]
        for kind, field in _FOLDED.get(ref.kind, ()):
            for side in (diff.old, diff.new):
                held = side.every_join(kind, field, ref)
                found += [e for e in diff.steps(*held) if e.field in (None, *life)]
    return tuple({edit.key: edit for edit in found}.values())


def _since(entry: Entry) -> str:
    begins = entry.values.get("from_")
    return f", from {day(begins)}" if isinstance(begins, str) else ""


def _until(entry: Entry) -> str:
    ends = entry.values.get("until")
    return f"; its last day was {day(ends)}" if isinstance(ends, str) else ""
