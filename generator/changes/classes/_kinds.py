"""Which kinds of entity belong together when their lives are told."""

from __future__ import annotations

STRATEGY = frozenset({"vision", "aim", "objective", "principle", "enabler", "outcome"})
"""Kinds that say what the organisation wants to bring about."""
PLANS = frozenset({"commitment", "milestone", "phase"})
"""Kinds that say what is to be done by when."""
ALONE = frozenset(
    {"body", "post", "function", "designation", "agreement", "risk", "definition", "decision", "change_event"}
)
"""Kinds that have classes to themselves."""
