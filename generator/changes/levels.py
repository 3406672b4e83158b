"""Which level a class of change has: by its code, or by the beginning of its code."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.changes.change import Level

OTHERWISE: Level = "noting"
"""The level of a class that nothing is said of."""


def fits(pattern: str, code: str) -> bool:
    """Whether a code, or a beginning of codes with a star behind it, covers a code."""
    return code.startswith(pattern[:-1]) if pattern.endswith("*") else code == pattern


def level_of(configured: Mapping[str, Level]) -> Callable[[str], Level]:
    """What the level of a code is: of all that fit, the most exact counts."""

    def level(code: str) -> Level:
        found = [pattern for pattern in configured if fits(pattern, code)]
        best = max(found, key=lambda pattern: (not pattern.endswith("*"), len(pattern)), default=None)
        return configured[best] if best is not None else OTHERWISE

    return level
