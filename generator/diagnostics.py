"""What is wrong, where it stands and how to mend it: the one value every stage reports problems in."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""Worst first."""


class At(NamedTuple):
    """A place in a file: the path as the reader knows it, line and column counted from 1."""

    file: str
    line: int = 1
    col: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.col}"


class Ref(NamedTuple):
    """The name of one entity: its kind and its id."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.id}"


@dataclass(frozen=True, slots=True)
class Code:
    """A sort of finding that has a page of its own in the catalogue."""

    code: str
    name: str
    severity: Severity
    page: str
    """What it finds, why it matters and how to mend it, in plain paragraphs."""

    @property
    def title(self) -> str:
        """What it is called in a sentence."""
        return self.name.replace("_", " ")

    @property
    def why(self) -> str:
        """Why it matters, in one line: the first sentence of the page's second paragraph."""
        second = " ".join(f"{self.page}\n\n".split("\n\n")[1].split())
        return re.split(r"(?<=[.])\s+(?=[A-Z`])", second)[0]


@dataclass(frozen=True, slots=True)
class Waived:
    """Who lets a finding stand, why and until when."""

    severity: Severity
    """How bad the finding would be."""
    who: str
    why: str
    until: str
    """The last day of it, as a date of the model."""
    at: At
    """Where the waiver stands."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: a place, a code, how bad it is, a sentence and a way to mend it."""

    at: At
    code: str
    severity: Severity
    message: str
    hint: str = ""
    related: tuple[tuple[At, str], ...] = ()
    subjects: tuple[Ref, ...] = ()
    """The entities it is about, so that their pages can show it."""
    question: str = ""
    """What to ask whoever knows, where the finding rests on a doubt."""
    waived: Waived | None = None
    """Set where somebody lets it stand; its own severity is then that of a note."""

    def order(self) -> tuple[str, int, int, int, str, str]:
        """Sort key: by file, line and column, then worst first."""
        return (self.at.file, self.at.line, self.at.col, SEVERITIES.index(self.severity), self.code, self.message)


def problem(code: Code, at: At, message: str, hint: str = "", related: Sequence[tuple[At, str]] = ()) -> Diagnostic:
    """A finding of a catalogued sort, with the sort's own severity."""
    return Diagnostic(at, code.code, code.severity, message, hint, tuple(related))


def worst(diagnostics: Iterable[Diagnostic]) -> Severity | None:
    """The worst severity among some findings; None where there are none."""
    found = {d.severity for d in diagnostics}
    return next((s for s in SEVERITIES if s in found), None)


def brief(words: str, most: int = 80) -> str:
    """An author's words as a message quotes them: on one line, the rest of long ones left out."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def naming(names: Sequence[str], most: int = 4) -> str:
    """Names in a sentence: `'A', 'B' and 'C'`; of more than `most`, the first ones and how many more."""
    quoted = [f"'{name}'" for name in names]
    if not quoted:
        return "nobody"
    if len(quoted) > most:
        rest = len(quoted) - most + 1
        return f"{', '.join(quoted[: most - 1])} and {rest} more"
    return " and ".join(part for part in (", ".join(quoted[:-1]), quoted[-1]) if part)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word a reader most likely meant, or None."""
    matches = difflib.get_close_matches(word, sorted(set(known)), n=3, cutoff=0.6)

    def likeness(other: str) -> tuple[float, int]:
        """How alike they are; of equals, two signs that changed places are likelier than one that is another."""
        return difflib.SequenceMatcher(a=other, b=word).ratio(), sorted(other) == sorted(word)

    return max(matches, key=likeness) if matches else None


def as_text(diagnostic: Diagnostic) -> str:
    """`file:line:col: severity[CODE]: message`, then the hint and the related places, each on a line."""
    lines = [f"{diagnostic.at}: {diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}"]
    if diagnostic.hint:
        lines.append(f"  hint: {diagnostic.hint}")
    lines += [f"  see: {at}: {words}" for at, words in diagnostic.related]
    if diagnostic.waived:
        lines.append(f"  waived: {waived_words(diagnostic.waived)}")
    return "\n".join(lines)


def waived_words(by: Waived) -> str:
    """Who lets a finding stand, until when, what it would be, and why."""
    article = "an" if by.severity == "error" else "a"
    return f"by {by.who} until {by.until}, else it would be {article} {by.severity}: {by.why}"


def counts(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    """How many findings there are of each severity, without those that are waived."""
    open_ones = [d for d in diagnostics if d.waived is None]
    return {s: sum(d.severity == s for d in open_ones) for s in SEVERITIES}


def count_line(diagnostics: Sequence[Diagnostic]) -> str:
    """`1 error, 2 warnings, 0 notes`, and how many are waived, where any are."""
    waived = sum(d.waived is not None for d in diagnostics)
    said = [f"{n} {s}{'' if n == 1 else 's'}" for s, n in counts(diagnostics).items()]
    return ", ".join([*said, *([f"{waived} waived"] if waived else [])])


def moved(diagnostics: Iterable[Diagnostic], prefix: str, inside: Callable[[str], bool]) -> list[Diagnostic]:
    """Findings whose files are named from another folder.

    Args:
        diagnostics: the findings, their files named from the handbook's folder.
        prefix: the way from the other folder to the handbook's; `.` where they are the same.
        inside: whether a file lies in the handbook's folder; templates and settings of the project do not.
    """

    def shown(at: At) -> At:
        ours = at.file.startswith(("docs_templates/", "site_config/")) and not inside(at.file)
        return at if ours else at._replace(file=posixpath.normpath(posixpath.join(prefix, at.file)))

    return [
        replace(
            d,
            at=shown(d.at),
            related=tuple((shown(at), words) for at, words in d.related),
            waived=replace(d.waived, at=shown(d.waived.at)) if d.waived else None,
        )
        for d in diagnostics
    ]
