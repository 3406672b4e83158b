"""The answers to requirements as plain values, for the command, the CSV and the digest alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.diagnostics import Ref
from generator.kinds._entity import Source
from generator.requirements import Judged, Verdict


def conformance_value(every: Iterable[Judged]) -> list[dict[str, Any]]:
    """Each framework with the answer to each of its requirements."""
    return [
        {
            "id": judged.framework.id,
            "name": judged.framework.name,
            "counts": judged.counts(),
            "requirements": [_verdict(judged, verdict) for verdict in judged.verdicts],
        }
        for judged in every
    ]


def _verdict(judged: Judged, verdict: Verdict) -> dict[str, Any]:
    asked = verdict.requirement
    return {
        "id": asked.id,
        "code": asked.code,
        "theme": asked.theme or "",
        "name": asked.name,
        "text": asked.text or "",
        "answer": verdict.answer,
        "why": verdict.why,
        "evidence": [
            {"kind": end.kind, "id": end.id} if isinstance(end, Ref) else {"kind": end.kind, "withheld": True}
            for end in verdict.evidence
        ],
        "rests_on": list(verdict.rests_on),
        "sources": [_source(judged, source) for source in asked.said()],
    }


def _source(judged: Judged, source: Source) -> dict[str, str]:
    document = judged.framework.document(source.document)
    value = {"document": document.name if document is not None else source.document, "at": source.at}
    return {**{name: said for name, said in value.items() if said}, "status": source.status}
