"""Findings as people and other tools read them: text in groups, JSON, GitHub annotations, SARIF."""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import quote

from generator.diagnostics import SEVERITIES, At, Code, Diagnostic, Waived, as_text, counts, waived_words


def report(shape: str, diagnostics: Sequence[Diagnostic], catalogue: Sequence[Code], version: str) -> str:
    """All findings in one of the shapes text, json, github and sarif."""
    if shape == "json":
        return as_json(diagnostics, catalogue)
    if shape == "sarif":
        return as_sarif(diagnostics, catalogue, version)
    return "\n".join(map(as_github, diagnostics)) if shape == "github" else as_groups(diagnostics, catalogue)


def as_groups(diagnostics: Sequence[Diagnostic], catalogue: Sequence[Code]) -> str:
    """Findings sort by sort, the worst first: a heading with a count and why it matters, then each in its place."""
    known = {code.code: code for code in catalogue}
    groups: dict[str, list[Diagnostic]] = {}
    for found in diagnostics:
        groups.setdefault(found.code, []).append(found)
    ordered = sorted(groups.items(), key=lambda one: (min(SEVERITIES.index(d.severity) for d in one[1]), one[0]))
    return "\n\n".join("\n".join([*_heading(known.get(name), found), *map(as_text, found)]) for name, found in ordered)


def _heading(code: Code | None, found: Sequence[Diagnostic]) -> list[str]:
    if code is None:
        return []
    number = "1 finding" if len(found) == 1 else f"{len(found)} findings"
    return [f"{code.code}, {code.title} ({number}): {code.why}"]


def as_json(diagnostics: Sequence[Diagnostic], catalogue: Sequence[Code] = ()) -> str:
    """All findings as one JSON object with a count; those that are waived are counted by themselves."""
    why = {code.code: code.why for code in catalogue}
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
            "why": why.get(d.code, ""),
            "question": d.question,
            "waived": _waived_value(d.waived),
        }
        for d in diagnostics
    ]
    numbers = {**counts(diagnostics), "waived": sum(d.waived is not None for d in diagnostics)}
    return json.dumps({"counts": numbers, "findings": rows}, indent=2, ensure_ascii=False)


def _waived_value(by: Waived | None) -> dict[str, object] | None:
    if by is None:
        return None
    place = {"file": by.at.file, "line": by.at.line}
    return {"severity": by.severity, "who": by.who, "why": by.why, "until": by.until, **place}


def as_github(diagnostic: Diagnostic) -> str:
    """One GitHub Actions annotation line (`::error file=…,line=…::…`)."""
    level = {"error": "error", "warning": "warning", "note": "notice"}[diagnostic.severity]

    def data(words: str) -> str:
        return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def attribute(words: str) -> str:
        return data(words).replace(":", "%3A").replace(",", "%2C")

    at = diagnostic.at
    words = "\n".join(
        [
            diagnostic.message,
            *([diagnostic.hint] if diagnostic.hint else []),
            *(f"see {at.file}:{at.line}: {said}" for at, said in diagnostic.related),
            *([f"waived {waived_words(diagnostic.waived)}"] if diagnostic.waived else []),
        ]
    )
    return f"::{level} file={attribute(at.file)},line={at.line},col={at.col},title={diagnostic.code}::{data(words)}"


def as_sarif(diagnostics: Sequence[Diagnostic], catalogue: Sequence[Code], version: str) -> str:
    """A SARIF 2.1.0 log: the sorts of finding as its rules, related places, waivers as suppressions."""
    used = {d.code for d in diagnostics}
    rules = [
        {
            "id": c.code,
            "name": c.name,
            "shortDescription": {"text": c.title},
            "fullDescription": {"text": c.page},
            "help": {"text": c.page},
            "defaultConfiguration": {"level": c.severity},
        }
        for c in catalogue
        if c.code in used
    ]
    place_of = {rule["id"]: index for index, rule in enumerate(rules)}
    results = []
    for d in diagnostics:
        result: dict[str, object] = {
            "ruleId": d.code,
            "level": d.waived.severity if d.waived else d.severity,
            "message": {"text": d.message + (f" {d.hint}" if d.hint else "")},
            "locations": [_location(d.at)],
        }
        if d.code in place_of:
            result["ruleIndex"] = place_of[d.code]
        if d.related:
            result["relatedLocations"] = [
                {"id": number, **_location(at), "message": {"text": words}}
                for number, (at, words) in enumerate(d.related, start=1)
            ]
        if d.waived:
            result["suppressions"] = [
                {
                    "kind": "external",
                    "status": "accepted",
                    "justification": f"{d.waived.who}, until {d.waived.until}: {d.waived.why}",
                    "location": _location(d.waived.at),
                }
            ]
        results.append(result)
    run = {
        "tool": {"driver": {"name": "handbook", "version": version, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False)


def _location(at: At) -> dict[str, object]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(at.file)},
            "region": {"startLine": at.line, "startColumn": at.col},
        }
    }
