"""Entries that do not say where they come from."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, rule


@rule("GOV901", "error")
def check(model: Model) -> Iterator[Finding]:
    """An entry that has no source, neither of its own nor from its parent or its file. Documents need none.

    A handbook is trusted because every fact in it can be traced. A reader who doubts a fact, and an officer who has
    to renew it, must be able to see where it came from. Entries written inside another, such as members and
    portfolio lines, take the sources of the entry around them.

    Add `sources` with the document and the heading. Where the fact is yours, say so with the status `illustrative`
    or `external`; several entries of one file can share sources under `defaults`.

    Example: the body 'Audit Committee' has no source
    """
    for entity in model.every():
        parent = model.find(*entity.facts.lifted_from) if entity.facts.lifted_from else None
        if not entity.NEEDS_SOURCE or entity.said() or (parent is not None and not parent.said()):
            continue
        yield Finding(
            entity.ref,
            f"the {entity.kind_name().replace('_', ' ')} '{entity.title}' has no source",
            "add `sources: [{document: …, at: …}]`, or the status illustrative where it is your own",
        )
