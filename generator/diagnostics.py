"""What is wrong, where it stands and how to mend it: the one value every stage reports problems in."""

from __future__ import annotations

import difflib
import json
import posixpath
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple
from urllib.parse import quote

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
    matches = difflib.get_close_matches(word, sorted(set(known)), n=1, cutoff=0.6)
    return matches[0] if matches else None


def as_text(diagnostic: Diagnostic) -> str:
    """`file:line:col: severity[CODE]: message`, then the hint and the related places, each on a line."""
    lines = [f"{diagnostic.at}: {diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}"]
    if diagnostic.hint:
        lines.append(f"  hint: {diagnostic.hint}")
    lines += [f"  see: {at}: {words}" for at, words in diagnostic.related]
    return "\n".join(lines)


def count_line(diagnostics: Sequence[Diagnostic]) -> str:
    """`1 error, 2 warnings, 0 notes`."""
    counts = [(s, sum(d.severity == s for d in diagnostics)) for s in SEVERITIES]
    return ", ".join(f"{n} {s}{'' if n == 1 else 's'}" for s, n in counts)


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """All findings as one JSON object with a count."""
    rows = [
        {
            "file": d.at.file,
            "line": d.at.line,
            "col": d.at.col,
            "severity": d.severity,
            "code": d.code,
            "message": d.message,
            "hint": d.hint,
            "related": [{"file": a.file, "line": a.line, "col": a.col, "message": words} for a, words in d.related],
            "subjects": [{"kind": s.kind, "id": s.id} for s in d.subjects],
        }
        for d in diagnostics
    ]
    counts = {s: sum(d.severity == s for d in diagnostics) for s in SEVERITIES}
    return json.dumps({"counts": counts, "findings": rows}, indent=2, ensure_ascii=False)


def as_github(diagnostic: Diagnostic) -> str:
    """One GitHub Actions annotation line (`::error file=…,line=…::…`)."""
    level = {"error": "error", "warning": "warning", "note": "notice"}[diagnostic.severity]

    def data(words: str) -> str:
        return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def attribute(words: str) -> str:
        return data(words).replace(":", "%3A").replace(",", "%2C")

    at = diagnostic.at
    words = diagnostic.message + (f"\n{diagnostic.hint}" if diagnostic.hint else "")
    return f"::{level} file={attribute(at.file)},line={at.line},col={at.col},title={diagnostic.code}::{data(words)}"


def as_sarif(diagnostics: Sequence[Diagnostic], catalogue: Sequence[Code], version: str) -> str:
    """A SARIF 2.1.0 log with the catalogue as its rules."""
    used = {d.code for d in diagnostics}
    rules = [{"id": c.code, "name": c.name, "fullDescription": {"text": c.page}} for c in catalogue if c.code in used]
    results = [
        {
            "ruleId": d.code,
            "level": d.severity,
            "message": {"text": d.message + (f" {d.hint}" if d.hint else "")},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(d.at.file)},
                        "region": {"startLine": d.at.line, "startColumn": d.at.col},
                    }
                }
            ],
        }
        for d in diagnostics
    ]
    run = {
        "tool": {"driver": {"name": "handbook", "version": version, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False)


def report(shape: str, diagnostics: Sequence[Diagnostic], catalogue: Sequence[Code], version: str) -> str:
    """All findings in one of the shapes text, json, github and sarif."""
    if shape == "json":
        return as_json(diagnostics)
    if shape == "sarif":
        return as_sarif(diagnostics, catalogue, version)
    return "\n".join(map(as_github if shape == "github" else as_text, diagnostics))


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
        replace(d, at=shown(d.at), related=tuple((shown(at), words) for at, words in d.related)) for d in diagnostics
    ]
