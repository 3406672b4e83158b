"""A change report as data."""

from __future__ import annotations

import json
from typing import Any

from generator.changes.change import Change
from generator.changes.report import Report, State
from generator.diagnostics import Ref
from generator.reports import shape
from generator.vocabulary import word

SCHEMA_VERSION = "1.0"


@shape("json")
def make(report: Report) -> bytes:
    """One object: the two states, how many changes of each level, and every change with the edits behind it."""
    value = {
        "schema_version": SCHEMA_VERSION,
        "old": _state(report.old),
        "new": _state(report.new),
        "read": report.reading,
        "counts": dict(report.counts),
        "summary": list(report.summary),
        "changes": [_change(report, one) for one in report.every],
        "pictures": [
            {
                "id": picture.drawing.id,
                "title": picture.drawing.title,
                "rows": [{"mark": r.mark, "means": r.word, "what": r.what, "detail": r.detail} for r in picture.rows],
            }
            for picture in report.pictures
        ],
    }
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()


def _state(state: State) -> dict[str, Any]:
    return {
        "id": state.id,
        "title": state.title,
        "read_from": state.where,
        "as_at": state.as_at,
        "state": state.state,
        "edition": state.edition,
        "version": state.version,
        "coverage": "partial" if state.partial else "whole",
    }


def _change(report: Report, one: Change) -> dict[str, Any]:
    side = report.old if one.in_old else report.new
    return {
        "code": one.code,
        "class": one.sort.name,
        "level": one.level,
        "level_means": word("change_level", one.level),
        "theme": one.sort.theme,
        "breaks": one.sort.breaks,
        "entity": {**_ref(one.ref), "title": one.title},
        "what": one.what,
        "before": one.before or None,
        "after": one.after or None,
        "place": {
            "of": "old" if one.in_old else "new",
            "file": f"{side.prefix}{one.at.file}",
            "line": one.at.line,
            "col": one.at.col,
        },
        "source_status": {"before": one.status_before, "after": one.status_after},
        "affected": [{**_ref(ref), "title": title} for ref, title in one.affected],
        "edits": [
            {
                **_ref(edit.ref),
                "field": edit.field.rstrip("_") if edit.field else None,
                "before": edit.before,
                "after": edit.after,
                "compared_with": _ref(edit.heir) if edit.heir else None,
            }
            for edit in one.edits
        ],
    }


def _ref(ref: Ref) -> dict[str, str]:
    return {"kind": ref.kind, "id": ref.id}
